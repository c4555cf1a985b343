import type { Office } from '../context';
import { nextDay } from '../calendar';
import { inOrder } from '../staff/node-order';
import type { Period } from '../period';
import { OPEN_DISPUTES } from './dispute-workflow';
import { one, type Reader } from '../store/transaction';
import { SMALLEST_SHOWN } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** What is counted of disputes, each by the day it happened. */
export const disputeMoments = ['registeredAt', 'acceptedAt', 'agreedAt', 'endedAt'] as const;
export type DisputeMoment = (typeof disputeMoments)[number];

/** How many open cases a mediator has in hand, for himself. */
export async function openDisputesOf(reader: Reader, mediatorId: number): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM dispute WHERE mediatorId = ? AND state IN (${marks(OPEN_DISPUTES)})`,
    [mediatorId, ...OPEN_DISPUTES],
  );
  return Number(row?.n ?? 0);
}

/** null: put together with the others, for it could point at somebody. */
export type DisputeCell = number | null;
export interface DisputeCounts {
  nodes: { gridId: number; cells: Record<DisputeMoment, DisputeCell> }[];
  total: Record<DisputeMoment, DisputeCell>;
}

/**
 * Counts of a period, below a node by the nodes right under it. Where one of them had fewer than five, no node's count
 * of that column is told, else the missing one could be worked out from the sum.
 */
export async function disputeCounts(
  reader: Reader,
  { directory, calendar }: Office,
  gridId: number,
  { from, to }: Period,
): Promise<DisputeCounts> {
  const limits = [calendar.at(from, 0), calendar.at(nextDay(to), 0)];
  const all = directory.below(gridId);
  const children = inOrder(
    directory,
    directory.grids.filter(({ parentId }) => parentId === gridId).map(({ id }) => id),
  );
  const nodes = children.map((id) => ({ gridId: id, cells: none() }));
  const total = none();
  for (const moment of disputeMoments) {
    const rows = await reader.rows<{ gridId: number; n: number | string }>(
      `SELECT gridId, COUNT(*) AS n FROM dispute WHERE ${moment} >= ? AND ${moment} < ? AND gridId IN (${marks(all)}) GROUP BY gridId`,
      [...limits, ...all],
    );
    const byGrid = new Map(rows.map((row) => [row.gridId, Number(row.n)]));
    const sumOf = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + (byGrid.get(id) ?? 0), 0);
    const counts = nodes.map((node) => sumOf(directory.below(node.gridId)));
    const small = counts.some(isSmall);
    nodes.forEach((node, at) => {
      node.cells[moment] = small ? null : (counts[at] ?? 0);
    });
    const sum = sumOf(all);
    total[moment] = isSmall(sum) ? null : sum;
  }
  return { nodes, total };
}

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;
const none = (): Record<DisputeMoment, DisputeCell> =>
  Object.fromEntries(disputeMoments.map((moment) => [moment, 0])) as Record<DisputeMoment, DisputeCell>;
