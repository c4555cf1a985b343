import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config';
import { drawCards, drawPosters } from '../documents/poster';
import { loadArrangement } from '../models/outside/arrangement';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import type { Place } from '../models/staff/grid';
import { inviteOutside } from '../models/outside/outside';
import { invitation, posterOf } from '../notices/residents/poster-words';
import { doorLinks } from './door-links';
import { findNode } from './group';
import { CommandError, print } from './output';

type Door = Place & { scene: string };

/** `posters --grid 幸福社区 --out 目录`: a poster and a sheet of cards for every door of a node, ready to print. */
export async function posters(
  database: Database,
  config: Config,
  { grid, out, renew }: { grid: string | undefined; out: string | undefined; renew: boolean },
): Promise<void> {
  if (grid === undefined || out === undefined)
    throw new CommandError('用法：npm run -s xiaoge -- posters --grid 幸福社区 --out 目录 [--renew]');
  const directory = await loadDirectory(database);
  const node = findNode(directory, grid);
  const below = new Set(directory.below(node.id));
  const doors = directory.places.filter(
    (place): place is Door => place.scene !== null && below.has(place.gridId),
  );
  if (doors.length === 0)
    throw new CommandError(`${node.name} 还没有带门码的地点，请先在“地点”表里导入楼栋。`);
  const links = await doorLinks(database, config, directory, doors, renew);
  const pages = doors.map((door) =>
    posterOf(directory, door, links.get(door.scene) ?? '', config.wecom === null),
  );
  const folder = path.resolve(out);
  await mkdir(folder, { recursive: true });
  await write(folder, `海报-${node.name}.pdf`, await drawPosters(pages, `${node.name} 海报`));
  await write(folder, `名片-${node.name}.pdf`, await drawCards(pages, `${node.name} 名片`));
  if (config.wecom === null) print('没有 WECOM_* 设置，码里是示范地址，只能看样子，不能张贴。');
}

/** `invite 安居物业 --out 目录`: a code for one person of an owner's firm, good once within a week, on a page to print or send. */
export async function invite(
  database: Database,
  config: Config,
  [name]: string[],
  out: string | undefined,
): Promise<void> {
  if (name === undefined || out === undefined)
    throw new CommandError('用法：npm run -s xiaoge -- invite 单位名 --out 目录');
  const { owners } = await loadArrangement(database);
  const owner = owners.find((one) => one.name === name);
  if (!owner)
    throw new CommandError(
      `没有单位“${name}”，请先在“单位”表里导入。有：${owners.map((one) => one.name).join('、')}`,
    );
  const directory = await loadDirectory(database);
  // One a street: each has its own account.
  const door = { scene: `outside-${directory.streetOf(owner.gridId) ?? 0}`, gridId: owner.gridId };
  const links = await doorLinks(database, config, directory, [door], false);
  const code = await database.write((tx) => inviteOutside(tx, owner.id, Date.now()));
  const link = `${links.get(door.scene) ?? ''}&scene_param=${encodeURIComponent(`o-${code}`)}`;
  const page = invitation(owner, link, config.wecom === null);
  const folder = path.resolve(out);
  await mkdir(folder, { recursive: true });
  await write(folder, `邀请-${owner.name}.pdf`, await drawPosters([page], `邀请 ${owner.name}`));
}

async function write(folder: string, name: string, content: Buffer): Promise<void> {
  const target = path.join(folder, name);
  await writeFile(`${target}.part`, content);
  await rename(`${target}.part`, target);
  print(target);
}
