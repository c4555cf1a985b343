import type { Attachment, Ticket, TicketEvent } from './ticket';
import { one, type Reader, type Transaction } from '../store/transaction';
import { openOnly } from './travel';
import { marks, OPEN_STATES, UNDONE_STATES } from './workflow';

/** Tickets a member has in hand, the most pressing first; of several: his own and those he stands in for. */
export function ticketsInHand(
  reader: Reader,
  whose: number | readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  const ids = typeof whose === 'number' ? [whose] : whose;
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE handlerId IN (${marks(ids)}) AND state IN ('handling', 'waiting') ORDER BY dueAt, id LIMIT ${limit}`,
    [...ids],
  );
}

/** Tickets that wait in the grids for somebody to take them. */
export async function ticketsWaiting(
  reader: Reader,
  gridIds: readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN ('dispatched', 'returned') AND gridId IN (${marks(gridIds)})
      ORDER BY dueAt, id LIMIT ${limit}`,
    [...gridIds],
  );
}

/** Tickets that were sent to one of these desks and that nobody of it has taken yet. */
export async function ticketsForDesks(
  reader: Reader,
  desks: readonly string[],
  gridIds: readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  if (desks.length === 0 || gridIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN ('dispatched', 'returned') AND gridId IN (${marks(gridIds)})
      AND desk IN (${marks(desks)}) ORDER BY dueAt, id LIMIT ${limit}`,
    [...gridIds, ...desks],
  );
}

/** Tickets that were given to somebody by name and that he has not taken yet, wherever they lie. */
export const ticketsGiven = (reader: Reader, personId: number, limit = 10): Promise<Ticket[]> =>
  reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE handlerId = ? AND state = 'dispatched' ORDER BY dueAt, id LIMIT ${limit}`,
    [personId],
  );

/** What colleagues may see open at a place, the most pressing first. */
export function openTicketsAt(reader: Reader, placeId: number, limit = 10): Promise<Ticket[]> {
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE placeId = ? AND state IN (${marks(UNDONE_STATES)}) AND ${openOnly()}
      ORDER BY dueAt, id LIMIT ${limit}`,
    [placeId, ...UNDONE_STATES],
  );
}

/** What colleagues may see open in a grid, the most pressing first. */
export function openTicketsIn(reader: Reader, gridId: number, limit = 10): Promise<Ticket[]> {
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE gridId = ? AND state IN (${marks(UNDONE_STATES)}) AND ${openOnly()}
      ORDER BY dueAt, id LIMIT ${limit}`,
    [gridId, ...UNDONE_STATES],
  );
}

/** What the reporter has running, the newest first. */
export function ticketsReported(reader: Reader, personId: number, limit = 5): Promise<Ticket[]> {
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE reporterId = ? AND source NOT IN ('self', 'import') ORDER BY reportedAt DESC, id DESC LIMIT ${limit}`,
    [personId],
  );
}

export async function ticketsToVerify(
  reader: Reader,
  gridIds: readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state = 'verifying' AND gridId IN (${marks(gridIds)}) ORDER BY doneAt, id LIMIT ${limit}`,
    [...gridIds],
  );
}

/** The same for single buildings. */
export async function ticketsToVerifyAt(
  reader: Reader,
  placeIds: readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  if (placeIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state = 'verifying' AND placeId IN (${marks(placeIds)}) ORDER BY doneAt, id LIMIT ${limit}`,
    [...placeIds],
  );
}

/**
 * Closes by itself when nobody answers: an ordinary matter with a picture of the result, whose reporter was told. The
 * rest of what waits to be verified is the leader's daily list.
 */
const CLOSES_ITSELF = `t.urgency = 'normal' AND t.travels = 'open'
  AND EXISTS (SELECT 1 FROM attachment a WHERE a.ticketId = t.id AND a.purpose = 'result')
  AND EXISTS (SELECT 1 FROM resident_news n WHERE n.ticketId = t.id AND n.personId = t.reporterId AND n.state = 'told')`;

/** What a person reported done of late, the newest first; one alone is meant when he names none. */
export const lastDone = (reader: Reader, personId: number): Promise<Ticket[]> =>
  reader.rows<Ticket>(
    "SELECT * FROM ticket WHERE handlerId = ? AND state IN ('verifying', 'closed', 'rated') ORDER BY doneAt DESC LIMIT 2",
    [personId],
  );

/** What a leader has to look at himself: neither a yes nor the time will close it. */
export async function ticketsForLeader(
  reader: Reader,
  gridIds: readonly number[],
  limit = 10,
): Promise<Ticket[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT t.* FROM ticket t WHERE t.state = 'verifying' AND t.gridId IN (${marks(gridIds)}) AND NOT (${CLOSES_ITSELF})
      ORDER BY t.doneAt, t.id LIMIT ${limit}`,
    [...gridIds],
  );
}

