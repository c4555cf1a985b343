import type { HardCase, Milestone } from './ticket-sides';
import type { Ticket } from './ticket';
import type { Reader } from '../store/transaction';
import { marks, OPEN_STATES } from './workflow';

/** A ticket that stands (挂起, 需立项) with what is to be reached next, or a 难题 that is open with who answers for it. */
export interface Standing {
  ticket: Ticket;
  next: Milestone | null;
  hard: HardCase | null;
}

const MOST = 30;

/** What stands in these nodes, hard cases first, then what has to be renewed soonest. */
export async function standingIn(reader: Reader, gridIds: readonly number[]): Promise<Standing[]> {
  if (gridIds.length === 0) return [];
  const tickets = await reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE gridId IN (${marks(gridIds)}) AND (state IN ('suspended', 'project')
        OR (state IN (${marks(OPEN_STATES)}) AND id IN (SELECT ticketId FROM hard_case)))
      ORDER BY renewBy, id LIMIT ${MOST}`,
    [...gridIds, ...OPEN_STATES],
  );
  if (tickets.length === 0) return [];
  const ids = tickets.map(({ id }) => id);
  const open = await reader.rows<Milestone>(
    `SELECT * FROM milestone WHERE doneAt IS NULL AND ticketId IN (${marks(ids)}) ORDER BY day, id`,
    ids,
  );
  const hard = await reader.rows<HardCase>(`SELECT * FROM hard_case WHERE ticketId IN (${marks(ids)})`, ids);
  return tickets.map((ticket) => ({
    ticket,
    next: open.find(({ ticketId }) => ticketId === ticket.id) ?? null,
    hard: hard.find(({ ticketId }) => ticketId === ticket.id) ?? null,
  }));
}
