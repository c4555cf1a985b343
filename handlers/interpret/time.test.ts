import { timeOf } from './time';

describe('timeOf', () => {
  const lines: [text: string, expected: [string, number | null, string | null, boolean] | null][] = [
    ['昨天晚上10点半楼下烧烤店吵', ['昨天晚上10点半', -1, '22:30', false]],
    ['今早7:30停水', ['今早7:30', 0, '07:30', false]],
    ['每天半夜一点多施工', ['每天半夜一点多', null, '01:00', true]],
    ['下午三点一刻有人来过', ['下午三点一刻', null, '15:15', false]],
    ['路灯最近不亮', ['最近', null, null, false]],
    ['3号楼2单元楼道灯不亮', null],
    ['我说两点，灯坏了', null],
    ['', null],
  ];
  it.each(lines)('%s', (text, expected) => {
    const found = timeOf(text);
    expect(found && [found.words, found.day, found.clock, found.often]).toEqual(expected);
  });
});
