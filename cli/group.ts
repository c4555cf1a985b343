import type { Database } from '../models/store/database';
import type { Directory } from '../models/staff/directory';
import { loadDirectory } from '../models/staff/stored-directory';
import type { Grid } from '../models/staff/grid';
import { touchDirectory } from '../models/office';
import { CommandError, print } from './output';

const CLEAR = '清除';
const USAGE = '用法：npm run -s xiaoge -- group <节点名> <webhook 地址或 key>；“清除”代替 key 就取消。';

/** Sets or clears the work group of a node: the key of its robot, sealed. Groups are only posted to, never listened to. */
export async function setGroup(database: Database, [name, given]: string[]): Promise<void> {
  const directory = await loadDirectory(database);
  if (name === undefined) return listGroups(directory);
  const grid = findNode(directory, name);
  if (given === undefined) throw new CommandError(USAGE);
  const key = given === CLEAR ? null : keyIn(given);
  await database.write(async (tx) => {
    const sealed = key === null ? null : tx.vault.seal(key);
    await tx.run('UPDATE grid SET groupKey = ? WHERE id = ?', [sealed, grid.id]);
    await touchDirectory(tx);
  });
  print(
    key === null
      ? `${pathOf(directory, grid)} 的工作群已取消。`
      : `${pathOf(directory, grid)} 的工作群已登记。`,
  );
}

/** The key alone, or the whole address the robot shows. Throws CommandError. */
export function keyIn(given: string): string {
  const key = /^https?:/.test(given) ? new URL(given).searchParams.get('key') : given;
  if (!key || !/^[0-9A-Za-z-]{8,64}$/.test(key))
    throw new CommandError(
      `这不像群机器人的 key：应是添加机器人时显示的地址，或其中 key= 后面的部分。\n${USAGE}`,
    );
  return key;
}

/** 幸福社区, or with the nodes above it: 幸福社区/第2网格. Throws CommandError when none or several fit. */
export function findNode(directory: Directory, name: string): Grid {
  const found = directory.grids.filter(
    (grid) =>
      grid.name === name || pathOf(directory, grid) === name || pathOf(directory, grid).endsWith(`/${name}`),
  );
  const [only, second] = found;
  if (only && !second) return only;
  const names = (found.length > 0 ? found : directory.grids).map((grid) => pathOf(directory, grid));
  throw new CommandError(
    `${found.length > 0 ? `“${name}”有几个` : `没有“${name}”`}，请写其中一个：${names.join('、')}`,
  );
}

/** 青石街道/幸福社区/第2网格 */
export function pathOf(directory: Directory, grid: Grid): string {
  return directory
    .upwards(grid.id)
    .map((node) => node.name)
    .toReversed()
    .join('/');
}

function listGroups(directory: Directory): void {
  for (const grid of directory.grids)
    print(`${pathOf(directory, grid)}\t${grid.groupKey === null ? '没有工作群' : '有工作群'}`);
}
