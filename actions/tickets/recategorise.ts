import { advance } from '../../models/tickets/advance';
import { categoryByCode } from '../../models/category-table';
import type { Context } from '../../models/context';
import { newClocks } from '../../models/tickets/clock';
import { Failure } from '../../models/failure';
import { keepLesson, undoLessonsOf } from '../../models/tickets/lesson';
import type { Ticket } from '../../models/tickets/ticket';
import { updateTicketCards } from '../../notices/tickets/ticket-card';

/**
 * 改类别 by staff: the figures move to the right kind, its own limit counts, and the words teach it unless they may not
 * (`teaches`). Throws category.unknown, and what `advance` throws.
 */
export async function recategorise(
  context: Context,
  ticket: Ticket,
  category: string,
  teaches: boolean,
): Promise<Ticket> {
  const { tx, office, now, actorId } = context;
  const row = categoryByCode(category);
  if (!row) throw new Failure('category.unknown', { words: category });
  const { dueAt, clockFrom, clockMinutes, clockUnit } = newClocks(
    office,
    { gridId: ticket.gridId, urgency: ticket.urgency, category },
    ticket.reportedAt,
  );
  const after = await advance(context, ticket, {
    transition: 'recategorise',
    note: `${categoryByCode(ticket.category)?.name ?? ticket.category} → ${row.name}`,
    set: { category, dueAt, clockFrom, clockMinutes, clockUnit },
  });
  if (teaches) await keepLesson(tx, { ticketId: ticket.id, category, at: now, byId: actorId });
  else await undoLessonsOf(tx, ticket.id);
  await updateTicketCards(context, after);
  return after;
}
