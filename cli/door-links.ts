import { WecomClient } from '../bot/api-client';
import { systemClock } from '../bot/clock';
import { hintFor, WecomRefused } from '../bot/errors';
import type { Config, WecomSettings } from '../config';
import { accountFor, accountPlaces, type AccountPlace } from '../models/exchange/account-places';
import type { Database } from '../models/store/database';
import type { Directory } from '../models/staff/directory';
import { entryLinks, keepEntryLink, linkAccounts } from '../models/residents/entry-links';
import { CommandError, explain } from './output';

/** A code to be printed: its scene, and the node it stands in. */
export interface Door {
  scene: string;
  gridId: number;
}

export const clientOf = (wecom: WecomSettings): WecomClient =>
  new WecomClient({ ...wecom, base: wecom.apiBase, clock: systemClock });

/** Every account this app manages, with the node it serves, as far as somebody said. */
export async function managedAccounts(
  database: Database,
  client: Pick<WecomClient, 'listAccounts'>,
): Promise<(AccountPlace & { name: string })[]> {
  const places = new Map((await accountPlaces(database)).map(({ openKfId, gridId }) => [openKfId, gridId]));
  const managed = (await client.listAccounts()).filter((account) => account.managed);
  return managed.map(({ openKfId, name }) => ({ openKfId, name, gridId: places.get(openKfId) ?? null }));
}

/**
 * The addresses behind the codes, each of the account of its street. What WeCom gave before is used again, for a printed
 * code stays good; for new doors it is asked once (P94665). `renew`: also for doors whose street has another account now.
 */
export async function doorLinks(
  database: Database,
  config: Config,
  directory: Directory,
  doors: readonly Door[],
  renew: boolean,
): Promise<Map<string, string>> {
  const scenes = doors.map(({ scene }) => scene);
  const { wecom } = config;
  if (wecom === null)
    return new Map(scenes.map((scene) => [scene, `http://127.0.0.1:${config.port}/sim/#${scene}`]));
  const links = await entryLinks(database, scenes);
  const used = await linkAccounts(database, scenes);
  if (!renew && doors.every(({ scene }) => links.has(scene)) && used.size === 0) return links;
  const client = clientOf(wecom);
  try {
    const accounts = await managedAccounts(database, client);
    const moved: Door[] = [];
    for (const door of doors) {
      const account = accountFor(directory, accounts, door.gridId);
      if (account === null) throw noAccount(directory, door.gridId, accounts.length);
      const other = used.get(door.scene) !== undefined && used.get(door.scene) !== account;
      if (other && !renew) moved.push(door);
      if (links.has(door.scene) && !(renew && used.get(door.scene) !== account)) continue;
      const link = await client.entryLink(account, door.scene);
      await database.write((tx) => keepEntryLink(tx, door.scene, link, account));
      links.set(door.scene, link);
    }
    if (moved.length > 0)
      explain(`${moved.length} 个门码还是以前的客服账号，扫了照样能用；要换成现在的加 --renew，再重新张贴。`);
  } catch (error) {
    if (error instanceof WecomRefused) throw new CommandError(`门码没有要到：${hintFor(error.errcode)}`);
    throw error;
  }
  return links;
}

function noAccount(directory: Directory, gridId: number, accounts: number): CommandError {
  if (accounts === 0) return new CommandError('没有可用的客服账号：请在管理后台把微信客服交给这个应用管理。');
  const street = directory.grid(directory.streetOf(gridId) ?? gridId)?.name ?? '';
  return new CommandError(
    `客服账号都归了别的街道。请给${street}一个：npm run -s xiaoge -- account <客服账号> ${street}`,
  );
}
