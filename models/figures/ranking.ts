import type { PeriodFigures } from './period-figures';
import { shareOf, type RateName } from './rates';
import { isOn } from '../staff/switches';
import type { Reader } from '../store/transaction';

/** Fewer closed tickets say nothing about a grid (样本不足). */
const LEAST_CLOSED = 10;
const SHOWN = 3;

/** 响应 20, 按期 25, 解决 25, 满意 20; patrols are not in it. */
const weights: readonly (readonly [RateName, number])[] = [
  ['receivedInTime', 20],
  ['onTime', 25],
  ['solvedRate', 25],
  ['satisfiedRate', 20],
];

/** The first three nodes by score, ids; a rate nobody answered for counts neither for nor against. */
export function firstThree({ nodes }: PeriodFigures): number[] {
  return nodes
    .filter(({ figures }) => figures.closed >= LEAST_CLOSED)
    .map(({ gridId, figures }) => {
      const shares = weights.map(([name, weight]) => ({
        ...shareOf(name, { ...figures, overdueOpen: 0 }),
        weight,
      }));
      const known = shares.filter(({ whole }) => whole > 0);
      const most = known.reduce((sum, { weight }) => sum + weight, 0);
      const score = known.reduce((sum, { part, whole, weight }) => sum + (part / whole) * weight, 0);
      return { gridId, score: most === 0 ? 0 : score / most };
    })
    .sort((a, b) => b.score - a.score || a.gridId - b.gridId)
    .slice(0, SHOWN)
    .map(({ gridId }) => gridId);
}

/** 通报排名: off unless an office switched it on, with a ground. */
export const isRanked = (reader: Reader): Promise<boolean> => isOn(reader, 'ranking');
