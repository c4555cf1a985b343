import { nextDay } from '../calendar';
import {
  nodesOf,
  plain,
  type Asked,
  type AskedGroup,
  type Asking,
  type FigureAnswer,
  type FigureQuestion,
} from '../figures/figure-question';
import type { Measure } from '../figures/measures';
import type { Period } from '../period';
import type { Reader } from '../store/transaction';
import { openOnly } from './travel';
import { marks, UNDONE_STATES } from './workflow';

/** Filters that only tickets know; what is guarded is left out where places are told apart. */
function where({ categories, placeId, desk }: FigureQuestion): { sql: string; values: (string | number)[] } {
  const kinds = categories ?? [];
  const parts = [
    categories === null ? '' : ` AND category IN (${kinds.length > 0 ? marks(kinds) : "''"})`,
    placeId === null ? '' : ` AND placeId = ? AND ${openOnly()}`,
    desk ? ' AND desk = ?' : '',
  ];
  return {
    sql: parts.join(''),
    values: [...kinds, ...(placeId === null ? [] : [placeId]), ...(desk ? [desk] : [])],
  };
}

/** What is open or late this moment. */
export async function countNow(
  reader: Reader,
  { now }: Asking,
  question: FigureQuestion,
  gridIds: readonly number[],
): Promise<number> {
  const { sql, values } = where(question);
  const open = question.asked.kind === 'now' && question.asked.what === 'open';
  const rows = await reader.rows<{ n: number | string }>(
    `SELECT COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)})
      AND state IN (${marks(UNDONE_STATES)})${open ? '' : ' AND dueAt < ?'}${sql}`,
    [...gridIds, ...UNDONE_STATES, ...(open ? [] : [now]), ...values],
  );
  return Number(rows[0]?.n ?? 0);
}

/** Columns whose moment a ticket itself keeps; at a place nothing else can be counted. */
const momentOf: Partial<Record<Measure, string>> = {
  reported: 'reportedAt',
  filed: 'filedAt',
  closed: 'closedAt',
  rated: 'ratedAt',
};

/** Places and desks are known to tickets alone: there only what a ticket itself keeps can be counted. */
export const countsAtPlaces = (asked: Asked): boolean =>
  asked.kind === 'now' || (asked.kind === 'count' && momentOf[asked.measure] !== undefined);

function within({ office }: Asking, { from, to }: Period): [number, number] {
  return [office.calendar.at(from, 0), office.calendar.at(nextDay(to), 0)];
}

const momentColumn = (asked: Asked): string =>
  (asked.kind === 'count' ? momentOf[asked.measure] : undefined) ?? 'reportedAt';

/** What a ticket itself keeps, in a period. */
export async function countTickets(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  period: Period,
): Promise<number> {
  const { sql, values } = where(question);
  const column = momentColumn(question.asked);
  const gridIds = nodesOf(context, question);
  const rows = await reader.rows<{ n: number | string }>(
    `SELECT COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)})
      AND ${column} >= ? AND ${column} < ? AND state <> 'withdrawn'${sql}`,
    [...gridIds, ...within(context, period), ...values],
  );
  return Number(rows[0]?.n ?? 0);
}

/** By place, kind or desk, out of the tickets: at most as many rows as were reported in the period. */
export async function byColumn(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  by: AskedGroup,
): Promise<FigureAnswer['groups']> {
  const column = by === 'place' ? 'placeId' : by === 'desk' ? 'desk' : 'category';
  const { sql, values } = where(question);
  const { asked } = question;
  const now = asked.kind === 'now';
  const moment = momentColumn(asked);
  const limits = now
    ? {
        sql: `state IN (${marks(UNDONE_STATES)})${asked.what === 'overdue' ? ' AND dueAt < ?' : ''}`,
        values: asked.what === 'overdue' ? [...UNDONE_STATES, context.now] : [...UNDONE_STATES],
      }
    : {
        sql: `${moment} >= ? AND ${moment} < ? AND state <> 'withdrawn'`,
        values: within(context, question.period),
      };
  const gridIds = nodesOf(context, question);
  const rows = await reader.rows<{ name: string | number | null; n: number | string }>(
    `SELECT ${column} AS name, COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)}) AND ${limits.sql}
      AND ${column} IS NOT NULL${by === 'place' ? ` AND ${openOnly()}` : ''}${sql} GROUP BY ${column}`,
    [...gridIds, ...limits.values, ...values],
  );
  return rows.map(({ name, n }) => ({ key: String(name), counted: plain(Number(n)) }));
}
