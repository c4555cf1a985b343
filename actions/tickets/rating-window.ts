import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { newsOf } from '../../models/tickets/news';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';

/** So many days the reporter may rate a result or have it done again. */
const DAYS = 14;
const DAY = 86_400_000;

/**
 * The reporter's time begins when he was told of the result, whoever told him; nobody loses it because a message could
 * not be sent. Throws ticket.rating_over.
 */
export async function checkRatingWindow({ tx, now, actorId }: Context, ticket: Ticket): Promise<void> {
  if (actorId !== ticket.reporterId) return;
  const toldAt = (await newsOf(tx, ticket.id))?.toldAt ?? null;
  if (toldAt === null || now - toldAt <= DAYS * DAY) return;
  throw new Failure('ticket.rating_over', { number: ticketNumber(ticket.id), days: String(DAYS) });
}
