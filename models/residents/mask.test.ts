import { maskNumbers, phoneIn } from './mask';

describe('numbers of persons in free words', () => {
  test.each([
    ['我电话13812345678，3号楼', '我电话138****5678，3号楼', 1, 0],
    ['138 1234 5678 或 138-1234-5678', '138****5678 或 138****5678', 2, 0],
    ['+86 13812345678', '138****5678', 1, 0],
    ['座机0571-87654321', '座机*********321', 1, 0],
    ['身份证 110101199003071234', '身份证 **************1234', 0, 1],
    ['身份证 11010119900307123X。', '身份证 **************123X。', 0, 1],
  ])('%s', (text, masked, phones, identities) => {
    expect(maskNumbers(text)).toEqual({ text: masked, phones, identities });
  });

  test.each([
    '社区电话 8000-0001，热线 12345',
    'T-0001 和 20261124001234 两件',
    '2026-11-24 18:00 前，3号楼2单元501',
    '水表读数 00013812345678 度',
    '110101209913071234',
  ])('%s stays as it is', (text) => {
    expect(maskNumbers(text)).toEqual({ text, phones: 0, identities: 0 });
  });

  test('masking twice is masking once, and the number can be read before', () => {
    const once = maskNumbers('找我 13812345678').text;
    expect(maskNumbers(once)).toEqual({ text: once, phones: 0, identities: 0 });
    expect([phoneIn('打 138-1234-5678'), phoneIn('打社区电话')]).toEqual(['13812345678', null]);
  });
});
