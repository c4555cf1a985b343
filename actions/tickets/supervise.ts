import { announceOrder } from '../../notices/tickets/ticket-news';
import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { nextNumber } from '../../models/mediation/file-number';
import { askForPaper } from '../../models/figures/paper';
import { settleSupervision, supervisionsOwed } from '../../models/tickets/supervision';
import type { Supervision, Ticket } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { tell } from '../../notices/exchange/send';
import { supervisionDone, supervisionName } from '../../notices/tickets/supervision-words';

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
  const year = Number(office.calendar.local(now).day.slice(0, 4));
  const number = await nextNumber(tx, `supervisions ${year}`);
  await insert(tx, 'supervision', {
    ticketId: ticket.id,
    orderedBy: actorId,
    orderedAt: now,
    year,
    number,
    dueAt,
    words: words || null,
  });
  await announceOrder(context, after, { dueAt, words, name: supervisionName({ year, number }) });
  return { ticket: after, dueAt };
}

/** The kind of paper that `jobs/papers/papers.ts` draws an order as. */
const ORDER_SHEET = 'supervision';

/** The printed order, drawn outside of this transaction. */
export async function askForSheet({ tx, now, actorId }: Context, { id }: Supervision): Promise<void> {
  if (actorId !== null) await askForPaper(tx, ORDER_SHEET, { id }, { personId: actorId }, now);
}

/** What is reported done answers its orders as well; whoever gave them hears it. */
export async function answerOrders(context: Context, ticket: Ticket, result: string): Promise<void> {
  for (const order of await supervisionsOwed(context.tx, ticket.id)) {
    if (!(await settleSupervision(context.tx, order.id, result, context.now))) continue;
    if (order.orderedBy === context.actorId) continue;
    await tell(context, order.orderedBy, supervisionDone(order, ticket, result), {
      ticketId: ticket.id,
      notice: 'order',
    });
  }
}
