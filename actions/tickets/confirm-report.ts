import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { transitions } from '../../models/tickets/workflow';
import { updateTicketCards } from '../../notices/tickets/ticket-card';

/** 对, said after the report had filed itself: 未确认 goes from its card. Said again, or too late, it changes nothing. */
export async function confirmReport(context: Context, ticket: Ticket): Promise<Ticket> {
  const open = transitions.amend.from.includes(ticket.state);
  // MySQL and SQLite give 0 and 1 for a flag.
  if (Number(ticket.confirmed) === 1 || !open) return ticket;
  const after = await advance(context, ticket, {
    transition: 'amend',
    note: '没错',
    set: { confirmed: true },
  });
  await updateTicketCards(context, after);
  return after;
}
