import { asLine, fits } from './play';
import { parseScript } from './script';

const parse = (...lines: string[]) => parseScript('a.chat', lines.join('\n'));

describe('a conversation as text', () => {
  test('is read line by line, with what is indented below', () => {
    const script = parse(
      '# 标题',
      '// 说明',
      '开始 2026-10-10 14:00',
      '居民甲 扫码 3号楼',
      '居民甲：【上报】',
      '  类别：路灯',
      '居民甲：〔对，报上去〕',
      '居民甲：[照片]',
      '→ 网格员乙 〔我来办〕〔不归我管〕',
      '→ 居民甲：（无）',
      '卡片 网格员乙：…办理中…',
      '时间 +10分钟',
      '上限 居民甲 消息1 字20',
    );
    expect(script).toMatchObject({
      title: '标题',
      start: '2026-10-10 14:00',
      people: ['居民甲', '网格员乙'],
    });
    expect(script.steps.map(({ line, ...step }) => [line, step])).toEqual([
      [4, { kind: 'scans', who: '居民甲', building: '3' }],
      [5, { kind: 'says', who: '居民甲', text: '【上报】\n类别：路灯' }],
      [7, { kind: 'taps', who: '居民甲', label: '对，报上去', chosen: [] }],
      [8, { kind: 'sends', who: '居民甲', what: 'picture' }],
      [9, { kind: 'hears', who: '网格员乙', text: '…', buttons: ['我来办', '不归我管'] }],
      [10, { kind: 'hears', who: '居民甲', text: null }],
      [11, { kind: 'card', who: '网格员乙', text: '…办理中…' }],
      [12, { kind: 'passes', milliseconds: 600_000 }],
      [13, { kind: 'ceiling', who: '居民甲', most: { 消息: 1, 字: 20 } }],
    ]);
  });

  test.each([
    ['随便写写', '看不懂'],
    ['上限 居民甲 三条', '上限写成'],
    ['时间 明天', '时间写成'],
    ['开始 2026-10-10', '时间写成'],
  ])('%s is refused with file and line', (line, reason) => {
    expect(() => parse('# 标题', '', line)).toThrow(new RegExp(`^a\\.chat:3 ${reason}`));
  });

  test('compares words, … standing for anything and nothing else for anything but itself', () => {
    expect(fits('记下了：…。对吗？', '记下了：3号楼，\n楼道灯不亮。对吗？')).toBe(true);
    expect(fits('…办理中 · 网格员乙…', '任务\n状态：办理中 · 网格员乙\n网格')).toBe(true);
    expect(fits('编号 T-0001.', '编号 T-00012')).toBe(false);
    expect(fits('好', '好的')).toBe(false);
  });

  test('shows a bubble as it would be written, greyed buttons left out', () => {
    const buttons = [
      { label: '1 满意', key: 'a' },
      { label: '2 还行', key: 'b', disabled: true },
    ];
    const bubble = {
      id: 1,
      at: 0,
      from: 'bot' as const,
      type: 'menu' as const,
      text: '行吗？\n说说',
      buttons,
      history: [],
    };
    expect(asLine('居民甲', bubble)).toBe('→ 居民甲：行吗？\n  说说 〔满意〕');
  });
});
