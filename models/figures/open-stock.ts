import { nextDay } from '../calendar';
import type { Context } from '../context';
import type { Period } from '../period';
import { insert, one, type Reader } from '../store/transaction';
import { marks, OPEN_STATES, UNDONE_STATES } from '../tickets/workflow';

const ROWS_A_STATEMENT = 100;

/** Keeps what is open now, by grid and category, as the stock at the end of `day`; a day that was counted stays. */
export async function keepOpenStock({ tx, now }: Pick<Context, 'tx' | 'now'>, day: string): Promise<number> {
  if (await one(tx, 'SELECT id FROM open_stock WHERE day = ? LIMIT 1', [day])) return 0;
  const rows = await tx.rows<{ gridId: number; category: string; open: number; overdue: number | string }>(
    `SELECT gridId, category, COUNT(*) AS open,
        SUM(CASE WHEN dueAt < ? AND state IN (${marks(UNDONE_STATES)}) THEN 1 ELSE 0 END) AS overdue
      FROM ticket WHERE state IN (${marks(OPEN_STATES)}) GROUP BY gridId, category ORDER BY gridId, category`,
    [now, ...UNDONE_STATES, ...OPEN_STATES],
  );
  // A day without open work is a counted day too.
  await insert(tx, 'open_stock', { day, gridId: 0, category: '', open: 0, overdue: 0 });
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT);
    await tx.run(
      `INSERT INTO open_stock (day, gridId, category, open, overdue) VALUES ${part.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
      part.flatMap(({ gridId, category, open, overdue }) => [day, gridId, category, open, Number(overdue)]),
    );
  }
  return rows.length;
}

export interface Stock {
  open: number;
  overdue: number;
}

/** What was open at the end of that day, of these kinds or all; null when nobody counted (before the first night, or the machine was off). */
export async function openStockOf(
  reader: Reader,
  day: string,
  gridIds: readonly number[],
  categories: readonly string[] | null = null,
): Promise<Stock | null> {
  if (!(await one(reader, 'SELECT id FROM open_stock WHERE day = ? LIMIT 1', [day]))) return null;
  const kinds =
    categories === null ? '' : ` AND category IN (${categories.length > 0 ? marks(categories) : "''"})`;
  const row = await one<{ open: number | string | null; overdue: number | string | null }>(
    reader,
    `SELECT SUM(open) AS open, SUM(overdue) AS overdue FROM open_stock WHERE day = ? AND gridId IN (${marks(gridIds)})${kinds}`,
    [day, ...gridIds, ...(categories ?? [])],
  );
  return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0) };
}

export interface StockFilter {
  period: Period;
  gridIds: readonly number[];
  /** null: all kinds. */
  categories: readonly string[] | null;
}

type Asking = Pick<Context, 'office' | 'now'>;

/** Late and not done at the end of a period that is over, as that night kept it; null: it goes on, or nobody counted. */
export async function overdueKept(
  reader: Reader,
  { office, now }: Asking,
  { period, gridIds, categories }: StockFilter,
): Promise<number | null> {
  if (period.to >= office.calendar.local(now).day) return null;
  return (await openStockOf(reader, period.to, gridIds, categories))?.overdue ?? null;
}

/**
 * What a rate holds against a period: late and not done at its end; of one that goes on, this moment. Where nobody kept
 * that night, what was due in it and is still not done.
 */
export async function overdueAtEnd(reader: Reader, asking: Asking, filter: StockFilter): Promise<number> {
  const kept = await overdueKept(reader, asking, filter);
  if (kept !== null) return kept;
  const { period, gridIds, categories } = filter;
  const kinds =
    categories === null ? '' : ` AND category IN (${categories.length > 0 ? marks(categories) : "''"})`;
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)}) AND state IN (${marks(UNDONE_STATES)})
      AND dueAt < ?${kinds}`,
    [
      ...gridIds,
      ...UNDONE_STATES,
      Math.min(asking.now, asking.office.calendar.at(nextDay(period.to), 0)),
      ...(categories ?? []),
    ],
  );
  return Number(row?.n ?? 0);
}
