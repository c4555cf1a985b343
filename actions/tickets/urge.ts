import { advance, checkMove } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import { tellMoved } from '../../notices/tickets/move-news';
import { urgedNews } from '../../notices/tickets/urge-words';

const DAY = 86_400_000;

/** 催办: once in 24 hours and ticket, whoever urges. Throws urge.today. */
export async function urge(context: Context, ticket: Ticket): Promise<Ticket> {
  const { tx, now } = context;
  checkMove(context, ticket, 'urge');
  const before = await one(
    tx,
    "SELECT id FROM ticket_event WHERE ticketId = ? AND transition = 'urge' AND at > ?",
    [ticket.id, now - DAY],
  );
  if (before) throw new Failure('urge.today', { number: ticketNumber(ticket.id) });
  const urged = await advance(context, ticket, { transition: 'urge' });
  const byReporter = ticket.reporterId === context.actorId;
  await tellMoved(context, urged, 'urge', { staff: urgedNews(context.office, urged, byReporter, context) });
  return urged;
}
