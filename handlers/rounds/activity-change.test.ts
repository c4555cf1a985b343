import { changedRecord, countsBesidePlaces, withoutWhom } from './activity-change';

test.each([
  ['宣传 传单300份 横幅5条 80人 东门', '传单200份', '宣传 传单200份 横幅5条 80人 东门'],
  ['宣传 传单300份 横幅5条 80人 东门', '60人', '宣传 传单300份 横幅5条 60人 东门'],
  ['宣传 传单300份', '宣传 传单350份 80人', '宣传 传单350份 80人'],
  ['扫雪', '义务劳动', '义务劳动 扫雪'],
  ['消杀 12处', '协助', '协助 12处'],
  ['消杀 12处', '东门和地下室', '消杀 东门和地下室'],
])('%s, then %s: %s', (text, said, becomes) => {
  expect(changedRecord({ text }, said)).toBe(becomes);
});

test.each([
  ['好人好事 帮3号楼王奶奶买菜', '好人好事 帮居民买菜'],
  ['好人好事 送3号楼2单元301的李大爷去医院', '好人好事 送居民去医院'],
  ['好人好事 拾到钱包1个 现金1200元', '好人好事 拾到钱包1个 现金1200元'],
  ['好人好事 帮独居张阿姨修灯', '好人好事 帮居民修灯'],
])('%s is kept as %s', (text, kept) => {
  expect(withoutWhom(text)).toBe(kept);
});

test('the number of a building is none of what was counted', () => {
  const { quantities, words } = countsBesidePlaces('12处 3号楼');
  expect(quantities.map(({ amount, unit }) => `${amount}${unit}`)).toEqual(['12处']);
  expect(words).toBe('3号楼');
});
