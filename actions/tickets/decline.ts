import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { declinedNews, reconsideredNews } from '../../notices/tickets/decline-words';
import { tellMoved } from '../../notices/tickets/move-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { announceTicket } from '../../notices/tickets/ticket-news';

/** 不受理 with its reason; the reporter hears why and where else to go. */
export async function decline(context: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  const declined = await advance(context, ticket, { transition: 'decline', note: reason });
  await updateTicketCards(context, declined);
  await tellMoved(context, declined, 'decline', { reporter: declinedNews(declined, reason) });
  return declined;
}

/** 重新受理: it waits again for somebody to take it, with a new round of its limit. */
export async function reconsider(context: Context, ticket: Ticket): Promise<Ticket> {
  const after = await advance(context, ticket, { transition: 'reconsider' });
  await updateTicketCards(context, after, null, true);
  await announceTicket(context, after);
  await tellMoved(context, after, 'reconsider', { reporter: reconsideredNews(after) });
  return after;
}
