import { ledgerRows } from '../models/figures/ledger';
import { ledgers } from '../notices/figures/ledger-words';
import { Street } from './street';

it('培训台账 has name, day, hours and heads in columns of their own; 消杀台账 its kind alone', async () => {
  const street = await Street.open();
  try {
    for (const words of [
      '记 培训 消防演练2场 45人 2小时',
      '记 讲座 健康教育 近60人',
      '记 消杀 3号楼地下室 灭蟑药2瓶 12处',
    ]) {
      await street.player('网格员乙').says(words);
      await street.settle();
    }
    const { database, office } = street.house;
    const { directory } = office.current();
    const filter = {
      period: { from: '2026-11-01', to: '2026-11-30' },
      gridIds: directory.grids.map(({ id }) => id),
    };
    const told = async (ledger: 'trainings' | 'disinfections'): Promise<unknown[][]> => {
      const rows: unknown[][] = [];
      for await (const row of ledgerRows(database, office.current(), ledger, filter))
        rows.push(ledgers[ledger].columns.map(({ cell }) => cell(row, office.current(), rows.length + 1)));
      return rows;
    };
    expect(await told('trainings')).toEqual([
      [1, '2026-11-24', '消防演练2场', 2, 45, '幸福社区第2网格', expect.any(String), '网格员乙'],
      [2, '2026-11-24', '健康教育', null, 60, '幸福社区第2网格', '参加约 60 人', '网格员乙'],
    ]);
    expect(await told('disinfections')).toEqual([
      [
        1,
        '2026-11-24',
        '消杀',
        '幸福社区第2网格',
        '消杀 3号楼地下室 灭蟑药2瓶 12处',
        expect.stringContaining('12 处'),
        '网格员乙',
      ],
    ]);
  } finally {
    await street.close();
  }
});
