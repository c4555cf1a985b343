import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { Milestone } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import { milestoneNote, reachedNote } from '../../notices/tickets/stand-words';
import { stand } from './suspend';

/** 需立项: made safe now (in words), the rest by milestones; in the digest until it is done. */
export const plan = (context: Context, ticket: Ticket, madeSafe: string): Promise<Ticket> =>
  stand(context, ticket, 'plan', madeSafe, null);

/** 节点: what is to be reached by which day. */
export async function addMilestone(
  context: Context,
  ticket: Ticket,
  words: string,
  day: string,
): Promise<Ticket> {
  const today = context.office.calendar.local(context.now).day;
  const note = milestoneNote(words, day, today);
  const after = await advance(context, ticket, { transition: 'milestone', note });
  await insert(context.tx, 'milestone', { ticketId: ticket.id, words: words.slice(0, 120), day });
  return after;
}

/** The next one not reached yet. Throws milestone.none. */
export async function reachMilestone(
  context: Context,
  ticket: Ticket,
): Promise<{ reached: Milestone; left: number }> {
  const { tx, now } = context;
  const open = await tx.rows<Milestone>(
    'SELECT * FROM milestone WHERE ticketId = ? AND doneAt IS NULL ORDER BY day, id',
    [ticket.id],
  );
  const [reached] = open;
  if (!reached) throw new Failure('milestone.none', { number: ticketNumber(ticket.id) });
  await advance(context, ticket, { transition: 'milestone', note: reachedNote(reached.words) });
  await tx.run('UPDATE milestone SET doneAt = ? WHERE id = ? AND doneAt IS NULL', [now, reached.id]);
  return { reached, left: open.length - 1 };
}
