import { insert } from '../models/store/transaction';
import { heard } from './month-table';
import { shanghai, Street } from './street';

const toldLeader = (street: Street): string[] =>
  heard(street)
    .filter(({ who, words }) => who === '网格长丙' && words.includes('早间值守'))
    .map(({ words }) => words);

it('what comes again and again opens by itself, and the leader hears of it only when too few come', async () => {
  const street = await Street.open({ start: '2026-11-24 07:30' });
  try {
    const [community] = await street.rows<{ id: number }>("SELECT id FROM grid WHERE name = '幸福社区'");
    const row = { gridId: community?.id ?? 0, name: '早间值守', place: '东门', seats: 10, least: 1 };
    await street.house.database.write((tx) =>
      insert(tx, 'gathering_series', { ...row, recurrence: 'daily', startsAt: '09:30' }),
    );
    await street.moveTo(shanghai('2026-11-24 08:05'));
    const opened = "SELECT seriesDay FROM gathering WHERE seriesDay <> '' ORDER BY id";
    const days = async (): Promise<string[]> =>
      (await street.rows<{ seriesDay: string }>(opened)).map(({ seriesDay }) => seriesDay);
    expect(await days()).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);

    const resident = street.player('居民甲');
    await resident.scans('b-3');
    await street.settle();
    await resident.says('活动');
    await street.settle();
    expect(street.heard('居民甲').at(-1)).toMatch(/① 早间值守 · .*11月25日.*09:30 · 东门（0\/10 人）/);
    await resident.says('2');
    await street.settle();
    await resident.says('1');
    await street.settle();
    // The 25th has nobody; the 26th has one, which is enough.
    await street.moveTo(shanghai('2026-11-24 09:31'));
    expect(toldLeader(street)).toEqual([expect.stringMatching(/报名 0 人。\n至少要 1 人，还差 1 人。/)]);
    await street.moveTo(shanghai('2026-11-25 09:31'));
    expect(toldLeader(street)).toHaveLength(1);
    expect(await days()).toHaveLength(4);
  } finally {
    await street.close();
  }
}, 60_000);
