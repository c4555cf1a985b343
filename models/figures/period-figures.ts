import type { Context } from '../context';
import { nextDay } from '../calendar';
import { sumBy, total, type Figures } from './figures';
import { countDisputes } from '../meetings/meetings';
import { inOrder } from '../staff/node-order';
import { openStockOf, type Stock } from './open-stock';
import { before, type Period } from '../period';
import type { Measured, Share } from './rates';
import { pointsReached, repeatsOf, timesOf, type Times } from './read-measures';
import type { Ticket } from '../tickets/ticket';
import { countOpen } from '../tickets/tickets';
import type { Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks, UNDONE_STATES } from '../tickets/workflow';

export interface PeriodFigures {
  gridId: number;
  period: Period;
  total: Measured;
  before: Figures;
  /** Every kind with something in it, most reported first. */
  kinds: { category: string; figures: Figures }[];
  /** The nodes right below, in the order of the office's list, each with all below it. */
  nodes: { gridId: number; figures: Figures }[];
  /** Not done and late now, by desk; null: the grid's own people. */
  overdueByDesk: { desk: string | null; count: number }[];
  /** The latest few, as numbers for those who may ask. */
  overdue: Ticket[];
  open: number;
  /** At the end of the period before; null when nobody counted. */
  stockBefore: Stock | null;
  disputes: number;
  /** How long it took, out of the period's closed tickets. */
  times: Times;
  /** 重复率 and 巡查点覆盖. */
  repeats: Share;
  points: Share;
  /** Same place and same kind, three times in thirty days. */
  cameBack: CameBack[];
}

export interface CameBack {
  placeId: number;
  category: string;
  count: number;
}

type Asking = Pick<Context, 'office' | 'now'>;
const OVERDUE_SHOWN = 5;

/** What bulletins, digests and summaries are made of, for one node and all below it. */
export async function periodFigures(
  reader: Reader,
  context: Asking,
  gridId: number,
  period: Period,
): Promise<PeriodFigures> {
  const { directory } = context.office;
  const gridIds = directory.below(gridId);
  const previous = before(period);
  const byKind = await sumBy(reader, 'category', { ...period, gridIds });
  const earlier = await sumBy(reader, 'category', { ...previous, gridIds });
  const overdueByDesk = await overdueDesks(reader, gridIds, context.now);
  const filter = { period, gridIds, categories: null };
  const overdueOpen = overdueByDesk.reduce((sum, { count }) => sum + count, 0);
  return {
    gridId,
    period,
    total: { ...total(byKind.values()), overdueOpen },
    before: total(earlier.values()),
    kinds: [...byKind]
      .map(([category, figures]) => ({ category, figures }))
      .sort((a, b) => b.figures.reported - a.figures.reported || a.category.localeCompare(b.category)),
    nodes: await nodesBelow(reader, context, gridId, period),
    overdueByDesk,
    overdue: await latestOverdue(reader, gridIds, context.now),
    open: await countOpen(reader, gridIds),
    stockBefore: await openStockOf(reader, nextDay(period.from, -1), gridIds),
    disputes: await countDisputes(reader, gridIds),
    times: await timesOf(reader, context, filter),
    repeats: await repeatsOf(reader, context, filter),
    points: await pointsReached(reader, context, filter),
    cameBack: await placesThatCameBack(reader, context, gridIds, period),
  };
}

async function nodesBelow(
  reader: Reader,
  { office }: Asking,
  gridId: number,
  period: Period,
): Promise<PeriodFigures['nodes']> {
  const byGrid = await sumBy(reader, 'gridId', { ...period, gridIds: office.directory.below(gridId) });
  const children = office.directory.grids.filter(({ parentId }) => parentId === gridId);
  const ids = inOrder(
    office.directory,
    children.map(({ id }) => id),
  );
  return ids.map((id) => {
    const parts = office.directory.below(id).flatMap((below) => byGrid.get(String(below)) ?? []);
    return { gridId: id, figures: total(parts) };
  });
}

/** Late work by whose hands it is in, the most first. */
async function overdueDesks(
  reader: Reader,
  gridIds: readonly number[],
  now: number,
): Promise<PeriodFigures['overdueByDesk']> {
  const rows = await reader.rows<{ desk: string | null; n: number | string }>(
    `SELECT desk, COUNT(*) AS n FROM ticket
      WHERE state IN (${marks(UNDONE_STATES)}) AND dueAt < ? AND gridId IN (${marks(gridIds)}) GROUP BY desk`,
    [...UNDONE_STATES, now, ...gridIds],
  );
  return rows
    .map(({ desk, n }) => ({ desk, count: Number(n) }))
    .sort((a, b) => b.count - a.count || (a.desk ?? '').localeCompare(b.desk ?? ''));
}

function latestOverdue(reader: Reader, gridIds: readonly number[], now: number): Promise<Ticket[]> {
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN (${marks(UNDONE_STATES)}) AND dueAt < ? AND gridId IN (${marks(gridIds)})
      AND ${openOnly()} ORDER BY dueAt, id LIMIT ${OVERDUE_SHOWN}`,
    [...UNDONE_STATES, now, ...gridIds],
  );
}

const BACK_TIMES = 3;
const BACK_DAYS = 30;
const BACK_SHOWN = 3;

/** 老大难: reported three times in the thirty days up to the period's end, the last time within it. */
export async function placesThatCameBack(
  reader: Reader,
  { office }: Asking,
  gridIds: readonly number[],
  { from, to }: Period,
): Promise<CameBack[]> {
  const at = (day: string): number => office.calendar.at(day, 0);
  const rows = await reader.rows<{ placeId: number; category: string; n: number | string }>(
    `SELECT placeId, category, COUNT(*) AS n FROM ticket
      WHERE gridId IN (${marks(gridIds)}) AND reportedAt >= ? AND reportedAt < ? AND placeId IS NOT NULL
        AND state NOT IN ('withdrawn', 'merged', 'declined') AND ${openOnly()}
      GROUP BY placeId, category HAVING COUNT(*) >= ${BACK_TIMES} AND MAX(reportedAt) >= ?
      ORDER BY n DESC, placeId, category LIMIT ${BACK_SHOWN}`,
    [...gridIds, at(nextDay(to, 1 - BACK_DAYS)), at(nextDay(to)), at(from)],
  );
  return rows.map(({ placeId, category, n }) => ({ placeId, category, count: Number(n) }));
}
