import { isPastedChat, pastedLines } from './pasted';

const words = (text: string): string[] => pastedLines(text).map((line) => line.words);

describe('lines pasted from a group', () => {
  test.each([
    [
      'a name and a colon',
      '王姐：3号楼门禁坏了\n老李: 5号楼垃圾三天没收',
      ['3号楼门禁坏了', '5号楼垃圾三天没收'],
    ],
    [
      'a name with a time above the words, as the computer copies it',
      '王姐 2026/11/24 9:01:22\n3号楼门禁坏了\n\n老李 昵称 9:05\n5号楼垃圾三天没收\n天天有味',
      ['3号楼门禁坏了', '5号楼垃圾三天没收', '天天有味'],
    ],
    ['a name alone, then the words', '3-2-501王阿姨:\n门禁坏了\n\n老李:\n[图片]', ['门禁坏了']],
    ['a stamp before the name', '[11-24 09:01] 王姐：路灯不亮', ['路灯不亮']],
    ['a field is no name', '地点：3号楼\n问题：门禁坏了', ['地点：3号楼', '问题：门禁坏了']],
  ])('%s', (_what, text, said) => {
    expect(words(text)).toEqual(said);
  });

  test('are told from what somebody says himself', () => {
    expect(isPastedChat('王姐：3号楼门禁坏了\n老李：收到')).toBe(true);
    expect(isPastedChat('3号楼门禁坏了')).toBe(false);
    expect(isPastedChat('3号楼门禁坏了\n刷卡没反应')).toBe(false);
    expect(isPastedChat('地点：3号楼\n问题：门禁坏了')).toBe(false);
  });
});
