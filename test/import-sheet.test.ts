import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbook } from '../documents/xlsx';
import { lookAtSheet } from '../jobs/staff/import-sheet';
import { touchDirectory } from '../models/office';
import type { Attachment } from '../models/tickets/ticket';
import { insert } from '../models/store/transaction';
import { Street } from './street';

const ADMINISTRATOR = '主任己';
let street: Street;
let folder: string;
let personId: number;

beforeEach(async () => {
  street = await Street.open();
  folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-sheet-'));
  personId = street.house.office.current().directory.personOf('zhuren_ji') ?? 0;
  await street.house.database.write(async (tx) => {
    await insert(tx, 'role', { personId, gridId: 1, role: 'administrator', desk: null, origin: 'sheet' });
    await touchDirectory(tx);
  });
  await street.house.office.refresh();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await street.close();
});

const last = (): string => street.heard(ADMINISTRATOR).slice(-2).join('\n');

/** The file as it lies on the disk; gone: removed by what looked at it. */
let gone: string[] = [];

async function arrives(...rows: string[][]): Promise<void> {
  const [head = [], ...filled] = rows;
  const columns = head.map((title) => ({ title }));
  const file = path.join(folder, 'x.xlsx');
  writeFileSync(file, await workbook([{ name: '地点', columns, rows: filled }]));
  const { database, office } = street.house;
  gone = [];
  const remove = async (sha256: string): Promise<void> => void gone.push(sha256);
  const options = {
    database,
    office: office.current,
    clock: street.clock,
    folder: { pathOf: () => file, remove },
  };
  const stored = { sha256: 'x', contentType: 'application/zip', bytes: 1, storedAt: street.clock.now() };
  const sent = { personId, kind: 'file', purpose: 'report', mediaId: 'm', channel: 'app', state: 'stored' };
  const rest = { createdAt: street.clock.now(), sha256: 'x', attempt: 0, notBefore: 0, located: 0 };
  const id = await database.write(async (tx) => {
    await insert(tx, 'stored_file', stored);
    return insert(tx, 'attachment', { ...sent, ...rest });
  });
  await lookAtSheet(options, { id, personId, sha256: 'x' } as Attachment);
  await street.settle();
}

test('a file from the administrator is looked at, and written when he says so', async () => {
  await arrives(['地点', '网格'], ['25号楼', '幸福社区/第1网格']);
  expect(last()).toContain('会改这些（地点 新增 1）：\n＋ 地点：幸福社区/第1网格 25号楼');
  expect(await street.count('place', 'name = ?', ['25号楼'])).toBe(0);
  // It may name people and their phones: nothing of it lies on the disk until he decides.
  expect(gone).toEqual(['x']);
  expect(await street.count('attachment')).toBe(0);
  await street.player(ADMINISTRATOR).taps('导入');
  await street.settle();
  expect(last()).toContain('导入好了：地点 新增 1。');
  expect(await street.count('place', 'name = ?', ['25号楼'])).toBe(1);
  expect(await street.troubles()).toEqual([]);
});

test('faults come back with row and remedy, and nothing is written', async () => {
  await arrives(['地点', '网格'], ['25号楼', '幸福社区/第9网格'], ['', '幸福社区']);
  expect(last()).toMatch(/^[\s\S]*有 2 处要改，什么也没有导入：\n地点 第 2 行：没有网格“幸福社区\/第9网格”/);
  expect(last()).toContain('地点 第 3 行：“地点”是空的，请填上居民怎么叫它，比如 3号楼。');
});

test('导入 tells the way', async () => {
  await street.player(ADMINISTRATOR).says('导入');
  await street.settle();
  expect(last()).toContain('npm run -s xiaoge -- import');
});
