import { loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { readingFor } from '../../models/tickets/readers';
import type { Ticket } from '../../models/tickets/ticket';
import type { Reading } from '../../models/tickets/travel';
import { readTicketNumber, ticketNumber } from '../../models/tickets/workflow';
import type { Turn } from '../turn/turn';

/** The ticket and how much of it this person reads. Throws ticket.unknown; ticket.not_yours where it is the state alone. */
export async function readTicket(
  { context, person }: Turn,
  id: number,
): Promise<{ ticket: Ticket; reading: Exclude<Reading, 'state'> }> {
  const ticket = await loadTicket(context, id);
  const reading = await readingFor(context.tx, context.office.directory, person.id, ticket);
  if (reading === 'state')
    throw new Failure('ticket.not_yours', { number: ticketNumber(id), state: ticket.state });
  return { ticket, reading };
}

/** Of what an answer is going to say something: the ticket behind a key or number, for who may read it. Throws as above. */
export const readableTicket = async (turn: Turn, key: string | undefined): Promise<Ticket> =>
  (await readTicket(turn, readTicketNumber(key ?? '') ?? 0)).ticket;
