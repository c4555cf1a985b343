import { ledgerRows } from '../models/figures/ledger';
import { ledgers } from '../notices/figures/ledger-words';
import { Street } from './street';

/** Kind, place and problem of each row, as 事件台账 prints them. */
const PRINTED = ['category', 'place', 'subject'];

it('a ledger names a kind about persons only where there are five, and their places never', async () => {
  const street = await Street.open({ start: '2026-11-24 09:00' });
  try {
    const { database, office } = street.house;
    await database.write(async (tx) => {
      const sample = `'closed', 1, ?, 4, 3, '3号楼2单元301', ?, '', 'normal', 'app', 'resident', 1, 1, 0, ?, 'open'`;
      for (const [category, subject, times] of [
        ['0805', '楼上半夜拖椅子', 5],
        ['0803', '歌厅太吵', 4],
        ['0203', '楼道灯不亮', 1],
      ] as const)
        for (let at = 0; at < times; at++)
          await tx.run(
            `INSERT INTO ticket (state, version, category, gridId, placeId, placeText, subject, description, urgency,
              channel, source, reporterId, confirmed, round, reportedAt, travels) VALUES (${sample})`,
            [category, subject, Date.parse('2026-11-20T10:00:00+08:00') + at],
          );
    });
    const filter = { period: { from: '2026-11-01', to: '2026-11-30' }, gridIds: [1, 2, 3, 4] };
    const printed: string[] = [];
    for await (const row of ledgerRows(database, office.current(), 'tickets', filter))
      printed.push(
        ledgers.tickets.columns
          .filter(({ key }) => PRINTED.includes(key))
          .map(({ cell }) => String(cell(row, office.current(), 1)))
          .join('|'),
      );
    expect(printed).toEqual([
      ...Array<string>(5).fill('（不列）|邻居生活噪声|（不列）'),
      ...Array<string>(4).fill('（不列）|其他类别|（不列）'),
      '3号楼2单元301|楼道灯、小区灯不亮|楼道灯不亮',
    ]);
  } finally {
    await street.close();
  }
});
