import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { checkRatingWindow } from './rating-window';
import { close } from './verify';

/** 1 满意, 2 还行. 没修好 is no rating but sends the ticket back (verify.ts). */
export type Rating = 1 | 2;

/** 评价 by the reporter. Given before anybody verified, his yes is the verification. */
export async function rate(context: Context, ticket: Ticket, rating: Rating): Promise<Ticket> {
  await checkRatingWindow(context, ticket);
  const closed = ticket.state === 'verifying' ? await close(context, ticket, '居民确认') : ticket;
  return advance(context, closed, {
    transition: 'rate',
    note: rating === 1 ? '满意' : '还行',
    // Her yes counts, also after it was closed without an answer.
    set: { rating, verifiedBy: 'reporter' },
  });
}
