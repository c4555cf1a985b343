import type { Figures, Measure } from './measures';

/** Sums of a period, and what is still open and late now. */
export type Measured = Figures & { overdueOpen: number };

/** A share: sums first, then one division, never a mean of shares. `less` is taken off the numerator. */
export interface Rate {
  part: readonly Measure[];
  less?: readonly Measure[];
  whole: readonly (Measure | 'overdueOpen')[];
}

/** Every rate the bot speaks of; their words stand in notices/figures/measure-words.ts. */
export const rates = {
  filedRate: { part: ['filed'], whole: ['filed', 'declined'] },
  onTime: { part: ['closedOnTime'], whole: ['closed', 'overdueOpen'] },
  doneRate: { part: ['closed'], whole: ['closed', 'overdueOpen'] },
  dueDone: { part: ['dueOnTime'], whole: ['due'] },
  receivedInTime: { part: ['receivedOnTime'], whole: ['dispatched'] },
  once: { part: ['closed'], less: ['reworked'], whole: ['closed'] },
  reworkRate: { part: ['reworked'], whole: ['closed'] },
  returnRate: { part: ['returned'], whole: ['dispatched'] },
  extendRate: { part: ['extended'], whole: ['dispatched'] },
  suspendRate: { part: ['suspended'], whole: ['dispatched'] },
  solvedRate: { part: ['rated'], whole: ['rated', 'unsolved'] },
  satisfiedRate: { part: ['satisfied'], whole: ['rated', 'unsolved'] },
  selfRate: { part: ['selfHandled'], whole: ['closed'] },
  gridLoopRate: { part: ['solvedInGrid'], whole: ['closed'] },
  streetLoopRate: { part: ['solvedInStreet'], whole: ['closed'] },
  districtLoopRate: { part: ['solvedInDistrict'], whole: ['closed'] },
  visitedRate: { part: ['confirmed', 'checked'], whole: ['confirmed', 'checked', 'unvisited'] },
  residentRate: { part: ['byResidents'], whole: ['reported'] },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof rates;

export interface Share {
  part: number;
  /** n: stands beside every rate. */
  whole: number;
}

export function shareOf(name: RateName, measured: Measured): Share {
  const rate: Rate = rates[name];
  const sum = (columns: readonly (keyof Measured)[]): number =>
    columns.reduce((total, column) => total + measured[column], 0);
  return { part: sum(rate.part) - sum(rate.less ?? []), whole: sum(rate.whole) };
}
