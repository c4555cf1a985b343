import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { transitions } from '../../models/tickets/workflow';

/** 别说是我报的, said after it was filed: from now on nobody learns who reported it. Gives the ticket as it was when it is too late to change. */
export function hideReporter(context: Context, ticket: Ticket): Promise<Ticket> {
  const open = transitions.amend.from.includes(ticket.state);
  // MySQL and SQLite give 0 and 1 for a flag.
  if (Number(ticket.anonymous) === 1 || !open) return Promise.resolve(ticket);
  return advance(context, ticket, {
    transition: 'amend',
    note: '请不要说是谁报的',
    set: { anonymous: true },
  });
}
