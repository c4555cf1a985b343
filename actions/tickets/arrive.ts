import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';

/** 到场: somebody of ours is at the place; saying so twice changes nothing. */
export function arrive(context: Context, ticket: Ticket): Promise<Ticket> {
  if (ticket.arrivedAt !== null && ticket.handlerId === context.actorId) return Promise.resolve(ticket);
  return advance(context, ticket, { transition: 'arrive' });
}
