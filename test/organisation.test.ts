import { randomBytes } from 'node:crypto';
import { organisationSheets } from '../actions/organisation/export';
import { importOrganisation, type ImportOutcome } from '../actions/organisation/import';
import { readKnown } from '../actions/organisation/known';
import { seedSampleStreet } from '../cli/seed';
import { workbook } from '../documents/xlsx';
import { readWorkbook, type SheetRead } from '../documents/xlsx-read';
import { Database } from '../models/database';
import { OfficeKeeper } from '../models/office';
import { changeSummary, changeWords, faultWords } from '../notices/organisation-words';
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

async function bring(
  sheets: readonly SheetRead[],
  wishes: { preview?: boolean; within?: string } = {},
): Promise<ImportOutcome> {
  const office = (await OfficeKeeper.open(database, ZONE)).current();
  return database.write((tx) =>
    importOrganisation({ tx, office, now: NOW, actorId: null }, sheets, {
      preview: wishes.preview ?? false,
      within: wishes.within ?? null,
    }),
  );
}

async function exported(street: string): Promise<SheetRead[]> {
  const known = await readKnown(database, NOW);
  const { calendar } = (await OfficeKeeper.open(database, ZONE)).current();
  const top = known.grids.find(({ name }) => name === street);
  return readWorkbook(await workbook(organisationSheets(known, top?.id ?? 0, calendar)));
}

