import { changeSummary } from '../notices/staff/organisation-words';
import { said, sheet, SheetDesk } from './sheet-desk';

let desk: SheetDesk;

/** Two streets in one house: each has a 3号楼, an 安居物业 and an administrator of its own. */
beforeEach(async () => {
  desk = await SheetDesk.open();
  await desk.seedSampleStreet();
  await desk.bring([sheet('单位', ['单位', '类型', '电话'], ['安居物业', '物业', '8000-1234'])]);
  await desk.bring([
    sheet(
      '网格',
      ['名称', '层级', '上级'],
      ['白云街道', '街道', ''],
      ['幸福社区', '社区', '白云街道'],
      ['第2网格', '网格', '幸福社区'],
    ),
    sheet('单位', ['单位', '类型', '电话'], ['安居物业', '物业', '9000-1234']),
    sheet('地点', ['地点', '网格', '责任单位'], ['3号楼', '第2网格', '安居物业']),
    sheet('人员', ['姓名', '账号', '角色', '网格'], ['网格员甲', 'jia', '网格员', '第2网格']),
  ]);
});
afterEach(() => desk.close());

const accounts = (...rows: string[][]) => sheet('客服账号', ['客服账号', '网格'], ...rows);
const days = sheet('节假日', ['日期', '安排', '说明'], ['2026-12-31', '休息', '运动会']);

test('客服账号: which account serves which street comes in and goes out', async () => {
  const file = [
    accounts(['wkFirst', '青石街道'], ['wkSecond', '青石社区']),
    sheet('网格', ['名称', '层级', '上级'], ['青石街道', '街道', '']),
  ];
  expect(said(await desk.bring(file))).toEqual([
    '＋ 客服账号：wkFirst 青石街道',
    '＋ 客服账号：wkSecond 青石街道/青石社区',
  ]);
  const whole = await desk.exported('青石街道');
  expect(whole.find(({ name }) => name === '客服账号')?.rows.slice(2)).toEqual([
    ['wkFirst', '青石街道'],
    ['wkSecond', '青石社区'],
  ]);
  expect(said(await desk.bring(whole))).toEqual([]);

  const moved = accounts(['wkSecond', '幸福社区']);
  expect(said(await desk.bring([moved], { within: '青石街道' }))).toEqual([
    '～ 客服账号：wkSecond（网格：青石街道/青石社区 → 青石街道/幸福社区）',
    '－ 客服账号：wkFirst',
  ]);
  const wrong = accounts(
    ['青石街道邻里服务', '幸福社区'],
    ['wkSecond', '幸福社区'],
    ['wkSecond', '幸福社区'],
  );
  expect(said(await desk.bring([wrong], { within: '白云街道' }))).toEqual([
    expect.stringMatching(/^客服账号 第 2 行：客服账号“青石街道邻里服务”要写编号，wk 开头/),
    expect.stringMatching(
      /^客服账号 第 3 行：客服账号“wkSecond”现在归青石街道\/幸福社区。请先在那边的表里删掉它/,
    ),
    '客服账号 第 4 行：和第 3 行重复了（wkSecond），请删掉一行。',
  ]);
});

test('a street names its own firm and its own doors, though another has the same', async () => {
  const places = (scene: string) =>
    sheet('地点', ['地点', '网格', '责任单位', '门码'], ['9号楼', '第2网格', '安居物业', scene]);
  expect(said(await desk.bring([places('')], { within: '白云街道' }))).toHaveLength(1);
  const [place] = await desk.database.rows<{ phone: string }>(
    "SELECT o.phone FROM place p JOIN owner o ON o.id = p.ownerId JOIN grid g ON g.id = p.gridId WHERE p.name = '9号楼' AND p.scene LIKE 'p-%'",
  );
  expect(place?.phone).toBe('9000-1234');
  const taken = [sheet('地点', ['地点', '网格', '门码'], ['3号楼', '第2网格', 'b-3'])];
  expect(said(await desk.bring(taken, { within: '白云街道' }))).toEqual([
    '地点 第 2 行：门码“b-3”已经用在“3号楼”上，请换一个或留空。',
  ]);
});

test('one sheet alone is the administrator’s own street; without him it has to say which', async () => {
  const routes = sheet('派单', ['类别', '管理主体', '派给'], ['0203', '', '网格员']);
  expect(said(await desk.bring([routes]))).toEqual(['看不出是哪个街道的。请把“网格”表也放进文件里再导入。']);
  expect(said(await desk.bring([routes], { within: '白云街道' }))).toHaveLength(1);
  expect((await desk.exported('青石街道')).find(({ name }) => name === '派单')?.rows.slice(2)).toEqual([]);

  // The administrator of a community changes what is his community's.
  const people = sheet('人员', ['姓名', '账号', '角色', '网格'], ['网格员癸', 'gui', '网格员', '第1网格']);
  const { faults, changes } = await desk.bring([people], { within: '青石街道/青石社区', preview: true });
  expect(faults).toEqual([]);
  expect(changes.every(({ what }) => !what.includes('幸福社区'))).toBe(true);
});

