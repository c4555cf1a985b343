import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { detailAdded } from '../../notices/tickets/detail-words';
import { tell } from '../../notices/exchange/send';
import { amend } from './amend';

/** 补问 answered: added to what was reported; who has taken the ticket already is told. Throws ticket.wrong_step. */
export async function addDetail(context: Context, ticket: Ticket, words: string): Promise<Ticket> {
  const after = await amend(context, ticket, { words });
  const { directory } = context.office;
  if (after.handlerId !== null)
    await tell(context, directory.actingFor(after.handlerId), detailAdded(after, words), {
      ticketId: after.id,
    });
  return after;
}
