import { nextDay, type WorkingCalendar } from '../calendar';
import type { MeetingSeries } from './meeting';
import type { Period } from '../period';
import { isHeldOn } from './recurrence';
import { one, type Reader } from '../store/transaction';
import type { Ticket } from '../tickets/ticket';
import type { HardCase } from '../tickets/ticket-sides';
import { openOnly } from '../tickets/travel';
import { marks, UNDONE_STATES } from '../tickets/workflow';

/** The longest interval between two meetings of a series: a year and a holiday. */
const LOOK_BACK = 380;

/**
 * The days since a series met last, up to yesterday: what a half-monthly or quarterly meeting looks back on.
 * Null for one of every working day, whose look back is its agenda.
 */
export async function sinceLastMeeting(
  reader: Reader,
  calendar: WorkingCalendar,
  { id, recurrence }: Pick<MeetingSeries, 'id' | 'recurrence'>,
  day: string,
): Promise<Period | null> {
  if (recurrence === 'workdays') return null;
  const held = await one<{ day: string | null }>(
    reader,
    'SELECT MAX(day) AS day FROM meeting WHERE seriesId = ? AND day < ? AND begunAt IS NOT NULL',
    [id, day],
  );
  const from = held?.day ?? lastByRule(calendar, recurrence, day);
  return from === null ? null : { from, to: nextDay(day, -1) };
}

/** Nothing was noted yet: when it would have been held. */
function lastByRule(calendar: WorkingCalendar, recurrence: string, day: string): string | null {
  for (let back = 1, before = nextDay(day, -1); back <= LOOK_BACK; back++, before = nextDay(before, -1))
    if (isHeldOn(calendar, recurrence, before)) return before;
  return null;
}

export type OpenHardCase = Pick<HardCase, 'lead' | 'day'> & { ticket: Ticket };

/** 难题 of these nodes that are not done, the nearest day first; what may not stand on an agenda is not among them. */
export async function openHardCases(reader: Reader, gridIds: readonly number[]): Promise<OpenHardCase[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<Ticket & { hardLead: string; hardDay: string }>(
    `SELECT t.*, h.lead AS hardLead, h.day AS hardDay FROM hard_case h JOIN ticket t ON t.id = h.ticketId
      WHERE t.state IN (${marks(UNDONE_STATES)}) AND t.gridId IN (${marks(gridIds)}) AND ${openOnly('t.')}
      ORDER BY h.day, h.id LIMIT 5`,
    [...UNDONE_STATES, ...gridIds],
  );
  return rows.map(({ hardLead, hardDay, ...ticket }) => ({ ticket, lead: hardLead, day: hardDay }));
}
