import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { addPart, helpersOf, isHelper, partById, partsOf } from '../../models/tickets/parts';
import type { TicketPart } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { assistQuestion, partDoneNews } from '../../notices/tickets/assist-words';
import { tellMoved } from '../../notices/tickets/move-news';
import type { Receiver } from './transfer';

/** 协办: another desk or colleague does a part by its own date; the lead keeps lead and clock. */
export async function assist(
  context: Context,
  ticket: Ticket,
  helper: Receiver,
  task: string,
  dueAt: number,
): Promise<TicketPart> {
  const { tx, now, office } = context;
  const after = await advance(context, ticket, { transition: 'assist', note: `${helper.name}：${task}` });
  const id = await addPart(tx, {
    ticketId: ticket.id,
    whistleId: null,
    desk: helper.desk,
    personId: helper.personId,
    task,
    dueAt,
    askedAt: now,
  });
  const part = await partById(tx, id);
  if (!part) throw new Failure('part.none', { number: ticketNumber(ticket.id) });
  const named = { helpers: helpersOf(office.directory, part) };
  await tellMoved(context, after, 'assist', { staff: assistQuestion(office, after, part, now) }, named);
  return part;
}

/** 协办办完, with its result, to the lead. Throws part.none when nothing waits for this person. */
export async function finishPart(context: Context, ticket: Ticket, result: string): Promise<TicketPart> {
  const { tx, now, actorId, office } = context;
  const mine = (await partsOf(tx, ticket.id)).find(
    (part) => part.doneAt === null && part.whistleId === null && isHelper(office.directory, part, actorId),
  );
  if (!mine) throw new Failure('part.none', { number: ticketNumber(ticket.id) });
  const after = await advance(context, ticket, { transition: 'assist_done', note: result, as: ['helper'] });
  await tx.run('UPDATE ticket_part SET doneAt = ?, result = ? WHERE id = ? AND doneAt IS NULL', [
    now,
    result,
    mine.id,
  ]);
  await tellMoved(context, after, 'assist_done', {
    staff: partDoneNews(office, after, actorId, result),
  });
  return mine;
}
