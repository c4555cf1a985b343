import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WecomClient } from '../bot/api-client';
import { accounts } from '../cli/accounts';
import { posters } from '../cli/posters';
import type { Config } from '../config';
import { report } from '../actions/tickets/report';
import { touchDirectory } from '../models/office';
import { findPerson, meetPerson } from '../models/staff/persons';
import { insert } from '../models/store/transaction';
import { Street } from './street';

const FIRST = { openKfId: 'wkSampleStreet', name: '青石街道邻里服务', managed: true };
const SECOND = { openKfId: 'wkSecondStreet', name: '白石街道邻里服务', managed: true };
let street: Street;
let out: string;
let config: Config;
let said: string[];
let secondStreet: number;

/** A second street in the same house, with a 3号楼 of its own. */
beforeAll(async () => {
  street = await Street.open();
  out = mkdtempSync(path.join(tmpdir(), 'xiaoge-accounts-'));
  config = { ...street.house.config, wecom: street.wecom };
  secondStreet = await street.house.database.write(async (tx) => {
    const id = await insert(tx, 'grid', { level: 'street', name: '白石街道', parentId: null });
    const node = await insert(tx, 'grid', { level: 'community', name: '白云社区', parentId: id });
    const place = { kind: 'building', name: '3号楼', number: '3', units: 2, aliases: '', gridId: node };
    await insert(tx, 'place', { ...place, scene: 'by-3' });
    await touchDirectory(tx);
    return id;
  });
  await street.house.office.refresh();
  jest.spyOn(WecomClient.prototype, 'listAccounts').mockResolvedValue([FIRST, SECOND]);
  jest
    .spyOn(WecomClient.prototype, 'entryLink')
    .mockImplementation((account, scene) => Promise.resolve(`https://kf/${account}?${scene}`));
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true, force: true });
  await street.close();
});

const linkOf = async (scene: string): Promise<string | undefined> =>
  (await street.rows<{ value: string }>('SELECT value FROM setting WHERE name = ?', [`link ${scene}`]))[0]
    ?.value;
const print = (grid: string, renew = false): Promise<void> =>
  posters(street.house.database, config, { grid, out, renew });

test('each street has its own account: doors, and who comes in by it', async () => {
  const { database } = street.house;
  await print('白云社区');
  expect(await linkOf('by-3')).toBe('https://kf/wkSampleStreet?by-3');

  await accounts(database, config, ['青石街道邻里服务', '青石街道']);
  await accounts(database, config, ['wkSecondStreet', '白石街道']);
  await accounts(database, config, []);
  expect(said.join('')).toMatch(/wkSampleStreet\t.*\t青石街道\nwkSecondStreet\t.*\t白石街道/);
  await expect(accounts(database, config, ['别的', '白石街道'])).rejects.toThrow('没有客服账号“别的”');

  // What hangs on the doors stays, until somebody wants it otherwise.
  await print('白云社区');
  expect(said.join('')).toContain('1 个门码还是以前的客服账号');
  expect(await linkOf('by-3')).toBe('https://kf/wkSampleStreet?by-3');
  await print('白云社区', true);
  expect(await linkOf('by-3')).toBe('https://kf/wkSecondStreet?by-3');
  await print('幸福社区/第2网格');
  expect(await linkOf('b-3')).toBe('https://kf/wkSampleStreet?b-3');

  await accounts(database, config, ['wkSecondStreet', '白云社区']);
  await accounts(database, config, ['wkSampleStreet', '白云社区']);
  await expect(print('幸福社区/第3网格')).rejects.toThrow('客服账号都归了别的街道。请给青石街道一个');
  await accounts(database, config, ['wkSampleStreet', '清除']);
  await print('幸福社区/第3网格');
});

test('who writes to the account of a street without saying where belongs to it', async () => {
  const { database, office } = street.house;
  await accounts(database, config, ['wkSecondStreet', '白石街道']);
  const now = street.clock.now();
  const contact = { channel: 'kf' as const, account: SECOND.openKfId, externalId: 'wm-second' };
  const gridId = await database.write(async (tx) => {
    const person = await meetPerson(tx, contact, now);
    const context = { tx, office: office.current(), now, actorId: person.id };
    const facts = {
      category: '0203',
      placeId: null,
      placeText: '',
      subject: '路灯不亮',
      description: '路灯',
    };
    const ticket = await report(context, person, 'kf', { ...facts, urgency: 'normal', confirmed: true });
    return ticket.gridId;
  });
  expect(gridId).toBe(secondStreet);
  expect((await findPerson(database, contact))?.accountGridId).toBe(secondStreet);
});
