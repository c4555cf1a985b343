import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { insert, one } from '../../models/store/transaction';
import { passes } from '../../models/tickets/travel';
import { tellLeaderAlone } from '../../notices/tickets/ticket-news';

/** 上会: the ticket is talked about at the community's next meeting. Bringing it up twice puts it there once. */
export async function bringUp(context: Context, ticket: Ticket, note: string): Promise<Ticket> {
  const after = await advance(context, ticket, { transition: 'bring_up', note });
  await putOnAgenda(context, after, context.actorId);
  return after;
}

/** The agenda of the community the ticket belongs to; of the street when it belongs to none. What may not stand there goes to the leader alone. */
export async function putOnAgenda(context: Context, ticket: Ticket, broughtBy: number | null): Promise<void> {
  if (!passes(ticket, 'agenda')) {
    await tellLeaderAlone(context, ticket);
    return;
  }
  const { tx, now, office } = context;
  const gridId = office.directory.above(ticket.gridId, 'community')?.id ?? ticket.gridId;
  const open = await one(tx, 'SELECT id FROM agenda_item WHERE ticketId = ? AND decidedAt IS NULL', [
    ticket.id,
  ]);
  if (open) return;
  await insert(tx, 'agenda_item', { gridId, ticketId: ticket.id, broughtBy, addedAt: now });
}
