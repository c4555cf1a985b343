import { interpret } from '.';

/** The words that residents use most, and the kind under which they are filed. */
const matters: Record<string, readonly string[]> = {
  '0106': ['马桶堵了', '厨房下水堵了', '地漏返水', '下水道冒水'],
  '0108': ['雨水倒灌', '楼道积水'],
  '0203': ['楼道灯不亮', '声控灯不灵', '灯忽明忽暗'],
  '0208': ['网断了', '没信号'],
  '0403': ['门口砖松了踩一脚水'],
  '0411': ['充电桩用不了', '电动车充电桩没电', '充电桩坏了'],
  '0610': ['车位被占了', '有人占我车位'],
  '0705': ['草太高了'],
  '0904': ['烟感报警一直叫', '灭火器过期'],
  '1004': ['楼道扶手松了', '扶手断了', '单元门玻璃碎了'],
  '1005': ['门禁打不开', '单元门打不开', '门禁用不了', '大门锁坏了', '单元门关不上了'],
  '1006': ['没有停车位', '没地方停车'],
  '1010': ['信箱坏了', '滑梯坏了'],
};
const rows = Object.entries(matters).flatMap(([category, texts]) => texts.map((text) => [text, category]));

test.each(rows)('%s is filed under %s', (text, category) => {
  const found = interpret(`3号楼1单元${text}`);
  expect(found.category).toBe(category);
  expect(found.intent).toBe('report');
});
