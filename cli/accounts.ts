import type { Config } from '../config';
import { accountPlaces, placeAccount } from '../models/exchange/account-places';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { clientOf, managedAccounts } from './door-links';
import { findNode, pathOf } from './group';
import { CommandError, print } from './output';

const CLEAR = '清除';

/** `account [客服账号] [节点名]`: which customer service account serves which street; without words the list. */
export async function accounts(database: Database, config: Config, [named, node]: string[]): Promise<void> {
  if (config.wecom === null) throw new CommandError('没有 WECOM_* 设置：客服账号要从企业微信读。');
  const directory = await loadDirectory(database);
  const known = await managedAccounts(database, clientOf(config.wecom));
  if (known.length === 0)
    throw new CommandError('没有可用的客服账号：请在管理后台把微信客服交给这个应用管理。');
  if (named === undefined) {
    for (const { openKfId, name, gridId } of known) {
      const grid = gridId === null ? undefined : directory.grid(gridId);
      print(`${openKfId}\t${name}\t${grid ? pathOf(directory, grid) : '没有定，哪个街道都可以用'}`);
    }
    const given = (await accountPlaces(database)).filter(({ gridId }) => gridId !== null);
    for (const { openKfId } of given.filter(
      (one) => !known.some((account) => account.openKfId === one.openKfId),
    ))
      print(`${openKfId}\t企业微信里没有，或没有交给这个应用管理：请核对表里写的编号`);
    return;
  }
  const account = known.find(({ openKfId, name }) => openKfId === named || name === named);
  if (!account)
    throw new CommandError(
      `没有客服账号“${named}”。有：${known.map(({ openKfId, name }) => `${name}（${openKfId}）`).join('、')}`,
    );
  if (node === undefined) throw new CommandError('用法：account <客服账号> <街道或社区>；“清除”就是不定。');
  const grid = node === CLEAR ? null : findNode(directory, node);
  await database.write((tx) => placeAccount(tx, account.openKfId, grid?.id ?? null, Date.now()));
  print(
    grid
      ? `${account.name} 归${pathOf(directory, grid)}：那里新印的门码用它，从它进来的居民先算那里的。`
      : `${account.name} 不再归哪个街道。`,
  );
}