/** Told before that moment and not answered since. */
export function ticketsUnanswered(
  reader: Reader,
  toldBefore: number,
): Promise<(Ticket & { toldAt: number })[]> {
  return reader.rows<Ticket & { toldAt: number }>(
    `SELECT t.*, w.toldAt FROM ticket t JOIN resident_news w ON w.ticketId = t.id
      WHERE t.state = 'verifying' AND w.toldAt < ? AND ${CLOSES_ITSELF} ORDER BY t.id LIMIT 200`,
    [toldBefore],
  );
}

/** Not done and past the limit, the latest first. */
export async function ticketsOverdue(
  reader: Reader,
  gridIds: readonly number[],
  now: number,
): Promise<Ticket[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN (${marks(UNDONE_STATES)}) AND dueAt < ? AND gridId IN (${marks(gridIds)})
      ORDER BY dueAt, id`,
    [...UNDONE_STATES, now, ...gridIds],
  );
}

export async function countOpen(reader: Reader, gridIds: readonly number[]): Promise<number> {
  const row = await one<{ n: number }>(
    reader,
    `SELECT COUNT(*) AS n FROM ticket WHERE state IN (${marks(OPEN_STATES)}) AND gridId IN (${marks(gridIds)})`,
    [...OPEN_STATES, ...gridIds],
  );
  return row?.n ?? 0;
}

/** How many tickets the person filed since that moment, orders of a platform aside. */
export async function countReportedSince(reader: Reader, personId: number, since: number): Promise<number> {
  const row = await one<{ n: number }>(
    reader,
    "SELECT COUNT(*) AS n FROM ticket WHERE reporterId = ? AND reportedAt > ? AND source <> 'transfer'",
    [personId, since],
  );
  return row?.n ?? 0;
}

export function historyOf(reader: Reader, ticketId: number): Promise<TicketEvent[]> {
  return reader.rows<TicketEvent>('SELECT * FROM ticket_event WHERE ticketId = ? ORDER BY id', [ticketId]);
}

/** How long a picture waits for its words, or words for their picture. */
export const PICTURE_WINDOW = 2 * 60_000;

/** Gives the ticket the pictures its sender sent from `since` on (two minutes back, unless a dialogue began earlier). */
export async function claimPictures(
  tx: Transaction,
  personId: number,
  ticketId: number,
  purpose: Attachment['purpose'],
  since: number,
): Promise<number> {
  const { affected } = await tx.run(
    'UPDATE attachment SET ticketId = ?, purpose = ? WHERE personId = ? AND ticketId IS NULL AND disputeId IS NULL AND createdAt >= ?',
    [ticketId, purpose, personId, since],
  );
  return affected;
}

/** The ticket a picture belongs to that comes after its words: reported or done by its sender within two minutes. */
export async function ticketForPicture(
  reader: Reader,
  personId: number,
  now: number,
): Promise<{ id: number; purpose: Attachment['purpose'] } | null> {
  const since = now - PICTURE_WINDOW;
  const done = await one<{ id: number }>(
    reader,
    "SELECT id FROM ticket WHERE handlerId = ? AND state IN ('verifying', 'closed') AND doneAt >= ? ORDER BY doneAt DESC",
    [personId, since],
  );
  if (done) return { id: done.id, purpose: 'result' };
  const reported = await one<{ id: number }>(
    reader,
    'SELECT id FROM ticket WHERE reporterId = ? AND reportedAt >= ? ORDER BY reportedAt DESC, id DESC',
    [personId, since],
  );
  return reported ? { id: reported.id, purpose: 'report' } : null;
}

export function picturesOf(reader: Reader, ticketId: number): Promise<Attachment[]> {
  return reader.rows<Attachment>('SELECT * FROM attachment WHERE ticketId = ? ORDER BY id', [ticketId]);
}
