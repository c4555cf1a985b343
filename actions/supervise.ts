import { announceOrder } from '../notices/ticket-news';
import { advance } from '../models/advance';
import type { Context } from '../models/context';
import type { Ticket } from '../models/ticket';
import { insert } from '../models/transaction';

/** One working day to answer an order, unless the leader names another date. */
const ORDER_LIMIT = { amount: 1, unit: 'WD' } as const;

/** What the leader said, and by when; without, one working day. */
export interface Order {
  words?: string;
  /** Epoch milliseconds. */
  dueAt?: number;
}

/** 督办: a leader's order with its own date; the handler is told. */
export async function supervise(
  context: Context,
  ticket: Ticket,
  order: Order = {},
): Promise<{ ticket: Ticket; dueAt: number }> {
  const { tx, now, office, actorId } = context;
  const { words = '', dueAt = office.calendar.due(now, ORDER_LIMIT) } = order;
  const after = await advance(context, ticket, { transition: 'supervise', note: words });
  await insert(tx, 'supervision', {
    ticketId: ticket.id,
    orderedBy: actorId,
    orderedAt: now,
    dueAt,
    words: words || null,
  });
  await announceOrder(context, after, dueAt, words);
  return { ticket: after, dueAt };
}
