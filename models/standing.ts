import type { Milestone } from './ticket-sides';
import type { Ticket } from './ticket';
import type { Reader } from './transaction';
import { marks } from './workflow';

/** A ticket that stands (挂起, 需立项), and what is to be reached next. */
export interface Standing {
  ticket: Ticket;
  next: Milestone | null;
}

const MOST = 30;

/** What stands in these nodes, what has to be renewed soonest first. */
export async function standingIn(reader: Reader, gridIds: readonly number[]): Promise<Standing[]> {
  if (gridIds.length === 0) return [];
  const tickets = await reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN ('suspended', 'project') AND gridId IN (${marks(gridIds)})
      ORDER BY renewBy, id LIMIT ${MOST}`,
    [...gridIds],
  );
  if (tickets.length === 0) return [];
  const ids = tickets.map(({ id }) => id);
  const open = await reader.rows<Milestone>(
    `SELECT * FROM milestone WHERE doneAt IS NULL AND ticketId IN (${marks(ids)}) ORDER BY day, id`,
    ids,
  );
  return tickets.map((ticket) => ({
    ticket,
    next: open.find(({ ticketId }) => ticketId === ticket.id) ?? null,
  }));
}
