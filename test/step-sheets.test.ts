import { randomBytes } from 'node:crypto';
import { organisationSheets } from '../actions/organisation/export';
import { importOrganisation, type ImportOutcome } from '../actions/organisation/import';
import { readKnown } from '../actions/organisation/known';
import { seedSampleStreet } from '../cli/seed';
import { workbook } from '../documents/xlsx';
import { readWorkbook, type SheetRead } from '../documents/xlsx-read';
import { Database } from '../models/database';
import { limitOf } from '../models/limits';
import { demandOf } from '../models/proof';
import { OfficeKeeper } from '../models/office';
import { changeWords, faultWords } from '../notices/organisation-words';
import { makeDatabase, type TestDatabase } from './database';
import { shanghai } from './street';

const NOW = shanghai('2026-11-24 09:00');
const ZONE = 'Asia/Shanghai';
let made: TestDatabase;
let database: Database;

beforeEach(async () => {
  made = await makeDatabase();
  database = await Database.open({
    databaseUrl: made.url,
    databaseSynchronous: 'NORMAL',
    dataKey: randomBytes(32),
  });
});
afterEach(async () => {
  await database.close();
  await made.drop();
});

async function bring(sheets: readonly SheetRead[]): Promise<ImportOutcome> {
  const office = (await OfficeKeeper.open(database, ZONE)).current();
  return database.write((tx) =>
    importOrganisation({ tx, office, now: NOW, actorId: null }, sheets, { preview: false, within: null }),
  );
}

async function exported(street: string): Promise<SheetRead[]> {
  const known = await readKnown(database, NOW);
  const { calendar } = (await OfficeKeeper.open(database, ZONE)).current();
  const top = known.grids.find(({ name }) => name === street);
  return readWorkbook(await workbook(organisationSheets(known, top?.id ?? 0, calendar)));
}

const sheet = (name: string, ...rows: string[][]): SheetRead => ({ name, rows });
const said = ({ faults, changes }: ImportOutcome): string[] => [
  ...faults.map(faultWords),
  ...changes.map(changeWords),
];

test('环节时限 and 办结要求: what the street sets is asked for, what it leaves out goes', async () => {
  await seedSampleStreet(database, NOW);
  const limits = ['网格', '环节', '急缓', '类别', '时限', '单位'];
  const file = [
    sheet(
      '环节时限',
      limits,
      ['', '到场', '一般', '', '2', '工作小时'],
      ['幸福社区', '接办', 'U1', '0203', '0.5', '小时'],
    ),
    sheet('办结要求', ['类别', '照片', '数量'], ['0203', '不要', ''], ['06', '要', '处']),
  ];
  expect(said(await bring(file))).toEqual([
    '＋ 环节时限：青石街道 到场 一般（2 工作小时）',
    '＋ 环节时限：青石街道/幸福社区 接办 特急 0203 楼道灯、小区灯不亮（0.5 小时）',
    '＋ 办结要求：0203 楼道灯、小区灯不亮（照片不要）',
    '＋ 办结要求：06 市容秩序（照片要、数量 处）',
  ]);
  const whole = await exported('青石街道');
  expect(said(await bring(whole))).toEqual([]);
  const office = (await OfficeKeeper.open(database, ZONE)).current();
  const gridId = office.directory.places.find(({ name }) => name === '3号楼')?.gridId ?? 0;
  const asked = (category: string) => demandOf(office, { gridId, category, source: 'resident' });
  expect([asked('0203'), asked('0601'), asked('0106'), asked('1307')]).toEqual([
    { photo: false, unit: '' },
    { photo: true, unit: '处' },
    { photo: true, unit: '' },
    { photo: false, unit: '' },
  ]);
  expect(limitOf(office, 'arrive', { gridId, category: '0106', urgency: 'normal' })).toEqual({
    amount: 2,
    unit: 'WH',
  });
  const none = [
    sheet('环节时限', limits, ['', '到场', '一般', '', '3', '工作小时']),
    sheet('办结要求', ['类别', '照片', '数量']),
  ];
  expect(said(await bring(none))).toEqual([
    '～ 环节时限：青石街道 到场 一般（2 工作小时 → 3 工作小时）',
    '－ 环节时限：青石街道/幸福社区 接办 特急 0203 楼道灯、小区灯不亮',
    '－ 办结要求：0203 楼道灯、小区灯不亮',
    '－ 办结要求：06 市容秩序',
  ]);
  const wrong = [
    sheet('环节时限', limits, ['', '接单', '一般', '02', '0', '工作小时']),
    sheet('办结要求', ['类别', '照片'], ['0203', '两张']),
  ];
  expect((await bring(wrong)).faults.map(faultWords)).toHaveLength(4);
});
