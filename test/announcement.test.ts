import { insert } from '../models/store/transaction';
import { shanghai, Street } from './street';

it('a notice taken back leaves the list of who was not rung at, or is corrected in the next one', async () => {
  const street = await Street.open();
  try {
    const { database, office } = street.house;
    const leader = office.current().directory.personOf('wanggezhang_bing') ?? 0;
    // The office keeps a roster: whoever is not on duty is not rung at in the evening.
    await database.write((tx) =>
      insert(tx, 'duty_shift', {
        personId: leader,
        startsAt: shanghai('2026-11-24 18:00'),
        endsAt: shanghai('2026-11-25 08:00'),
      }),
    );
    const announce = async (words: string): Promise<void> => {
      await street.player('网格长丙').says(`通知 幸福社区第2网格网格员 ${words}`);
      await street.settle();
      await street.player('网格长丙').taps('发出');
      await street.settle();
    };
    const withdraw = async (): Promise<void> => {
      await street.player('网格长丙').taps('撤回');
      await street.settle();
    };
    const heard = (): string[] =>
      street
        .player('网格员乙')
        .messages()
        .map(({ text }) => text);

    await street.moveTo(shanghai('2026-11-24 21:30'));
    await announce('明天上午交表');
    expect(heard().join()).not.toContain('交表');
    await withdraw();
    await announce('明天下午清楼道');
    await street.moveTo(shanghai('2026-11-25 08:10'));
    await street.settle();
    expect(heard().join()).toContain('清楼道');
    expect(heard().join()).not.toContain('交表');

    await withdraw();
    await street.moveTo(shanghai('2026-11-26 08:10'));
    await street.settle();
    expect(heard().at(-1)).toContain('更正：前面这条通知已撤回，请不要照办：明天下午清楼道');
  } finally {
    await street.close();
  }
});
