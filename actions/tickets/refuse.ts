import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance } from '../../models/tickets/advance';
import type { Presser } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import { checkReturn } from '../../models/tickets/returns';
import type { Ticket } from '../../models/tickets/ticket';
import { putOnAgenda } from '../meetings/bring-up';

/** 不归我管: back for a new assignment; the next meeting finds it on its agenda by itself. */
export async function refuse(
  context: Context,
  ticket: Ticket,
  reason: string,
  presser: Presser | null = null,
): Promise<Ticket> {
  await checkReturn(context, ticket, reason);
  const returned = await advance(context, ticket, {
    transition: 'refuse',
    note: reason,
    set: { handlerId: null },
  });
  await putOnAgenda(context, returned, context.actorId);
  await updateTicketCards(context, returned, presser);
  return returned;
}
