import type { Directory } from '../staff/directory';
import { UNSETTLED_DISPUTES } from '../mediation/dispute-workflow';
import type { Meeting, MeetingSeries } from './meeting';
import type { Ticket } from '../tickets/ticket';
import { one, type Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks, UNDONE_STATES } from '../tickets/workflow';

/** One matter of the agenda and why it stands there. */
export interface AgendaRow {
  ticket: Ticket;
  reason: 'brought' | 'returned' | 'overdue' | 'reopened' | 'unclaimed';
  broughtBy: number | null;
}

const ROWS = 50;

/** The agenda builds itself: brought up, owned by nobody, sent back, overdue, opened again; each ticket once. */
export async function agendaOf(
  reader: Reader,
  directory: Directory,
  communityId: number,
  now: number,
): Promise<AgendaRow[]> {
  const gridIds = directory.below(communityId);
  const brought = await reader.rows<Ticket & { broughtBy: number | null }>(
    `SELECT t.*, a.broughtBy FROM agenda_item a JOIN ticket t ON t.id = a.ticketId
      WHERE a.decidedAt IS NULL AND t.state IN (${marks(UNDONE_STATES)}) AND t.gridId IN (${marks(gridIds)}) AND ${openOnly('t.')} ORDER BY a.id`,
    [...UNDONE_STATES, ...gridIds],
  );
  const others = await reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN (${marks(UNDONE_STATES)}) AND gridId IN (${marks(gridIds)})
      AND (state = 'returned' OR dueAt < ? OR round > 0) AND ${openOnly()} ORDER BY dueAt, id LIMIT 50`,
    [...UNDONE_STATES, ...gridIds, now],
  );
  const rows = brought.map(({ broughtBy, ...ticket }): AgendaRow => ({
    ticket,
    // What nobody owns stood there by itself.
    reason: reasonOf(ticket, now) ?? (broughtBy === null ? 'unclaimed' : 'brought'),
    broughtBy,
  }));
  const listed = new Set(rows.map(({ ticket }) => ticket.id));
  for (const ticket of others) {
    if (!listed.has(ticket.id))
      rows.push({ ticket, reason: reasonOf(ticket, now) ?? 'overdue', broughtBy: null });
  }
  return rows.slice(0, ROWS);
}

/** What is wrong with it by itself; null: nothing. */
function reasonOf(ticket: Ticket, now: number): AgendaRow['reason'] | null {
  if (ticket.state === 'returned') return 'returned';
  if (ticket.dueAt !== null && ticket.dueAt < now) return 'overdue';
  return ticket.round > 0 ? 'reopened' : null;
}

export function meetingSeries(reader: Reader): Promise<MeetingSeries[]> {
  return reader.rows<MeetingSeries>('SELECT * FROM meeting_series WHERE retiredAt IS NULL ORDER BY id');
}

export const loadSeries = (reader: Reader, id: number): Promise<MeetingSeries | null> =>
  one<MeetingSeries>(reader, 'SELECT * FROM meeting_series WHERE id = ?', [id]);

type Named = Pick<Meeting, 'chairId'> | null;

/** Who leads it: whoever was named for this one, else the chair, or his deputy or stand-in while he is on leave. */
export function chairOf(
  directory: Directory,
  { chairId, deputyId }: MeetingSeries,
  meeting: Named = null,
): number {
  const named = meeting?.chairId ?? null;
  if (named !== null) return directory.actingFor(named);
  const acting = directory.actingFor(chairId);
  return acting !== chairId && deputyId !== null ? directory.actingFor(deputyId) : acting;
}

/** The chair, and the deputy of the series as well: who does not come asks nobody's leave first. */
export function mayLead(
  directory: Directory,
  series: MeetingSeries,
  meeting: Named,
  personId: number | null,
): boolean {
  const { chairId, deputyId } = series;
  const leaders = [chairOf(directory, series, meeting), directory.actingFor(chairId)];
  if (deputyId !== null) leaders.push(directory.actingFor(deputyId));
  return personId !== null && leaders.includes(personId);
}

/** The series this person leads on a day (YYYY-MM-DD), for himself or in somebody's place. */
export async function seriesOfChair(
  reader: Reader,
  directory: Directory,
  personId: number,
  day: string,
): Promise<MeetingSeries[]> {
  const named = await reader.rows<Pick<Meeting, 'seriesId' | 'chairId'>>(
    'SELECT seriesId, chairId FROM meeting WHERE day = ? AND chairId IS NOT NULL',
    [day],
  );
  return (await meetingSeries(reader)).filter((series) =>
    mayLead(directory, series, named.find(({ seriesId }) => seriesId === series.id) ?? null, personId),
  );
}

/** Everybody expected: the roles the series names; without any, members of the grids, leaders and desks above them; each once. */
export function expectedAt(directory: Directory, series: MeetingSeries, meeting: Named = null): number[] {
  const below = new Set(directory.below(series.gridId));
  const above = new Set(directory.upwards(series.gridId).map((grid) => grid.id));
  const named = series.roles.split(',').filter(Boolean);
  const expected = directory.roles.filter(({ role, gridId }) =>
    named.length > 0
      ? named.includes(role) && (below.has(gridId) || (role !== 'member' && above.has(gridId)))
      : role === 'member'
        ? below.has(gridId)
        : role === 'leader'
          ? below.has(gridId) || above.has(gridId)
          : role === 'desk' && above.has(gridId),
  );
  return [...new Set([...expected.map(({ personId }) => personId), chairOf(directory, series, meeting)])];
}

/** How many disputes of the node are with a mediator; the count is all that leaves. */
export async function countDisputes(reader: Reader, gridIds: readonly number[]): Promise<number> {
  const row = await one<{ n: number }>(
    reader,
    `SELECT COUNT(*) AS n FROM dispute WHERE state IN (${marks(UNSETTLED_DISPUTES)}) AND gridId IN (${marks(gridIds)})`,
    [...UNSETTLED_DISPUTES, ...gridIds],
  );
  return row?.n ?? 0;
}

/** What was decided in a meeting, as history has it. */
export interface MeetingDecision {
  ticket: Ticket;
  words: string;
}

/** Decisions of the node from when the meeting began until its day was over; what may not stand on an agenda stands in no minutes. */
export async function decisionsSince(
  reader: Reader,
  directory: Directory,
  gridId: number,
  since: number,
  until: number,
): Promise<MeetingDecision[]> {
  const gridIds = directory.below(gridId);
  const rows = await reader.rows<Ticket & { words: string }>(
    `SELECT t.*, e.note AS words FROM ticket_event e JOIN ticket t ON t.id = e.ticketId
      WHERE e.transition = 'reassign' AND e.at >= ? AND e.at < ? AND e.ticketId IN (SELECT ticketId FROM agenda_item WHERE decidedAt >= ?)
        AND t.gridId IN (${marks(gridIds)}) AND ${openOnly('t.')} ORDER BY e.id`,
    [since, until, since, ...gridIds],
  );
  // Decided twice, the last word counts.
  const last = new Map(rows.map(({ words, ...ticket }) => [ticket.id, { ticket, words }]));
  return [...last.values()];
}
