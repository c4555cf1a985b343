import type { SheetRead } from '../documents/xlsx-read';
import { faultWords } from '../notices/staff/organisation-words';
import { said, sheet, SheetDesk } from './sheet-desk';

let desk: SheetDesk;
beforeEach(async () => {
  desk = await SheetDesk.open();
});
afterEach(() => desk.close());

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
const windows = (...rows: string[][]): SheetRead =>
  sheet('巡查时段', ['网格', '时段', '开始', '结束', '哪天', '季节', '先看', '提醒'], ...rows);
const series = (...rows: string[][]): SheetRead =>
  sheet('定期活动', ['活动', '网格', '周期', '开始', '地点', '名额', '最少'], ...rows);
const gear = (...rows: string[][]): SheetRead => sheet('装备', ['装备', '网格', '须知'], ...rows);
const meetings = (...rows: string[][]): SheetRead =>
  sheet('会议', ['会议', '网格', '周期', '提醒', '开始', '会议室', '主持人', '代主持', '参加'], ...rows);

test('what is looked at, where, and who meets when: in, out again without a change, changed, and gone', async () => {
  await desk.seedSampleStreet();
  const own = '幸福社区/第2网格';
  const usual = ['幸福社区', '每个工作日', '14:30', '15:00', '社区二楼', 'wanggezhang_bing', ''];
  const first = await desk.bring([
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
  const file = await desk.exported('青石街道');
  expect(said(await desk.bring(file))).toEqual([]);
  expect(await desk.exported('青石街道')).toEqual(file);
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
  const later = await desk.bring([
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
      [
        '联席会议',
        '青石街道',
        '每两周 2026-11-23',
        '',
        '9:00',
        '街道三楼',
        'wanggezhang_bing',
        '',
        '网格长、科室',
      ],
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
    '～ 会议：青石街道 联席会议（周期：每月1日、15日 → 每两周 2026-11-23；代主持：wanggeyuan_yi → 空；参加：空 → 网格长、科室人员）',
  ]);
  // What was shipped is there again.
  const whole = await desk.exported('青石街道');
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
  await desk.seedSampleStreet();
  const own = '幸福社区/第2网格';
  const { faults, written } = await desk.bring([
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
      ['例会', '幸福社区', '每周八', '', '下午', '二楼', 'wanggezhang_bing', '', '居民'],
    ),
  ]);
  expect(written).toBe(false);
  expect(faults.map(faultWords)).toEqual([
    '检查表 第 2 行：“季节”写的是“雨季”，请写成 4月1日—9月30日，全年就空着。',
    '检查表 第 2 行：“间隔天数”写的是“0”，请写数字，整数，1 到 366。',
    '检查表 第 2 行：没有类别“九九”，请写四位编号（如 0203）、两位大类（如 02）或类别名。',
    '检查表 第 3 行：“间隔天数”和第 2 行的“泵房”不一样，请改成一样的，或者空着。',
    '检查表 第 4 行：和第 3 行重复了（泵房 水泵正常），请删掉一行。',
    '检查处 第 2 行：没有检查表“水塔”，请先在“检查表”里写，或改成已有的：晨巡三看、楼院环境、门前三包、广场六无三干净、企业半月查、消防通道、汛前排水、高温用电、冬季防火取暖、除雪防冻、春节安全、泵房。',
    '检查处 第 3 行：青石街道/幸福社区/第2网格 没有地点“9号楼”，请先在“地点”表里写一行。',
    '巡查点 第 2 行：点码“k1”要用 5 到 16 位大写字母和数字；留空会自动编一个。',
    '巡查点 第 4 行：和第 3 行重复了（点码 K7PNM），请删掉一行。',
    '会议 第 2 行：“周期”写的是“有空就开”，看不懂；请写 每个工作日、每周一、每月1日、15日、每月第1个周一、每两周 2026-11-23、每季度5日 或 每年1月5日。',
    '会议 第 2 行：没有账号“nobody”的人，请先在“人员”表里写一行。',
    '会议 第 2 行：提醒要在开始之前，请改“提醒”，或空着（提前半小时）。',
    '会议 第 3 行：“周期”写的是“每周八”，看不懂；请写 每个工作日、每周一、每月1日、15日、每月第1个周一、每两周 2026-11-23、每季度5日 或 每年1月5日。',
    '会议 第 3 行：“开始”写的是“下午”，请写成 15:00。',
    expect.stringMatching(/^会议 第 3 行：“参加”写的是“居民”，请改成其中一个：网格员、网格长、/),
  ]);
});

test('which points come first at which hour, and what can be taken out', async () => {
  await desk.seedSampleStreet();
  const own = '幸福社区/第2网格';
  const first = await desk.bring([
    points([own, '东门', '', '']),
    windows(
      [own, '夜里', '22:00', '1:00', '', '', '东门，无人看管', ''],
      ['幸福社区', '放学', '16:30', '17:30', '上学日', '9月1日—1月20日', '学校', '是'],
    ),
    gear(['电动车1号', '幸福社区', '戴头盔'], ['手电', own, '']),
    series(
      ['早间值守', own, '每天', '6:30', '东门', '10', '5'],
      ['义务劳动日', '幸福社区', '每月最后一个周六', '9:00', '', '', ''],
    ),
  ]);
  expect(said(first)).toEqual([
    '＋ 巡查点：幸福社区/第2网格 东门',
    '＋ 巡查时段：幸福社区/第2网格 夜里',
    '＋ 巡查时段：青石街道/幸福社区 放学',
    '－ 装备：青石街道/幸福社区 电动车2号',
    '－ 装备：青石街道/幸福社区 对讲机1号',
    '～ 装备：青石街道/幸福社区 电动车1号（须知：戴头盔，用完充电 → 戴头盔）',
    '＋ 装备：幸福社区/第2网格 手电',
    '＋ 定期活动：幸福社区/第2网格 早间值守',
    '＋ 定期活动：青石街道/幸福社区 义务劳动日',
  ]);
  const file = await desk.exported('青石街道');
  expect(said(await desk.bring(file))).toEqual([]);
  expect(await desk.exported('青石街道')).toEqual(file);
  const later = await desk.bring([
    windows([own, '夜里', '22:30', '01:00', '每天', '', '东门', '是']),
    gear(['手电', own, '还的时候充电']),
    series(['早间值守', own, '休息日', '7:00', '东门', '10', '']),
  ]);
  expect(said(later)).toEqual([
    '－ 巡查时段：青石街道/幸福社区 放学',
    '～ 巡查时段：幸福社区/第2网格 夜里（开始：22:00 → 22:30；先看：东门、无人看管 → 东门；提醒：空 → 是）',
    '－ 装备：青石街道/幸福社区 电动车1号',
    '～ 装备：幸福社区/第2网格 手电（须知：空 → 还的时候充电）',
    '－ 定期活动：青石街道/幸福社区 义务劳动日',
    '～ 定期活动：幸福社区/第2网格 早间值守（周期：每天 → 休息日；开始：06:30 → 07:00；最少：5 → 空）',
  ]);
  const { faults } = await desk.bring([
    windows([own, '夜里', '半夜', '1:00', '周末', '', '水塔', '有时']),
    gear(['手电', '第9网格', '']),
    series(['早间值守', own, '有空', '6:30', '', '很多', '']),
  ]);
  expect(faults.map(faultWords)).toEqual([
    '巡查时段 第 2 行：“开始”写的是“半夜”，请写成 15:00。',
    '巡查时段 第 2 行：“哪天”写的是“周末”，请改成其中一个：每天、工作日、休息日。',
    '巡查时段 第 2 行：“提醒”写的是“有时”，请改成其中一个：是、否。',
    '巡查时段 第 2 行：青石街道/幸福社区/第2网格 没有巡查点“水塔”，请先在“巡查点”表里写一行，或写“学校”“无人看管”。',
    expect.stringMatching(/^装备 第 2 行：.*第9网格/),
    expect.stringMatching(/^定期活动 第 2 行：“周期”写的是“有空”/),
    expect.stringMatching(/^定期活动 第 2 行：“名额”写的是“很多”/),
  ]);
});
