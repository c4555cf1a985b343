import { MovableClock } from '../simulator';
import { heard, strike, table, type Line } from './month-table';
import { shanghai, Street } from './street';

/** October 2026: seven holidays, a make-up Saturday (the 10th), five Mondays of which one is free. */
const DAYS = Array.from({ length: 31 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`);
const WORKED = [8, 9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30];
/** The first working day of each week. */
const WEEKS = [8, 12, 19, 26];
/** Minutes at which something is due, and some right beside them at which nothing is. */
const PROBES = '08:11 08:12 08:33 08:34 08:41 08:47 09:07 14:29 14:30 15:00 15:01 16:00 16:01 22:00'.split(
  ' ',
);
/** Both instances are down that morning; what was due is made up for once they are back. */
const DOWN = { day: 15, backAt: '08:40' };
/** And that whole Monday: what belongs to the week comes on the next day, what belonged to the day does not. */
const AWAY = 19;

const MEETING = ['城管科戊', '网格员乙', '网格员辛', '网格长丙'];
const COMMUNITIES = ['幸福社区工作群', '青石社区工作群'];

/** What a month of an empty street has to bring, written down by hand: minute, receiver, how it begins. */
function expectedMonth(): Line[] {
  return WORKED.flatMap((date): Line[] => {
    const day = `2026-10-${String(date).padStart(2, '0')}`;
    const at = (time: string, who: readonly string[], words: string): Line[] =>
      who.map((name) => ({ at: `${day} ${time}`, who: name, words }));
    if (date === AWAY) return [];
    const week = [
      ...at('08:33', [...COMMUNITIES, '青石街道工作群'], '【'),
      ...at(date === AWAY + 1 ? '08:33' : '08:41', ['主任己'], '青石街道 上周'),
    ];
    return [
      ...at(date === DOWN.day ? DOWN.backAt : '08:12', ['主任己'], '早上好。'),
      ...(WEEKS.includes(date === AWAY + 1 ? AWAY : date) ? week : []),
      ...(date === 8
        ? [...at('08:47', ['主任己'], '青石街道 上月'), ...at('08:47', ['网格长丙'], '幸福社区 上月')]
        : []),
      // The 1st is a holiday: its survey is asked on the first working day.
      ...(date === 8 || date === 16
        ? [...at('09:07', ['网格长丙'], '幸福社区'), ...at('09:07', ['网格长丙'], '青石社区')]
        : []),
      ...at('14:30', MEETING, '今天 15:00 碰头会'),
      ...at('15:00', ['幸福社区工作群'], '幸福社区碰头会'),
      ...at('15:00', ['青石社区工作群'], '青石社区碰头会'),
    ];
  });
}

it('sends every reminder of a month once, at its minute, to the right people', async () => {
  const street = await Street.open({ start: '2026-09-30 23:00' });
  try {
    let second = await street.openHouse();
    for (const day of DAYS) {
      const date = Number(day.slice(8));
      for (const time of PROBES) {
        if (date === AWAY || (date === DOWN.day && time < DOWN.backAt)) continue;
        if (date === DOWN.day && time === '08:41')
          await strike(street, [street.house, second], `${day} ${DOWN.backAt}`);
        await strike(street, [street.house, second], `${day} ${time}`);
        // A new process takes the place of the second, in the middle of the afternoon.
        if (date === 12 && time === '14:30') second = await street.replaceHouse(second);
      }
      // An instance whose clock is hours behind does nothing again; then it is set right.
      if (date === 14) {
        second = await street.replaceHouse(second, MovableClock.frozen(shanghai(`${day} 14:30`)));
        await second.tick();
        await street.house.settle();
        second = await street.replaceHouse(second);
      }
    }
    const expected = expectedMonth();
    const sent = table(heard(street), expected);
    process.stdout.write(`${sent.join('\n')}\n`);
    expect(sent).toEqual(table(expected));
    expect(await street.troubles()).toEqual([]);
  } finally {
    await street.close();
  }
}, 300_000);
