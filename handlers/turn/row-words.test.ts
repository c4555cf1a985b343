import { readRow } from './row-words';

describe('a ticket or a row named by its number', () => {
  test.each([
    ['0001', { ticket: 1, words: '', needsCommand: false }],
    ['t1', { ticket: 1, words: '', needsCommand: false }],
    ['T-0012 办结 换了灯泡', { ticket: 12, words: '办结 换了灯泡', needsCommand: false }],
    ['0001接', { ticket: 1, words: '接', needsCommand: true }],
    ['2', { row: 2, words: '', needsCommand: false }],
    ['第三件', { row: 3, words: '', needsCommand: false }],
    ['第2件 转城管 3天', { row: 2, words: '转城管 3天', needsCommand: false }],
    ['1 我来办', { row: 1, words: '我来办', needsCommand: true }],
    ['2号办结', { row: 2, words: '办结', needsCommand: true }],
    ['5号楼道灯不亮', { row: 5, words: '楼道灯不亮', needsCommand: true }],
  ])('%s', (text, expected) => expect(readRow(text)).toEqual(expected));

  test.each(['对', '三号楼', '13912345678', '办结 0001', '第2网格 本月', '第三季度办结率', '第12网格'])(
    'none: %s',
    (text) => expect(readRow(text)).toBeNull(),
  );
});
