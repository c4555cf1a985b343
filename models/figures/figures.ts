import { measures, type Figures, type Measure, type Sums } from './measures';
import { isUniqueViolation, type Lastly, type Reader, type Transaction } from '../store/transaction';

export { total, type Figures, type Measure } from './measures';

/** Where writers wait for each other (MySQL) a row is kept in so many parts, which readers sum. */
const SLOTS = 8;

/** What each open job will add to the counters. */
const pending = new WeakMap<Lastly, Map<string, Partial<Figures>>>();

/**
 * Notes after minus before; it is written as the last thing of the transaction, all its tickets together and keys
 * sorted, so that two writers never wait for each other in a ring and hold the rows for the commit alone.
 */
export function noteDifference(tx: Transaction, ticketId: number, before: Sums, after: Sums): void {
  const noted = pending.get(tx.lastly) ?? new Map<string, Partial<Figures>>();
  if (!pending.has(tx.lastly)) {
    pending.set(tx.lastly, noted);
    tx.lastly.add(() => writeDifferences(tx, noted));
  }
  const slot = tx.shared ? ticketId % SLOTS : 0;
  for (const [part, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const [key, figures] of part) {
      const row = noted.get(`${key}|${slot}`) ?? {};
      for (const [measure, count] of Object.entries(figures) as [Measure, number][])
        row[measure] = (row[measure] ?? 0) + sign * count;
      noted.set(`${key}|${slot}`, row);
    }
  }
}

async function writeDifferences(
  tx: Transaction,
  noted: ReadonlyMap<string, Partial<Figures>>,
): Promise<void> {
  for (const key of [...noted.keys()].sort()) await addToRow(tx, key, noted.get(key) ?? {});
}

/** Adds to one row of counters. `key`: day|grid|category|slot. */
export async function addToRow(
  tx: Pick<Transaction, 'run'>,
  key: string,
  difference: Partial<Figures>,
): Promise<void> {
  const changed = measures.flatMap((measure) => {
    const count = difference[measure] ?? 0;
    return count === 0 ? [] : [[measure, count] as const];
  });
  if (changed.length === 0) return;
  const [day = '', gridId = '', category = '', slot = '0'] = key.split('|');
  const row = [day, Number(gridId), category, Number(slot)];
  const sets = changed.map(([measure]) => `${measure} = ${measure} + ?`).join(', ');
  const values = changed.map(([, difference]) => difference);
  const update = `UPDATE daily_figure SET ${sets} WHERE day = ? AND gridId = ? AND category = ? AND slot = ?`;
  if ((await tx.run(update, [...values, ...row])).affected > 0) return;
  const columns = changed.map(([measure]) => measure);
  const marks = columns.map(() => '?').join(', ');
  try {
    await tx.run(
      `INSERT INTO daily_figure (day, gridId, category, slot, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ${marks})`,
      [...row, ...values],
    );
  } catch (error) {
    // Another instance made the row in between.
    if (!isUniqueViolation(error)) throw error;
    await tx.run(update, [...values, ...row]);
  }
}

export interface FigureFilter {
  /** Inclusive days, YYYY-MM-DD. */
  from: string;
  to: string;
  gridIds: readonly number[];
  /** Only these kinds; all when left out. */
  categories?: readonly string[];
}

export type Grouping = 'category' | 'gridId' | 'day';

/** Sums of a filter by kind, by grid or by day. */
export async function sumBy(
  reader: Reader,
  grouping: Grouping,
  filter: FigureFilter,
): Promise<Map<string, Figures>> {
  const { from, to, gridIds, categories } = filter;
  if (gridIds.length === 0 || categories?.length === 0) return new Map();
  const sums = measures.map((measure) => `SUM(${measure}) AS ${measure}`).join(', ');
  const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
  const kinds = categories ? `AND category IN (${marks(categories)})` : '';
  const rows = await reader.rows<Record<Measure | Grouping, number | string>>(
    `SELECT ${grouping}, ${sums} FROM daily_figure
      WHERE day >= ? AND day <= ? AND gridId IN (${marks(gridIds)}) ${kinds} GROUP BY ${grouping}`,
    [from, to, ...gridIds, ...(categories ?? [])],
  );
  return new Map(rows.map((row) => [String(row[grouping]), figuresOf(row)]));
}

/** Sums over days and grids, by category. */
export const sumByCategory = (reader: Reader, filter: FigureFilter): Promise<Map<string, Figures>> =>
  sumBy(reader, 'category', filter);

export function figuresOf(row: Record<string, number | string>): Figures {
  return Object.fromEntries(measures.map((measure) => [measure, Number(row[measure] ?? 0)])) as Figures;
}
