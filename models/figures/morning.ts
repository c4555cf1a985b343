import { nextDay } from '../calendar';
import type { Context } from '../context';
import { sumByCategory, total } from './figures';
import { countDisputes } from '../meetings/meetings';
import type { Ticket } from '../tickets/ticket';
import { countOpen } from '../tickets/tickets';
import type { Reader } from '../store/transaction';
import { marks, UNDONE_STATES } from '../tickets/workflow';

export interface MorningFigures {
  gridId: number;
  /** Local day. */
  yesterday: string;
  needsYou: Ticket[];
  reportedYesterday: number;
  closedYesterday: number;
  open: number;
  disputes: number;
}

/** Overdue, sent back by the resident, or dangerous: what an official should see first, worst first. */
export async function morningFigures(
  reader: Reader,
  { office, now }: Pick<Context, 'office' | 'now'>,
  gridId: number,
): Promise<MorningFigures> {
  const gridIds = office.directory.below(gridId);
  const yesterday = nextDay(office.calendar.local(now).day, -1);
  const sums = total((await sumByCategory(reader, { from: yesterday, to: yesterday, gridIds })).values());
  const needsYou = await reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN (${marks(UNDONE_STATES)}) AND gridId IN (${marks(gridIds)})
      AND (dueAt < ? OR round > 0 OR urgency = 'emergency') ORDER BY CASE urgency WHEN 'emergency' THEN 0 ELSE 1 END, dueAt, id`,
    [...UNDONE_STATES, ...gridIds, now],
  );
  return {
    gridId,
    yesterday,
    needsYou,
    reportedYesterday: sums.reported,
    closedYesterday: sums.closed,
    open: await countOpen(reader, gridIds),
    disputes: await countDisputes(reader, gridIds),
  };
}
