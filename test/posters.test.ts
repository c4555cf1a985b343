import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { invite, posters } from '../cli/posters';
import type { Config } from '../config';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { Street } from './street';

let street: Street;
let out: string;
let config: Config;

beforeEach(async () => {
  street = await Street.open();
  out = mkdtempSync(path.join(tmpdir(), 'xiaoge-posters-'));
  config = { ...street.house.config, wecom: street.wecom };
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true, force: true });
  await street.close();
});

const links = (): Promise<{ name: string; value: string }[]> =>
  street.rows("SELECT name, value FROM setting WHERE name LIKE 'link %' ORDER BY name");

test('every door has its own address from the platform, and keeps it when it is printed again', async () => {
  const { database } = street.house;
  await posters(database, config, { grid: '幸福社区/第2网格', out, renew: false });
  const first = await links();
  expect(first.map(({ name }) => name)).toEqual(['link b-3', 'link b-4', 'link b-5', 'link b-6']);
  expect(new Set(first.map(({ value }) => value)).size).toBe(4);
  expect(['海报-第2网格.pdf', '名片-第2网格.pdf'].map((name) => existsSync(path.join(out, name)))).toEqual([
    true,
    true,
  ]);
  await posters(database, config, { grid: '幸福社区/第2网格', out, renew: false });
  expect(await links()).toEqual(first);
});

test('an invitation is a code of its own each time; a firm nobody knows gets none', async () => {
  const { database } = street.house;
  await database.write(async (tx) => {
    await insert(tx, 'owner', { gridId: 1, name: '安居物业', kind: 'property', phone: null });
    await touchDirectory(tx);
  });
  await invite(database, config, ['安居物业'], out);
  await invite(database, config, ['安居物业'], out);
  expect(await street.count('outside_handler', 'personId IS NULL')).toBe(2);
  expect(existsSync(path.join(out, '邀请-安居物业.pdf'))).toBe(true);
  await expect(invite(database, config, ['别家物业'], out)).rejects.toThrow('没有单位“别家物业”');
});
