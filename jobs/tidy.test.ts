import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../models/store/database';
import { FileFolder } from '../models/exchange/file-folder';
import { insert } from '../models/store/transaction';
import { borrowDatabase, openDatabase, type TestDatabase } from '../test/database';
import { Tidier } from './tidy';

const DAY = 86_400_000;
const START = 1_700_000_000_000;
let made: TestDatabase;
let database: Database;
let root: string;
let folder: FileFolder;
let now: number;
let tidier: Tidier;

beforeEach(async () => {
  made = await borrowDatabase();
  database = await openDatabase(made);
  root = mkdtempSync(path.join(tmpdir(), 'xiaoge-tidy-'));
  folder = new FileFolder(root);
  now = START;
  tidier = new Tidier(database, folder, { now: () => now });
});
afterEach(async () => {
  await database.close();
  await made.drop();
  rmSync(root, { recursive: true, force: true });
});

/** On the disk for days, whatever the clock of the house says. */
const age = (file: string): void => utimesSync(file, 1_600_000_000, 1_600_000_000);

/** A stored file with these words in it; its SHA-256. */
async function store(words: string): Promise<string> {
  const arrived = await folder.freshPath();
  const thumbnail = await folder.freshPath();
  for (const file of [arrived, thumbnail]) writeFileSync(file, words);
  const { sha256, bytes } = await folder.keep(arrived, thumbnail);
  age(folder.pathOf(sha256));
  const file = { sha256, contentType: 'image/jpeg', bytes, storedAt: now };
  await database.write((tx) => insert(tx, 'stored_file', file));
  return sha256;
}

const attach = (sha256: string, more: { ticketId?: number; disputeId?: number } = {}): Promise<number> =>
  database.write((tx) =>
    insert(tx, 'attachment', {
      personId: 1,
      kind: 'image',
      purpose: 'report',
      mediaId: sha256,
      channel: 'kf',
      createdAt: now,
      state: 'stored',
      sha256,
      ...more,
    }),
  );

async function tidy(): Promise<void> {
  while ((await tidier.pass()) > 0);
}
const isThere = (sha256: string): boolean =>
  existsSync(folder.pathOf(sha256)) || existsSync(folder.pathOf(sha256, true));

test('what nobody needs goes after a month, what belongs to a ticket or a dispute stays', async () => {
  const [loose, ofTicket, ofDispute, drawn] = [
    await store('loose'),
    await store('of a ticket'),
    await store('of a dispute'),
    await store('a sheet that was drawn and sent'),
  ];
  await attach(loose);
  await attach(ofTicket, { ticketId: 1 });
  await attach(ofTicket);
  await attach(ofDispute, { disputeId: 1 });
  await tidy();
  expect([loose, ofTicket, ofDispute, drawn].map(isThere)).toEqual([true, true, true, true]);
  now += 31 * DAY;
  await tidy();
  expect([loose, ofTicket, ofDispute, drawn].map(isThere)).toEqual([false, true, true, false]);
  expect(await database.rows('SELECT sha256 FROM stored_file')).toHaveLength(2);
  expect(await database.rows('SELECT id FROM attachment')).toHaveLength(2);
});

test('the same bytes that came again meanwhile are not taken away', async () => {
  const sha256 = await store('twice');
  now += 31 * DAY;
  const again = await folder.freshPath();
  writeFileSync(again, 'twice');
  await folder.keep(again);
  await tidy();
  expect(isThere(sha256)).toBe(true);
});

test('what broke off on its way is swept, what is on its way is not', async () => {
  const [broken, coming] = [await folder.freshPath(), await folder.freshPath()];
  for (const file of [broken, coming]) writeFileSync(file, 'half');
  age(broken);
  await tidy();
  expect([broken, coming].map((file) => existsSync(file))).toEqual([false, true]);
});

test('records of the program are kept as long as docs/privacy.md says', async () => {
  await database.write(async (tx) => {
    await insert(tx, 'job_run', { name: 'old', tick: 1, startedAt: now });
    await insert(tx, 'audit_entry', { at: now, personId: 1, action: 'phone.read', object: 'ticket 1' });
  });
  now += 401 * DAY;
  await database.write((tx) => insert(tx, 'job_run', { name: 'new', tick: 2, startedAt: now }));
  await tidy();
  expect(await database.rows('SELECT name FROM job_run')).toEqual([{ name: 'new' }]);
  expect(await database.rows('SELECT id FROM audit_entry')).toHaveLength(1);
  now += 3 * 365 * DAY;
  await tidy();
  expect(await database.rows('SELECT id FROM audit_entry')).toEqual([]);
});

test('after 90 days a patrol says what was looked at and not who walked', async () => {
  const walked = { gridId: 1, startedAt: START, endedAt: START, note: '都好', kind: 'live' };
  const [patrolId] = await database.write(async (tx) => {
    const id = await insert(tx, 'patrol', { personId: 7, ...walked });
    for (const personId of [8, 9]) await insert(tx, 'patrol_companion', { patrolId: id, personId });
    return [id, await insert(tx, 'patrol_stop', { patrolId: id, pointId: 3, reachedAt: START })];
  });
  const who = (): Promise<{ personId: number }[]> =>
    database.rows('SELECT personId FROM patrol UNION ALL SELECT personId FROM patrol_companion', []);
  now = START + 89 * DAY;
  await tidier.pass();
  expect((await who()).map(({ personId }) => personId)).toEqual([7, 8, 9]);
  now = START + 91 * DAY;
  while ((await tidier.pass()) > 0);
  expect((await who()).map(({ personId }) => personId)).toEqual([0, 0, 0]);
  const stops = await database.rows('SELECT pointId FROM patrol_stop WHERE patrolId = ?', [patrolId]);
  expect(stops).toHaveLength(1);
});
