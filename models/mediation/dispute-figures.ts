import { disputeKinds, kindNames, type DisputeKind } from './dispute-kinds';
import type { Reader } from '../store/transaction';
import { SMALLEST_SHOWN } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** What is counted of a period; every one a number of cases but `amountFen` and `days`. */
export interface DisputeFigures {
  /** Registered, leads left out; oral settlements count (以案定补: each once). */
  registered: number;
  applied: number;
  proactive: number;
  referred: number;
  settled: number;
  oral: number;
  written: number;
  /** Ended without agreement, refused ones left out: they were never mediated. */
  failed: number;
  refused: number;
  performed: number;
  confirmed: number;
  /** 列为难题. */
  hard: number;
  /** 分, in the agreements of the period. */
  amountFen: number;
  /** From the yes of both to the agreement, all cases together. */
  days: number;
}

export interface DisputePeriod {
  /** Epoch milliseconds, `until` not included. */
  from: number;
  until: number;
  gridIds: readonly number[];
}

const DAY = 86_400_000;
const within = (column: string): string => `CASE WHEN ${column} >= ? AND ${column} < ?`;

/** One column of the sums: the moment that puts a case into the period, and what else must hold. */
const measures: Record<keyof DisputeFigures, { moment: string; when?: string; adds?: string }> = {
  registered: { moment: 'registeredAt', when: "state NOT IN ('lead', 'dropped')" },
  applied: { moment: 'registeredAt', when: "source = 'applied' AND state NOT IN ('lead', 'dropped')" },
  proactive: { moment: 'registeredAt', when: "source = 'proactive' AND state NOT IN ('lead', 'dropped')" },
  referred: { moment: 'registeredAt', when: "source IN ('court', 'police', 'petition')" },
  settled: { moment: 'agreedAt', when: "state IN ('performing', 'closed')" },
  oral: { moment: 'agreedAt', when: "form = 'oral' AND state IN ('performing', 'closed')" },
  written: { moment: 'agreedAt', when: "form = 'written' AND state IN ('performing', 'closed')" },
  failed: { moment: 'endedAt', when: "state = 'failed'" },
  refused: { moment: 'endedAt', when: "state = 'refused'" },
  performed: { moment: 'performedAt' },
  confirmed: { moment: 'effectiveAt', when: "confirmation = 'given'" },
  hard: { moment: 'hardSince' },
  amountFen: {
    moment: 'agreedAt',
    when: "amountFen IS NOT NULL AND state IN ('performing', 'closed')",
    adds: 'amountFen',
  },
  days: {
    moment: 'agreedAt',
    when: "begunAt IS NOT NULL AND state IN ('performing', 'closed')",
    adds: `(agreedAt - begunAt) / ${DAY}.0`,
  },
};
const names = Object.keys(measures) as (keyof DisputeFigures)[];

/** Figures by kind, out of plain columns alone: they stay what they are when names and words are gone. */
export async function disputeFigures(
  reader: Reader,
  { from, until, gridIds }: DisputePeriod,
): Promise<Map<DisputeKind, DisputeFigures>> {
  const sums = names.map((name) => {
    const { moment, when, adds } = measures[name];
    return `SUM(${within(moment)}${when === undefined ? '' : ` AND ${when}`} THEN ${adds ?? '1'} ELSE 0 END) AS ${name}`;
  });
  const rows = await reader.rows<Record<string, string | number | null>>(
    `SELECT kind, ${sums.join(', ')} FROM dispute WHERE gridId IN (${marks(gridIds)}) GROUP BY kind`,
    [...names.flatMap(() => [from, until]), ...gridIds],
  );
  return new Map(
    rows
      .map((row): [DisputeKind, DisputeFigures] => [row['kind'] as DisputeKind, figuresOf(row)])
      .filter(([, figures]) => figures.registered + figures.settled + figures.failed + figures.refused > 0),
  );
}

const figuresOf = (row: Record<string, string | number | null>): DisputeFigures =>
  Object.fromEntries(names.map((name) => [name, Number(row[name] ?? 0)])) as unknown as DisputeFigures;

export function sumOf(parts: Iterable<DisputeFigures>): DisputeFigures {
  const sum = figuresOf({});
  for (const part of parts) for (const name of names) sum[name] += part[name];
  return sum;
}

/** Agreements ÷ cases that came to an end, in percent; null before any did. */
export function successRate({ settled, failed }: DisputeFigures): number | null {
  return settled + failed === 0 ? null : Math.round((settled / (settled + failed)) * 1000) / 10;
}

export interface KindLine {
  label: string;
  figures: DisputeFigures;
}

/**
 * Rows by kind; what is below five is put together, with as many more kinds as it takes to make five, so that a case
 * in a small village is not recognised, nor worked out from the sum.
 */
export function groupedKinds(figures: ReadonlyMap<DisputeKind, DisputeFigures>): KindLine[] {
  const rows = kindNames.flatMap((kind) => {
    const own = figures.get(kind);
    return own ? [{ label: disputeKinds[kind].label, figures: own }] : [];
  });
  rows.sort((a, b) => b.figures.registered - a.figures.registered);
  const fits = ({ figures: own }: KindLine): boolean =>
    own.registered >= SMALLEST_SHOWN && (own.settled === 0 || own.settled >= SMALLEST_SHOWN);
  const shown = rows.filter(fits);
  const hidden = rows.filter((row) => !fits(row));
  if (hidden.length === 0) return shown;
  const size = (): number => hidden.reduce((sum, row) => sum + row.figures.registered, 0);
  while (size() < SMALLEST_SHOWN && shown.length > 0) hidden.push(...shown.splice(-1));
  return [...shown, { label: '其余各类', figures: sumOf(hidden.map((row) => row.figures)) }];
}

/** 不足 5 for what may not be read from a figure. */
export const smallCell = (count: number): string =>
  count > 0 && count < SMALLEST_SHOWN ? `不足 ${SMALLEST_SHOWN}` : String(count);
