import { readQuestion } from './figure-question';
import { readTime } from './figure-times';

const TODAY = '2026-11-24';

test.each([
  ['上个月 噪音 有多少', '2026-10-01', '2026-10-31'],
  ['10月 噪音', '2026-10-01', '2026-10-31'],
  ['12月份', '2025-12-01', '2025-12-31'],
  ['本周 幸福社区', '2026-11-23', '2026-11-24'],
  ['上周', '2026-11-16', '2026-11-22'],
  ['今年', '2026-01-01', '2026-11-24'],
  ['2026上半年', '2026-01-01', '2026-06-30'],
  ['2025年', '2025-01-01', '2025-12-31'],
  ['去年', '2025-01-01', '2025-12-31'],
  ['第三季度', '2026-07-01', '2026-09-30'],
  ['最近7天', '2026-11-18', '2026-11-24'],
  ['近两周', '2026-11-11', '2026-11-24'],
  ['上半月', '2026-11-01', '2026-11-15'],
  ['上个月下半月', '2026-10-16', '2026-10-31'],
  ['近半年', '2026-07-01', '2026-11-24'],
  ['去年11月', '2025-11-01', '2025-11-30'],
  ['2026年1月1日—11月22日 上报', '2026-01-01', '2026-11-22'],
  ['2025年12月30日—2026年1月5日', '2025-12-30', '2026-01-05'],
  ['2026年11月3日', '2026-11-03', '2026-11-03'],
  ['近三个月', '2026-09-01', '2026-11-24'],
  ['上上周', '2026-11-09', '2026-11-15'],
  ['11月上旬', '2026-11-01', '2026-11-10'],
  ['国庆期间', '2026-10-01', '2026-10-07'],
  ['今年前三个月', '2026-01-01', '2026-03-31'],
  ['11月第一周', '2026-11-01', '2026-11-24'],
  ['11月3日到10日', '2026-11-03', '2026-11-10'],
])('%s means %s to %s', (text, from, to) => {
  expect(readTime(text, TODAY)?.period).toEqual({ from, to });
});

test.each([['上周五停水了'], ['明天'], ['3号楼2单元']])('%s names no period', (text) => {
  expect(readTime(text, TODAY)).toBeNull();
});

test.each([
  ['上个月 噪音 有多少', null, null, '噪音'],
  ['哪个网格超期最多', { kind: 'now', what: 'overdue' }, { by: 'grid', most: true }, ''],
  ['3号楼 今年 报了几次', null, null, '3号楼'],
  ['上月哪个社区按期办结率最低', { kind: 'rate', rate: 'onTime' }, { by: 'community', most: false }, ''],
  ['上个月 噪音 哪个小区最多', null, { by: 'place', most: true }, '噪音'],
  ['本月哪个科室超期最多', { kind: 'now', what: 'overdue' }, { by: 'desk', most: true }, ''],
  ['今年哪类事办得最慢', { kind: 'read', name: 'medianTime' }, { by: 'category', most: true }, ''],
  ['上月中位用时', { kind: 'read', name: 'medianTime' }, null, ''],
  ['本月各网格办结', { kind: 'count', measure: 'closed' }, { by: 'grid', most: true, each: true }, ''],
  ['上周投诉最多的是啥', null, { by: 'category', most: true }, ''],
  ['幸福社区这个月报了多少路灯', null, null, '幸福社区 路灯'],
  ['还有多少没办完', { kind: 'now', what: 'open' }, null, ''],
  ['平均多久办完', { kind: 'read', name: 'medianTime' }, null, ''],
  ['本月办结率', { kind: 'rate', rate: 'doneRate' }, null, ''],
  ['今年一共多少件', null, null, ''],
  ['油烟最多的是哪个小区', null, { by: 'place', most: true }, '油烟'],
])('%s', (text, asked, group, rest) => {
  const words = readQuestion(text, TODAY);
  expect([
    words.asked?.kind === 'count' && words.asked.measure === 'reported' ? null : words.asked,
    words.group,
    words.rest,
  ]).toEqual([asked, group, rest]);
});
