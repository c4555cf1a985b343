import { rollOf, type Roll } from './attendance';
import { nextDay } from '../calendar';
import type { Office } from '../context';
import type { Meeting, MeetingSeries } from './meeting';
import { chairOf, decisionsSince, type MeetingDecision } from './meetings';
import type { Ticket } from '../tickets/ticket';
import type { Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** A meeting that was held. */
export interface HeldMeeting {
  meeting: Meeting;
  series: MeetingSeries;
}

/** What was held in these series, the latest first; `day`: only on that one (YYYY-MM-DD). */
export async function meetingsHeld(
  reader: Reader,
  seriesIds: readonly number[],
  day: string | null,
  limit = 5,
): Promise<Meeting[]> {
  if (seriesIds.length === 0) return [];
  return reader.rows<Meeting>(
    `SELECT * FROM meeting WHERE seriesId IN (${marks(seriesIds)}) AND begunAt IS NOT NULL
      ${day === null ? '' : 'AND day = ?'} ORDER BY begunAt DESC, id DESC LIMIT ${limit}`,
    [...seriesIds, ...(day === null ? [] : [day])],
  );
}

export interface WholeMinutes extends HeldMeeting {
  chairId: number;
  roll: Roll;
  decisions: MeetingDecision[];
  /** What was brought up and not reached; it stands on the next agenda by itself. */
  left: Ticket[];
}

/** Everything the minutes say, as it can be read afterwards. */
export async function wholeMinutes(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  { meeting, series }: HeldMeeting,
): Promise<WholeMinutes> {
  const begun = meeting.begunAt ?? 0;
  const until = calendar.at(nextDay(meeting.day), 0);
  const gridIds = directory.below(series.gridId);
  const left = await reader.rows<Ticket>(
    `SELECT DISTINCT t.* FROM agenda_item a JOIN ticket t ON t.id = a.ticketId
      WHERE a.addedAt <= ? AND (a.decidedAt IS NULL OR a.decidedAt >= ?) AND t.gridId IN (${marks(gridIds)})
        AND (t.doneAt IS NULL OR t.doneAt >= ?) AND ${openOnly('t.')} ORDER BY t.id`,
    [begun, until, ...gridIds, until],
  );
  return {
    meeting,
    series,
    chairId: chairOf(directory, series, meeting),
    roll: await rollOf(reader, directory, series, meeting),
    decisions: await decisionsSince(reader, directory, series.gridId, begun, until),
    left,
  };
}