test('nobody of another street is renamed or put on duty, and the days of all stay', async () => {
  const foreign = [
    sheet('人员', ['姓名', '账号', '角色', '网格'], ['别人', 'wanggeyuan_yi', '网格员', '第2网格']),
    sheet('值班', ['账号', '开始', '结束'], ['wanggeyuan_xin', '2026-11-28 18:00', '2026-11-29 08:00']),
    days,
  ];
  expect(said(await desk.bring(foreign, { within: '白云街道' }))).toEqual([
    '人员 第 2 行：账号“wanggeyuan_yi”在别的街道登记的姓名是“网格员乙”，请照那个写，或核对账号。',
    '值班 第 2 行：没有账号“wanggeyuan_xin”的人，请先在“人员”表里写一行。',
    '节假日 第 2 行：节假日是几个街道共用的，2026-12-31 要改请找管这台机器的人（xiaoge import）。',
  ]);
  expect(changeSummary((await desk.bring([days])).changes)).toBe('节假日 新增 1。');
  for (const street of ['青石街道', '白云街道'])
    expect(said(await desk.bring(await desk.exported(street), { within: street }))).toEqual([]);
});

test('补问: a street asks otherwise, or not at all; what it leaves out is asked as shipped', async () => {
  const details = (...rows: string[][]) => sheet('补问', ['类别', '问题', '选项', '说过就不问'], ...rows);
  const within = '青石街道';
  const asked = async (category: string): Promise<string | undefined> => {
    const { arrangement, directory } = await desk.office();
    const gridId = directory.places.find(({ scene }) => scene === 'b-3')?.gridId ?? 0;
    return arrangement?.detail(directory, gridId, category)?.question;
  };
  expect(await asked('0106')).toBe('现在有没有往外冒？');
  const file = [details(['0106', '', '', ''], ['203', '一盏还是一层？', '一盏、一层', '一盏、一层、整层'])];
  expect(said(await desk.bring(file, { within }))).toEqual([
    '＋ 补问：0106 下水管道堵塞、污水外溢（不问）',
    '＋ 补问：0203 楼道灯、小区灯不亮（一盏还是一层？）',
  ]);
  expect([await asked('0106'), await asked('0203')]).toEqual([undefined, '一盏还是一层？']);
  expect(said(await desk.bring(await desk.exported(within), { within }))).toEqual([]);
  const wrong = [
    details(['0805', '吵吗？', '吵、不吵', ''], ['06', '多吗？', '多', ''], ['0203', '哪层？', '一层', '']),
  ];
  expect(said(await desk.bring(wrong, { within }))).toEqual([
    '补问 第 2 行：“0805”涉及邻居、店铺或个人，不能补问，请删掉这一行。',
    expect.stringMatching(/^补问 第 3 行：没有类别“06”/),
    '补问 第 4 行：“选项”要两到四个，用顿号分开，每个最多 12 个字，现在是“一层”。',
  ]);
  expect(said(await desk.bring([details()], { within }))).toHaveLength(2);
  expect(await asked('0106')).toBe('现在有没有往外冒？');
});

test('a column that the file does not have stays as it is; an empty cell is empty', async () => {
  const within = '白云街道';
  const columns = ['地点', '网格', '别名', '管理主体', '责任单位'];
  await desk.bring([sheet('地点', columns, ['3号楼', '第2网格', '老三栋', '物业', '安居物业'])], { within });
  const short = [sheet('地点', ['地点', '网格', '单元数'], ['3号楼', '第2网格', '4'])];
  expect(said(await desk.bring(short, { within }))).toEqual([
    '～ 地点：幸福社区/第2网格 3号楼（单元数：0 → 4）',
  ]);
  const phones = [sheet('单位', ['单位', '类型'], ['安居物业', '物业'])];
  expect(said(await desk.bring(phones, { within }))).toEqual([]);
  const emptied = [sheet('地点', ['地点', '网格', '别名'], ['3号楼', '第2网格', ''])];
  expect(said(await desk.bring(emptied, { within }))).toEqual([
    '～ 地点：幸福社区/第2网格 3号楼（别名：老三栋 → 空）',
  ]);
  const nobody = [sheet('地点', ['地点', '网格', '管理主体'], ['3号楼', '第2网格', '无主管'])];
  expect(said(await desk.bring(nobody, { within }))).toEqual([
    '～ 地点：幸福社区/第2网格 3号楼（管理主体：物业 → 无主管；责任单位：安居物业 → 空）',
  ]);
});
