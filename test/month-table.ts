import type { Xiaoge } from '../main';
import { shanghai, type Street } from './street';

/** One thing that was said: minute, receiver, how it begins. */
export interface Line {
  at: string;
  who: string;
  words: string;
}

/** Everything that was said to anybody, without the picture and the workbook behind a bulletin. */
export function heard(street: Street): Line[] {
  const { players, groups } = street.windows();
  const minute = (at: number): string =>
    new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const said = [
    ...players.map((who) => ({ who, shown: street.player(who).messages() })),
    ...groups.map((who) => ({ who, shown: street.simulator.group(who) })),
  ];
  return said.flatMap(({ who, shown }) =>
    shown
      .filter(({ from, type }) => from === 'bot' && type !== 'picture' && type !== 'file')
      .map(({ at, text }) => ({ at: minute(at), who, words: text })),
  );
}

/** The clock of all instances strikes at the same moment. */
export async function strike(street: Street, houses: readonly Xiaoge[], moment: string): Promise<void> {
  street.clock.set(shanghai(moment));
  await Promise.all(houses.map((house) => house.tick()));
  await street.house.settle();
}

/** Lines in words, those that are expected cut to how they are to begin, sorted. */
export function table(lines: readonly Line[], expected: readonly Line[] = lines): string[] {
  const begins = (line: Line): string =>
    expected.find(({ at, who, words }) => at === line.at && who === line.who && line.words.startsWith(words))
      ?.words ?? line.words;
  return lines.map((line) => `${line.at} ${line.who} ${begins(line).replace(/\n/g, ' ')}`).toSorted();
}
