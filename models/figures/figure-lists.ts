import { nextDay } from '../calendar';
import type { Context } from '../context';
import type { Period } from '../period';
import type { Ticket } from '../tickets/ticket';
import { one, type Reader, type SqlValue } from '../store/transaction';
import { marks, OPEN_STATES, UNDONE_STATES } from '../tickets/workflow';

/** Figures of a digest behind which tickets stand. */
export const listedFigures = ['reported', 'closed', 'open', 'overdue'] as const;
export type ListedFigure = (typeof listedFigures)[number];

export interface ListFilter {
  figure: ListedFigure;
  gridIds: readonly number[];
  /** Of 上报 and 办结; what is open or late is so this moment. */
  period: Period;
}

/** Rows of one page. */
export const LIST_ROWS = 10;

/** So many there are, and one page of them: the oldest first of what is open, the newest first of what happened. */
export async function ticketsBehind(
  reader: Reader,
  context: Pick<Context, 'office' | 'now'>,
  filter: ListFilter,
  from = 0,
): Promise<{ count: number; tickets: Ticket[] }> {
  const { sql, values, order } = conditionOf(context, filter);
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM ticket WHERE ${sql}`,
    values,
  );
  const tickets = await reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE ${sql} ORDER BY ${order} LIMIT ${LIST_ROWS} OFFSET ${Math.trunc(from)}`,
    values,
  );
  return { count: Number(row?.n ?? 0), tickets };
}

function conditionOf(
  { office, now }: Pick<Context, 'office' | 'now'>,
  { figure, gridIds, period }: ListFilter,
): { sql: string; values: SqlValue[]; order: string } {
  const there = `gridId IN (${marks(gridIds)})`;
  const { calendar } = office;
  const limits = [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  if (figure === 'open')
    return {
      sql: `${there} AND state IN (${marks(OPEN_STATES)})`,
      values: [...gridIds, ...OPEN_STATES],
      order: 'reportedAt, id',
    };
  if (figure === 'overdue')
    return {
      sql: `${there} AND state IN (${marks(UNDONE_STATES)}) AND dueAt < ?`,
      values: [...gridIds, ...UNDONE_STATES, now],
      order: 'dueAt, id',
    };
  if (figure === 'closed')
    return {
      // As in read-measures.ts: by the day, not by the state.
      sql: `${there} AND state NOT IN ('withdrawn', 'declined', 'merged') AND closedAt >= ? AND closedAt < ?`,
      values: [...gridIds, ...limits],
      order: 'closedAt DESC, id DESC',
    };
  return {
    sql: `${there} AND state <> 'withdrawn' AND reportedAt >= ? AND reportedAt < ?`,
    values: [...gridIds, ...limits],
    order: 'reportedAt DESC, id DESC',
  };
}
