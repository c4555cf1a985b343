import type { Office } from '../context';
import { nextDay } from '../calendar';
import type { Period } from '../period';
import type { RectificationState } from './rectification';
import type { Ticket } from '../tickets/ticket';
import { one, type Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** A hazard: place, kind, how urgent, limit, put right, looked at again. */
export interface HazardRow {
  ticketId: number;
  gridId: number;
  placeText: string;
  /** Four digits. */
  category: string;
  subject: string;
  urgency: Ticket['urgency'];
  state: Ticket['state'];
  /** Epoch milliseconds. */
  foundAt: number;
  /** Name of the 检查表 at which it was found; null: by a patrol or report. */
  template: string | null;
  /** Of its latest 整改通知书; null where none was written. */
  unit: string | null;
  demand: string | null;
  /** YYYY-MM-DD: by when it was to be put right. */
  dueDay: string | null;
  rectification: Exclude<RectificationState, 'void'> | null;
  recheckedAt: number | null;
  /** The desk it was handed on to. */
  passedTo: string | null;
  doneAt: number | null;
  closedAt: number | null;
  /** What was done, in the words of who did it. */
  result: string | null;
}

/** 09xx: fire, wires, buildings, gas, production. */
const HAZARDS = '09';
const PAGE = 2_000;

/** Which tickets they are, behind the conditions on key, nodes and time. */
const found = (gridIds: readonly number[]): string => `FROM ticket t LEFT JOIN rectification r
    ON r.id = (SELECT MAX(l.id) FROM rectification l WHERE l.ticketId = t.id AND l.state <> 'void')
  WHERE t.id > ? AND t.gridId IN (${marks(gridIds)}) AND t.reportedAt >= ? AND t.reportedAt < ?
    AND t.state NOT IN ('withdrawn', 'declined', 'merged') AND ${openOnly('t.')}
    AND (t.category LIKE '${HAZARDS}%' OR r.id IS NOT NULL
      OR EXISTS (SELECT 1 FROM inspection_finding f WHERE f.ticketId = t.id))`;

/** How many rows `hazardsIn` will give. */
export async function countHazards(
  reader: Reader,
  { calendar }: Pick<Office, 'calendar'>,
  { period, gridIds }: { period: Period; gridIds: readonly number[] },
): Promise<number> {
  if (gridIds.length === 0) return 0;
  const limits = [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  const row = await one<{ n: number | string }>(reader, `SELECT COUNT(*) AS n ${found(gridIds)}`, [
    0,
    ...gridIds,
    ...limits,
  ]);
  return Number(row?.n ?? 0);
}

/**
 * The hazards of a period in these nodes, in the order they were found: everything of the safety categories, what a
 * check found, and whatever a 整改通知书 was written for. Counted by the day they were found (`period.from` to
 * `period.to`, both included, in the office's zone). What concerns persons (complaints, 举报) is left out; reporters are
 * never named. Read in pages of 2,000 by key, so a year of a district needs little memory.
 */
export async function* hazardsIn(
  reader: Reader,
  { calendar }: Pick<Office, 'calendar'>,
  { period, gridIds }: { period: Period; gridIds: readonly number[] },
): AsyncGenerator<HazardRow> {
  if (gridIds.length === 0) return;
  const [from, until] = [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  for (let after = 0; ;) {
    const rows = await reader.rows<HazardRow>(
      `SELECT t.id AS ticketId, t.gridId, t.placeText, t.category, t.subject, t.urgency, t.state, t.reportedAt AS foundAt,
          (SELECT MIN(i.template) FROM inspection_finding f JOIN inspection i ON i.id = f.inspectionId WHERE f.ticketId = t.id) AS template,
          r.unit, r.demand, r.dueDay, r.state AS rectification, r.recheckedAt, r.passedTo, t.doneAt, t.closedAt, t.result
        ${found(gridIds)}
        ORDER BY t.id LIMIT ${PAGE}`,
      [after, ...gridIds, from, until],
    );
    yield* rows;
    const last = rows.at(-1)?.ticketId;
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}
