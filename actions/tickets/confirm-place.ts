import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { transitions } from '../../models/tickets/workflow';

/** The reporter's yes to where a voice was filed; said once, or too late, it changes nothing. */
export function confirmPlace(context: Context, ticket: Ticket): Promise<Ticket> {
  const open = transitions.amend.from.includes(ticket.state);
  // MySQL and SQLite give 0 and 1 for a flag.
  if (Number(ticket.confirmed) === 1 || !open) return Promise.resolve(ticket);
  return advance(context, ticket, { transition: 'amend', note: '地点没错', set: { confirmed: true } });
}
