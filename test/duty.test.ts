import { insert } from '../models/transaction';
import { shanghai, Street } from './street';

it('换班 is agreed on by both, and the one on duty is named', async () => {
  const street = await Street.open();
  try {
    const [first, second] = [street.player('网格员乙'), street.player('网格员辛')];
    const { database, office } = street.house;
    const id = office.current().directory.personOf('wanggeyuan_yi') ?? 0;
    await database.write((tx) =>
      insert(tx, 'duty_shift', {
        personId: id,
        startsAt: shanghai('2026-11-28 18:00'),
        endsAt: shanghai('2026-11-29 08:00'),
      }),
    );
    const heard = async (player: typeof first): Promise<string> => {
      await street.settle();
      return player.messages().at(-1)?.text ?? '';
    };
    await first.says('换班 周日 网格员辛');
    expect(await heard(first)).toMatch(/没有您的班/);
    await first.says('换班 周六 网格员辛');
    expect(await heard(first)).toMatch(/^已问网格员辛/);
    await street.settle();
    await second.taps('同意');
    expect(await heard(first)).toMatch(/^网格员辛同意了：11月28日 18:00—11月29日 08:00 由他值班/);
    const [shift] = await street.rows<{ personId: number }>('SELECT personId FROM duty_shift');
    expect(shift?.personId).toBe(office.current().directory.personOf('wanggeyuan_xin'));
    await first.says('交接 地下室水泵还在抽');
    await street.settle();
    await second.says('值班');
    expect(await heard(second)).toMatch(
      /11月28日 18:00—11月29日 08:00 网格员辛\n交接：\n网格员乙：地下室水泵还在抽/,
    );
    expect(street.errors).toEqual([]);
  } finally {
    await street.close();
  }
});
