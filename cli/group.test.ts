import type { Database } from '../models/store/database';
import { directoryVersion, loadDirectory } from '../models/staff/stored-directory';
import { borrowDatabase, openDatabase, type TestDatabase } from '../test/database';
import { findNode, keyIn, setGroup } from './group';
import { seedSampleStreet } from './seed';

let made: TestDatabase;
let database: Database;
beforeEach(async () => {
  made = await borrowDatabase();
  database = await openDatabase(made);
  await seedSampleStreet(database, 0);
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await database.close();
  await made.drop();
});

const KEY = '693a91f6-7a8e-4bc4-97a0-0ec2sifa5aaa';

test('a group is kept sealed, and running servers hear of it', async () => {
  const before = await directoryVersion(database);
  await setGroup(database, [
    '幸福社区/第2网格',
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`,
  ]);
  const directory = await loadDirectory(database);
  const sealed = findNode(directory, '幸福社区/第2网格').groupKey ?? '';
  expect(sealed).not.toContain(KEY);
  expect(database.vault.open(sealed)).toBe(KEY);
  await expect(directoryVersion(database)).resolves.not.toBe(before);
});

test('and cleared', async () => {
  await setGroup(database, ['幸福社区', '清除']);
  expect(findNode(await loadDirectory(database), '幸福社区').groupKey).toBeNull();
});

test('a name that fits several nodes, or none, changes nothing', async () => {
  await expect(setGroup(database, ['第2网格', KEY])).rejects.toThrow('幸福社区/第2网格');
  await expect(setGroup(database, ['南山社区', KEY])).rejects.toThrow('没有“南山社区”');
});

test('what is no key is refused', () => {
  expect(() => keyIn('https://example.org/')).toThrow('不像');
  expect(() => keyIn('short')).toThrow('不像');
  expect(keyIn(KEY)).toBe(KEY);
});
