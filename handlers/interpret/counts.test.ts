import { countsIn } from './counts';

const told = (text: string): string => {
  const { quantities, words } = countsIn(text);
  const counts = quantities.map(
    ({ item, amount, unit, approximate }) => `${item}${approximate ? '约' : ''}${amount}${unit}`,
  );
  return [counts.join('，'), words].filter(Boolean).join(' | ');
};

/** As members and the seeds write it (seeds P: units, numerals, 余, 近, 万). */
test.each([
  ['传单300份 横幅5条 80人 东门', '传单300份，横幅5条，参加80人 | 东门'],
  ['垃圾4车 20人', '垃圾4车，参加20人'],
  ['12处', '12处'],
  ['传单3万余份、横幅五十多条，参加两百余人', '传单约30000份，横幅约50条，参加约200人'],
  ['垃圾近20吨 出动70余车次 600余人次', '垃圾约20吨，约70车次，参加约600人次'],
  ['小广告3千余条', '小广告约3000条'],
  ['垃圾两吨半', '垃圾2.5吨'],
  ['渣土半车', '渣土0.5车'],
  ['修剪树木一百二十株', '修剪树木120株'],
  ['传单1.5万份', '传单15000份'],
  ['清扫60万平方米', '清扫600000平方米'],
  ['浇水2600立方米，铺砖43㎡', '浇水2600立方米，铺砖43平方米'],
  ['横幅1,000条', '横幅1000条'],
  ['参加 80 人', '参加80人'],
  ['传单 300 份', '传单300份'],
  ['垃圾20吨左右', '垃圾约20吨'],
  ['送走失老人回家1次', '送走失老人回家1次'],
  ['300份传单', '传单300份'],
  ['换了三轮车挡板', '换了三轮车挡板'],
  ['１２处', '12处'],
])('%s', (text, expected) => {
  expect(told(text)).toBe(expected);
});
