import { readSheetLines } from './sheet-words';

const ITEMS = 5;

test.each([
  ['全部正常', [], true],
  ['2 过期了', [[2, '过期了']], false],
  [
    '2 两个灭火器过期了，4 气管老化',
    [
      [2, '两个灭火器过期了'],
      [4, '气管老化'],
    ],
    false,
  ],
  [
    '2过期了，4气管老化，其余正常',
    [
      [2, '过期了'],
      [4, '气管老化'],
    ],
    true,
  ],
  ['第2项 过期了，3个都是', [[2, '过期了，3个都是']], false],
  ['2\n过期了', [[2, '过期了']], false],
  ['2', [[2, '']], false],
  ['第二项不合格', [[2, '']], false],
  [
    '2和4不对',
    [
      [2, ''],
      [4, ''],
    ],
    false,
  ],
  [
    '1、3都堵了',
    [
      [1, '堵了'],
      [3, '堵了'],
    ],
    false,
  ],
  [
    '2、4 过期了，其余正常',
    [
      [2, '过期了'],
      [4, '过期了'],
    ],
    true,
  ],
] as const)('%s', (text, findings, good) => {
  expect(readSheetLines(text, ITEMS)).toEqual({
    findings: findings.map(([item, words]) => ({ item, words })),
    good,
  });
});

test.each(['灭火器过期了', '6 没有这项', '我的任务', '2和6不对', '3、4号楼灯不亮', '第2网格'])(
  '%s is not for the sheet',
  (text) => {
    expect(readSheetLines(text, ITEMS)).toBeNull();
  },
);
