import { limitOf } from '../models/tickets/limits';
import { demandOf } from '../models/tickets/proof';
import { faultWords } from '../notices/staff/organisation-words';
import { said, sheet, SheetDesk } from './sheet-desk';

let desk: SheetDesk;
beforeEach(async () => {
  desk = await SheetDesk.open();
});
afterEach(() => desk.close());

test('环节时限 and 办结要求: what the street sets is asked for, what it leaves out goes', async () => {
  await desk.seedSampleStreet();
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
  expect(said(await desk.bring(file))).toEqual([
    '＋ 环节时限：青石街道 到场 一般（2 工作小时）',
    '＋ 环节时限：青石街道/幸福社区 接办 特急 0203 楼道灯、小区灯不亮（0.5 小时）',
    '＋ 办结要求：0203 楼道灯、小区灯不亮（照片不要）',
    '＋ 办结要求：06 市容秩序（照片要、数量 处）',
  ]);
  const whole = await desk.exported('青石街道');
  expect(said(await desk.bring(whole))).toEqual([]);
  const office = await desk.office();
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
  expect(said(await desk.bring(none))).toEqual([
    '～ 环节时限：青石街道 到场 一般（2 工作小时 → 3 工作小时）',
    '－ 环节时限：青石街道/幸福社区 接办 特急 0203 楼道灯、小区灯不亮',
    '－ 办结要求：0203 楼道灯、小区灯不亮',
    '－ 办结要求：06 市容秩序',
  ]);
  const wrong = [
    sheet('环节时限', limits, ['', '接单', '一般', '02', '0', '工作小时']),
    sheet('办结要求', ['类别', '照片'], ['0203', '两张']),
  ];
  expect((await desk.bring(wrong)).faults.map(faultWords)).toHaveLength(4);
});