const sheet = (name: string, ...rows: string[][]): SheetRead => ({ name, rows });
const count = async (table: string): Promise<number> =>
  Number((await database.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
const said = ({ faults, changes }: ImportOutcome): string[] => [
  ...faults.map(faultWords),
  ...changes.map(changeWords),
];

test('four columns and three people open a community', async () => {
  const outcome = await bring([
    sheet(
      'Sheet1',
      ['姓名', '账号', '角色', '网格'],
      ['网格员甲', 'jia', '网格员', '安和社区/第1网格'],
      ['网格员乙', 'yi', '网格员', '安和社区/第2网格'],
      ['网格长丙', 'bing', '网格长', '安和社区'],
    ),
  ]);
  expect(outcome.faults).toEqual([]);
  const { directory } = (await OfficeKeeper.open(database, ZONE)).current();
  const [community] = directory.grids.filter(({ level }) => level === 'community');
  expect(community?.name).toBe('安和社区');
  expect(directory.below(community?.id ?? 0)).toHaveLength(3);
  const second = directory.grids.find(({ name }) => name === '第2网格');
  expect(directory.responsible(second?.id ?? 0).map(({ name }) => name)).toEqual(['网格员乙']);
  expect(directory.nearest(second?.id ?? 0, 'leader').map(({ name }) => name)).toEqual(['网格长丙']);
});

test('what is exported comes in again without a change, and one changed cell is one change', async () => {
  await seedSampleStreet(database, NOW);
  const file = await exported('青石街道');
  expect(said(await bring(file))).toEqual([]);
  const places = file.find(({ name }) => name === '地点');
  const row = places?.rows.find(([name]) => name === '3号楼');
  row?.splice(5, 1, '老三栋、邮局宿舍');
  const preview = await bring(file, { preview: true });
  expect(said(preview)).toEqual(['～ 地点：幸福社区/第2网格 3号楼（别名：空 → 老三栋、邮局宿舍）']);
  expect(preview.written).toBe(false);
  expect((await bring(file)).written).toBe(true);
  expect(await exported('青石街道')).toEqual(file);
  expect(said(await bring(file))).toEqual([]);
});

test('every sheet: owners, desks, routes, limits, duty and days come in and go out', async () => {
  await seedSampleStreet(database, NOW);
  const people = (await exported('青石街道')).find(({ name }) => name === '人员');
  const file = (grid: string): SheetRead[] => [
    ...(people ? [people] : []),
    sheet('单位', ['单位', '类型', '电话'], ['安居物业', '物业', '8000-1234'], ['供电所', '供电', '95598']),
    sheet(
      '地点',
      ['地点', '网格', '管理主体', '责任单位', '门码'],
      ['3号楼', grid, '', '安居物业', 'b-3'],
      ['新华路', '青石社区/第1网格', '无主管', '', ''],
    ),
    sheet('科室', ['科室', '网格', '电话'], ['城管科', '青石街道', '8000-2222']),
    sheet(
      '派单',
      ['类别', '管理主体', '派给'],
      ['0203', '物业', '管理主体'],
      ['6', '', '城管科'],
      ['', '', '网格员'],
    ),
    sheet('时限', ['类别', '时限', '单位'], ['203', '1', '工作日'], ['0106', '0.5', '小时']),
    sheet('值班', ['账号', '开始', '结束'], ['wanggeyuan_yi', '2026-11-28 18:00', '2026/11/29 08:00']),
    sheet('节假日', ['日期', '安排', '说明'], ['2026-12-31', '休息', '街道运动会']),
  ];
  expect(said(await bring(file('第2网格')))).toEqual([
    '地点 第 2 行：“第2网格”有几个，请把上级也写上，比如“青石街道/幸福社区/第2网格”。',
  ]);
  expect(await count('owner')).toBe(0);
  expect(changeSummary((await bring(file('幸福社区/第2网格'))).changes)).toBe(
    '单位 新增 2；地点 新增 1、改 1；科室 新增 1；派单 新增 3；时限 新增 2；值班 新增 1；节假日 新增 1。',
  );
  const whole = await exported('青石街道');
  expect(whole.find(({ name }) => name === '派单')?.rows.slice(2)).toEqual([
    ['0203 楼道灯、小区灯不亮', '物业', '管理主体'],
    ['06 市容秩序', '', '城管科'],
    ['', '', '网格员'],
  ]);
  expect(said(await bring(whole))).toEqual([]);
  const { arrangement, directory } = (await OfficeKeeper.open(database, ZONE)).current();
  const building = directory.placeByScene('b-3');
  const charge = arrangement?.charge(directory, building?.gridId ?? 0, '0203', building);
  expect([charge?.owner?.name, charge?.target]).toEqual(['安居物业', '管理主体']);
  expect(arrangement?.limit(directory, building?.gridId ?? 0, '0106')).toEqual({ amount: 0.5, unit: 'EH' });
});

const templateRows = (everyDays: string, item: string): SheetRead =>
  sheet(
    '检查表',
    ['检查表', '别名', '间隔天数', '季节', '项目', '类别'],
    ['消防通道', '消防', everyDays, '', '消防车通道没有占用', '0901'],
    ['泵房', '水泵房、泵站', '15', '5月-9月', item, '0108'],
    ['泵房', '', '', '', '门锁完好', '0904'],
  );
const rounds = (...rows: string[][]): SheetRead =>
  sheet('检查处', ['检查表', '地点', '网格', '间隔天数'], ...rows);
const points = (...rows: string[][]): SheetRead =>
  sheet('巡查点', ['网格', '巡查点', '地点', '点码'], ...rows);
const meetings = (...rows: string[][]): SheetRead =>
  sheet('会议', ['会议', '网格', '周期', '提醒', '开始', '会议室', '主持人', '代主持'], ...rows);

test('what is looked at, where, and who meets when: in, out again without a change, changed, and gone', async () => {
  await seedSampleStreet(database, NOW);
  const own = '幸福社区/第2网格';
  const usual = ['幸福社区', '每个工作日', '14:30', '15:00', '社区二楼', 'wanggezhang_bing', ''];
  const first = await bring([
    templateRows('7', '水泵运转正常'),
    rounds(['泵房', '3号楼', own, ''], ['消防通道', '3号楼', own, '5']),
    points([own, '东门', '', ''], [own, '地下室', '3号楼', 'K7PNM']),
    meetings(
      ['碰头会', ...usual],
      ['碰头会', '青石社区', ...usual.slice(1)],
      ['联席会议', '青石街道', '每月1日、15日', '', '9:00', '街道三楼', 'wanggezhang_bing', 'wanggeyuan_yi'],
    ),
  ]);
  expect(said(first)).toEqual([
    '～ 检查表：消防通道（别名：消防、消防检查 → 消防；间隔天数：30 → 7；项目：0901 消防车通道没有占用、0901 安全出口… → 0901 消防车通道没有占用）',
    '＋ 检查表：泵房',
    '＋ 检查处：幸福社区/第2网格 3号楼 泵房',
    '＋ 检查处：幸福社区/第2网格 3号楼 消防通道',
    '＋ 巡查点：幸福社区/第2网格 东门',
    '＋ 巡查点：幸福社区/第2网格 地下室',
    '＋ 会议：青石街道 联席会议（每月1日、15日 09:00）',
  ]);
  const file = await exported('青石街道');
  expect(said(await bring(file))).toEqual([]);
  expect(await exported('青石街道')).toEqual(file);
  const rowsOf = (name: string): string[][] => file.find((one) => one.name === name)?.rows.slice(2) ?? [];
  expect(rowsOf('检查表')).toContainEqual([
    '泵房',
    '水泵房、泵站',
    '15',
    '5月1日—9月30日',
    '水泵运转正常',
    expect.stringMatching(/^0108 /),
  ]);
  expect(rowsOf('巡查点')[0]?.[3]).toMatch(/^[0-9A-Z]{5}$/);
  const later = await bring([
    sheet(
      '检查表',
      ['检查表', '项目', '类别'],
      ['泵房', '水泵运转正常', '0108'],
      ['泵房', '门锁完好', '0904'],
    ),
    rounds(['泵房', '3号楼', own, '10']),
    points([own, '地下车库', '', 'K7PNM']),
    meetings(
      ['碰头会', ...usual.with(3, '16:00')],
      ['联席会议', '青石街道', '每两周 2026-11-23', '', '9:00', '街道三楼', 'wanggezhang_bing', ''],
    ),
  ]);
  expect(said(later).map((line) => line.replace(/东门.*/, '东门'))).toEqual([
    '～ 检查表：泵房（别名：水泵房、泵站 → 空；间隔天数：15 → 30；季节：5月1日—9月30日 → 空）',
    '－ 检查表：消防通道',
    '－ 检查处：3号楼 消防通道',
    '～ 检查处：幸福社区/第2网格 3号楼 泵房（间隔天数：按检查表 → 10）',
    '－ 巡查点：幸福社区/第2网格 东门',
    '～ 巡查点：幸福社区/第2网格 地下车库（名称：地下室 → 地下车库；地点：3号楼 → 空）',
    '－ 会议：青石街道/青石社区 碰头会',
    '～ 会议：青石街道/幸福社区 碰头会（开始：15:00 → 16:00）',
    '～ 会议：青石街道 联席会议（周期：每月1日、15日 → 每两周 2026-11-23；代主持：wanggeyuan_yi → 空）',
  ]);
  // What was shipped is there again.
  const whole = await exported('青石街道');
  expect(whole.find(({ name }) => name === '检查表')?.rows).toContainEqual([
    '消防通道',
    '消防、消防检查',
    '30',
    '',
    '消防车通道没有占用',
    expect.stringContaining('0901'),
  ]);
});

test('faults of those sheets, each with its row and its way on', async () => {
  await seedSampleStreet(database, NOW);
  const own = '幸福社区/第2网格';
  const { faults, written } = await bring([
    sheet(
      '检查表',
      ['检查表', '间隔天数', '季节', '项目', '类别'],
      ['泵房', '0', '雨季', '水泵正常', '九九'],
      ['泵房', '9', '', '水泵正常', '0108'],
      ['泵房', '', '', '水泵正常', '0108'],
    ),
    rounds(['水塔', '3号楼', own, ''], ['消防通道', '9号楼', own, '']),
    points([own, '东门', '', 'k1'], [own, '西门', '', 'K7PNM'], [own, '北门', '', 'K7PNM']),
    meetings(
      ['碰头会', '幸福社区', '有空就开', '15:30', '15:00', '二楼', 'nobody', ''],
      ['例会', '幸福社区', '每周八', '', '下午', '二楼', 'wanggezhang_bing', ''],
    ),
  ]);
  expect(written).toBe(false);
  expect(faults.map(faultWords)).toEqual([
    '检查表 第 2 行：“季节”写的是“雨季”，请写成 4月1日—9月30日，全年就空着。',
    '检查表 第 2 行：“间隔天数”写的是“0”，请写数字，整数，1 到 366。',
    '检查表 第 2 行：没有类别“九九”，请写四位编号（如 0203）、两位大类（如 02）或类别名。',
    '检查表 第 3 行：“间隔天数”和第 2 行的“泵房”不一样，请改成一样的，或者空着。',
    '检查表 第 4 行：和第 3 行重复了（泵房 水泵正常），请删掉一行。',
    '检查处 第 2 行：没有检查表“水塔”，请先在“检查表”里写，或改成已有的：楼院环境、门前三包、广场六无三干净、企业半月查、消防通道、汛前排水、泵房。',
    '检查处 第 3 行：青石街道/幸福社区/第2网格 没有地点“9号楼”，请先在“地点”表里写一行。',
    '巡查点 第 2 行：点码“k1”要用 5 到 16 位大写字母和数字；留空会自动编一个。',
    '巡查点 第 4 行：和第 3 行重复了（点码 K7PNM），请删掉一行。',
    '会议 第 2 行：“周期”写的是“有空就开”，看不懂；请写 每个工作日、每周一、每月1日、15日、每月第1个周一、每两周 2026-11-23、每季度5日 或 每年1月5日。',
    '会议 第 2 行：没有账号“nobody”的人，请先在“人员”表里写一行。',
    '会议 第 2 行：提醒要在开始之前，请改“提醒”，或空着（提前半小时）。',
    '会议 第 3 行：“周期”写的是“每周八”，看不懂；请写 每个工作日、每周一、每月1日、15日、每月第1个周一、每两周 2026-11-23、每季度5日 或 每年1月5日。',
    '会议 第 3 行：“开始”写的是“下午”，请写成 15:00。',
  ]);
});

test('all faults at once, each with its sheet, its row and what to do; nothing is written', async () => {
  await seedSampleStreet(database, NOW);
  const before = await exported('青石街道');
  const { faults, written } = await bring([
    sheet(
      '人员',
      ['姓名', '账号', '角色', '网格', '科室'],
      ['网格员甲', '甲', '网格员', '幸福社区/第1网格', ''],
      ['网格员甲', 'jia', '组长', '幸福社区/第1网格', ''],
      ['', 'jia', '网格员', '幸福社区/第9网格', ''],
      ['科员甲', 'ke', '科室', '青石街道', ''],
    ),
    sheet('时限', ['类别', '时限'], ['9999', '三天']),
    sheet('备忘', ['随便写写']),
  ]);
  expect(faults.map(faultWords)).toEqual([
    '人员 第 2 行：账号“甲”不像企业微信账号（字母、数字和 _-@.，最多 64 个），请在管理后台的成员资料里抄。',
    expect.stringMatching(/^人员 第 3 行：“角色”写的是“组长”，请改成其中一个：楼栋长、网格员、/),
    '人员 第 4 行：“姓名”是空的，请填上姓名。',
    expect.stringMatching(/^人员 第 4 行：没有网格“幸福社区\/第9网格”，请先在“网格”表里写一行/),
    '人员 第 5 行：角色是“科室人员”，“科室”不能空，请写他在哪个科室。',
    '时限 第 1 行：缺少“单位”这一列，请补上（第一行写列名）。',
    expect.stringMatching(/^时限 第 2 行：没有类别“9999”/),
    expect.stringMatching(/^时限 第 2 行：“时限”写的是“三天”，请写数字/),
    expect.stringMatching(/^备忘：不认得表“备忘”/),
  ]);
  expect(written).toBe(false);
  expect(await exported('青石街道')).toEqual(before);
});

test('streets live beside each other; each administrator changes his own alone', async () => {
  await seedSampleStreet(database, NOW);
  const first = await exported('青石街道');
  const other = [
    sheet(
      '网格',
      ['名称', '层级', '上级', '电话'],
      ['白云街道', '街道', '', ''],
      ['幸福社区', '社区', '白云街道', '9000-0001'],
      ['第2网格', '网格', '幸福社区', ''],
    ),
    sheet('地点', ['地点', '网格'], ['3号楼', '幸福社区/第2网格']),
    sheet('人员', ['姓名', '账号', '角色', '网格'], ['管理员壬', 'ren', '管理员', '白云街道']),
  ];
  expect((await bring(other)).faults).toEqual([]);
  expect(await exported('青石街道')).toEqual(first);
  const [place] = await database.rows<{ scene: string }>("SELECT scene FROM place WHERE scene LIKE 'p-%'");
  expect(place?.scene).toMatch(/^p-\d+$/);
  const theirs = await bring(first, { within: '白云街道' });
  expect(theirs.faults.map(faultWords)).toContain(
    '网格：“青石街道”不在您管的范围（白云街道）里，只能由那边的管理员来改。',
  );
  expect(changeSummary((await bring(other, { within: '白云街道' })).changes)).toBe(
    '和现在的一样，没有要改的。',
  );
});
