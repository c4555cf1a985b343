import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { Supervision, Ticket } from '../../models/tickets/ticket';
import { settleSupervision } from '../../models/tickets/supervision';
import { one } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import { tellMoved } from '../../notices/tickets/move-news';
import { orderReplied } from '../../notices/tickets/urge-words';

/** 督办回复 to the newest order that has none, and to who gave it. Throws order.none. */
export async function replyOrder(context: Context, ticket: Ticket, reply: string): Promise<Supervision> {
  const { tx, now, office, actorId } = context;
  const order = await one<Supervision>(
    tx,
    'SELECT * FROM supervision WHERE ticketId = ? AND repliedAt IS NULL ORDER BY id DESC',
    [ticket.id],
  );
  if (!order) throw new Failure('order.none', { number: ticketNumber(ticket.id) });
  const after = await advance(context, ticket, { transition: 'reply_order', note: reply });
  await settleSupervision(tx, order.id, reply, now);
  const staff = orderReplied(office, after, actorId, reply);
  await tellMoved(context, after, 'reply_order', { staff }, { orderer: [order.orderedBy] });
  return order;
}
