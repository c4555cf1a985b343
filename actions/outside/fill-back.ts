import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  officeText,
  orderOfTicket,
  setOfficeText,
  type PlatformOrder,
} from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import type { Ticket, TicketQuantity } from '../../models/tickets/ticket';
import { historyOf } from '../../models/tickets/tickets';
import { draftedReply, replyFor, REPLY_TEMPLATE } from '../../notices/outside/platform-words';
import { tell } from '../../notices/exchange/send';

const TEMPLATE = 'reply template';

/** Done: the reply for the platform is drafted from the history, in the office's template, and waits to be 回填. */
export async function draftReply(context: Context, ticket: Ticket): Promise<void> {
  const { tx, office } = context;
  const order = await orderOfTicket(tx, ticket.id);
  if (!order || order.state === 'filled') return;
  const template = (await officeText(tx, TEMPLATE)) ?? REPLY_TEMPLATE;
  const quantities = await tx.rows<TicketQuantity>(
    'SELECT * FROM ticket_quantity WHERE ticketId = ? ORDER BY id',
    [ticket.id],
  );
  const facts = { order, ticket, quantities, events: await historyOf(tx, ticket.id) };
  const reply = replyFor(office, template, facts);
  await tx.run("UPDATE platform_order SET state = 'drafted', reply = ? WHERE id = ?", [
    tx.vault.seal(reply),
    order.id,
  ]);
  const reader = office.directory.actingFor(order.takenBy);
  await tell(context, reader, draftedReply(office, order, reply, context.now), {
    ticketId: ticket.id,
    notice: 'order',
  });
}

/** 已回填: it stands in the platform. False when it was said before. Throws order.unknown, role.other. */
export async function fillBack(context: Context, id: number): Promise<PlatformOrder> {
  const { tx, now, office, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'transfer_in'))
    throw new Failure('role.other', { who: '派单员、社区工作人员或网格长' });
  const [order] = await tx.rows<PlatformOrder>('SELECT * FROM platform_order WHERE id = ?', [id]);
  if (!order) throw new Failure('order.unknown');
  await tx.run(
    "UPDATE platform_order SET state = 'filled', settledAt = ? WHERE id = ? AND state = 'drafted'",
    [now, id],
  );
  return order;
}

/** The template of the office's replies. Throws role.other for whoever does not configure. */
export async function setReplyTemplate(context: Context, template: string): Promise<void> {
  const { tx, office, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'configure'))
    throw new Failure('role.other', { who: '管理员' });
  await setOfficeText(tx, TEMPLATE, template);
}
