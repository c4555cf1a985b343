import { insert } from '../models/store/transaction';
import { shanghai, Street } from './street';

it('what comes due by interval or season stands once in the morning list of who looks after it', async () => {
  const street = await Street.open();
  try {
    const heard = (): string[] =>
      street
        .player('网格员乙')
        .messages()
        .filter(({ text }) => text.includes('到期该查'))
        .map(({ text }) => /到期该查：[^。]*/.exec(text)?.[0] ?? '');
    const [place] = await street.rows<{ id: number; gridId: number }>(
      "SELECT id, gridId FROM place WHERE name = '3号楼'",
    );
    await street.house.database.write(async (tx) => {
      const row = { placeId: place?.id ?? 0, gridId: place?.gridId ?? 0, addedAt: street.clock.now() };
      await insert(tx, 'inspection_place', { ...row, template: '消防通道', everyDays: 7 });
      await insert(tx, 'inspection_place', { ...row, template: '汛前排水', everyDays: null });
    });
    await street.moveTo(shanghai('2026-11-25 08:10'));
    await street.moveTo(shanghai('2026-11-26 08:10'));
    expect(heard()).toEqual(['到期该查：3号楼 消防通道']);
    await street.player('网格员乙').says('检查 3号楼 消防通道');
    await street.player('网格员乙').says('全部正常');
    await street.settle();
    await street.moveTo(shanghai('2026-12-02 08:10'));
    expect(heard()).toHaveLength(1);
    await street.moveTo(shanghai('2026-12-04 08:10'));
    await street.moveTo(shanghai('2026-12-07 08:10'));
    expect(heard()).toHaveLength(2);
    await street.player('网格员乙').says('检查 3号楼 消防通道');
    await street.player('网格员乙').says('全部正常');
    // 1 April 2027 is a Thursday: the season begins, and both are due.
    await street.moveTo(shanghai('2027-04-01 08:10'));
    expect(heard().slice(2)).toEqual(['到期该查：3号楼 消防通道、3号楼 汛前排水']);
  } finally {
    await street.close();
  }
}, 90_000);

it('sheets of the winter, of the festival and of the heat come due with their season', async () => {
  const street = await Street.open({ start: '2026-11-13 09:00' });
  try {
    const heard = (): string[] =>
      street
        .player('网格员乙')
        .messages()
        .flatMap(({ text }) => /到期该查：([^。]*)/.exec(text)?.[1] ?? []);
    const [place] = await street.rows<{ id: number; gridId: number }>(
      "SELECT id, gridId FROM place WHERE name = '3号楼'",
    );
    await street.house.database.write(async (tx) => {
      const row = { placeId: place?.id ?? 0, gridId: place?.gridId ?? 0, addedAt: street.clock.now() };
      for (const template of ['除雪防冻', '春节安全', '高温用电'])
        await insert(tx, 'inspection_place', { ...row, template, everyDays: null });
    });
    // 15 November is a Sunday, 1 January a holiday, 1 June a Tuesday.
    await street.moveTo(shanghai('2026-11-16 08:10'));
    expect(heard()).toEqual(['3号楼 除雪防冻']);
    await street.moveTo(shanghai('2026-12-31 08:10'));
    expect(heard()).toHaveLength(1);
    await street.moveTo(shanghai('2027-01-04 08:10'));
    expect(heard().slice(1)).toEqual(['3号楼 春节安全']);
    await street.moveTo(shanghai('2027-05-31 08:10'));
    expect(heard()).toHaveLength(2);
    await street.moveTo(shanghai('2027-06-01 08:10'));
    expect(heard().slice(2)).toEqual(['3号楼 高温用电']);
  } finally {
    await street.close();
  }
}, 180_000);
