import type { SheetRead } from '../documents/xlsx-read';
import { changeSummary, faultWords } from '../notices/staff/organisation-words';
import { said, sheet, SheetDesk } from './sheet-desk';

let desk: SheetDesk;
beforeEach(async () => {
  desk = await SheetDesk.open();
});
afterEach(() => desk.close());

const count = async (table: string): Promise<number> =>
  Number((await desk.database.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

test('four columns and three people open a community', async () => {
  const outcome = await desk.bring([
    sheet(
      'Sheet1',
      ['姓名', '账号', '角色', '网格'],
      ['网格员甲', 'jia', '网格员', '安和社区/第1网格'],
      ['网格员乙', 'yi', '网格员', '安和社区/第2网格'],
      ['网格长丙', 'bing', '网格长', '安和社区'],
    ),
  ]);
  expect(outcome.faults).toEqual([]);
  const { directory } = await desk.office();
  const [community] = directory.grids.filter(({ level }) => level === 'community');
  expect(community?.name).toBe('安和社区');
  expect(directory.below(community?.id ?? 0)).toHaveLength(3);
  const second = directory.grids.find(({ name }) => name === '第2网格');
  expect(directory.responsible(second?.id ?? 0).map(({ name }) => name)).toEqual(['网格员乙']);
  expect(directory.nearest(second?.id ?? 0, 'leader').map(({ name }) => name)).toEqual(['网格长丙']);
});

test('what is exported comes in again without a change, and one changed cell is one change', async () => {
  await desk.seedSampleStreet();
  const file = await desk.exported('青石街道');
  expect(said(await desk.bring(file))).toEqual([]);
  const places = file.find(({ name }) => name === '地点');
  const row = places?.rows.find(([name]) => name === '3号楼');
  row?.splice(5, 1, '老三栋、邮局宿舍');
  const preview = await desk.bring(file, { preview: true });
  expect(said(preview)).toEqual(['～ 地点：幸福社区/第2网格 3号楼（别名：空 → 老三栋、邮局宿舍）']);
  expect(preview.written).toBe(false);
  expect((await desk.bring(file)).written).toBe(true);
  expect(await desk.exported('青石街道')).toEqual(file);
  expect(said(await desk.bring(file))).toEqual([]);
});

test('every sheet: owners, desks, routes, limits, duty and days come in and go out', async () => {
  await desk.seedSampleStreet();
  const people = (await desk.exported('青石街道')).find(({ name }) => name === '人员');
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
  expect(said(await desk.bring(file('第2网格')))).toEqual([
    '地点 第 2 行：“第2网格”有几个，请把上级也写上，比如“青石街道/幸福社区/第2网格”。',
  ]);
  expect(await count('owner')).toBe(0);
  expect(changeSummary((await desk.bring(file('幸福社区/第2网格'))).changes)).toBe(
    '单位 新增 2；地点 新增 1、改 1；科室 新增 1；派单 新增 3；时限 新增 2；值班 新增 1；节假日 新增 1。',
  );
  const whole = await desk.exported('青石街道');
  expect(whole.find(({ name }) => name === '派单')?.rows.slice(2)).toEqual([
    ['0203 楼道灯、小区灯不亮', '物业', '管理主体'],
    ['06 市容秩序', '', '城管科'],
    ['', '', '网格员'],
  ]);
  expect(said(await desk.bring(whole))).toEqual([]);
  const { arrangement, directory } = await desk.office();
  const building = directory.placeByScene('b-3');
  const charge = arrangement?.charge(directory, building?.gridId ?? 0, '0203', building);
  expect([charge?.owner?.name, charge?.target]).toEqual(['安居物业', '管理主体']);
  expect(arrangement?.limit(directory, building?.gridId ?? 0, '0106')).toEqual({ amount: 0.5, unit: 'EH' });
});

test('all faults at once, each with its sheet, its row and what to do; nothing is written', async () => {
  await desk.seedSampleStreet();
  const before = await desk.exported('青石街道');
  const { faults, written } = await desk.bring([
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
  expect(await desk.exported('青石街道')).toEqual(before);
});

test('streets live beside each other; each administrator changes his own alone', async () => {
  await desk.seedSampleStreet();
  const first = await desk.exported('青石街道');
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
  expect((await desk.bring(other)).faults).toEqual([]);
  expect(await desk.exported('青石街道')).toEqual(first);
  const [place] = await desk.database.rows<{ scene: string }>(
    "SELECT scene FROM place WHERE scene LIKE 'p-%'",
  );
  expect(place?.scene).toMatch(/^p-\d+$/);
  const theirs = await desk.bring(first, { within: '白云街道' });
  expect(theirs.faults.map(faultWords)).toContain(
    '网格：“青石街道”不在您管的范围（白云街道）里，只能由那边的管理员来改。',
  );
  expect(changeSummary((await desk.bring(other, { within: '白云街道' })).changes)).toBe(
    '和现在的一样，没有要改的。',
  );
});
