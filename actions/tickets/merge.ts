import { advance, loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { addFollower, followersOf, removeFollower } from '../../models/tickets/followers';
import type { Ticket } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';
import { OPEN_STATES, ticketNumber } from '../../models/tickets/workflow';
import { mergedNews } from '../../notices/tickets/merge-words';
import { tell } from '../../notices/exchange/send';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { announceTicket } from '../../notices/tickets/ticket-news';

const DAY = 86_400_000;
/** A problem that was closed so many days ago may be the same one still. */
const CLOSED_WITHIN = 7;

/**
 * 并案: `ticket` goes on as part of `main`; who reported or followed it follows the other and hears how it ends. What
 * was merged before leads to its own main ticket. Throws ticket.not_mergeable, and what `advance` throws.
 */
export async function merge(
  context: Context,
  ticket: Ticket,
  into: Ticket,
): Promise<{ merged: Ticket; main: Ticket }> {
  const { tx, now, actorId } = context;
  const main = into.mergedInto === null ? into : await loadTicket(context, into.mergedInto);
  const fault = faultOf(ticket, main, now);
  if (fault !== null) {
    throw new Failure('ticket.not_mergeable', {
      number: ticketNumber(ticket.id),
      main: ticketNumber(main.id),
      why: fault,
    });
  }
  const merged = await advance(context, ticket, {
    transition: 'merge',
    note: `并入 ${ticketNumber(main.id)}`,
    set: { mergedInto: main.id, handlerId: null },
  });
  for (const personId of [ticket.reporterId, ...(await followersOf(tx, ticket.id))]) {
    if (personId !== main.reporterId) await addFollower(tx, main.id, personId, now);
  }
  await updateTicketCards(context, merged);
  if (ticket.reporterId !== actorId)
    await tell(context, ticket.reporterId, mergedNews(merged, main), {
      ticketId: ticket.id,
      notice: 'more',
    });
  return { merged, main };
}

/** Why these two can't be one, in words; null when they can. Others never hear of what concerns a person. */
function faultOf(ticket: Ticket, main: Ticket, now: number): string | null {
  if (ticket.id === main.id) return '是同一件';
  if (!passes(ticket, 'offered') || !passes(main, 'offered')) return '涉及个人的事不合并';
  const open = (OPEN_STATES as readonly string[]).includes(main.state);
  const fresh = main.closedAt !== null && now - main.closedAt <= CLOSED_WITHIN * DAY;
  return open || fresh ? null : '那一件已经了结';
}

/** 拆开: it was another matter; it waits again for somebody to take it, with the time it had. */
export async function unmerge(context: Context, ticket: Ticket): Promise<Ticket> {
  const { tx } = context;
  const after = await advance(context, ticket, { transition: 'unmerge', set: { mergedInto: null } });
  if (ticket.mergedInto !== null) await removeFollower(tx, ticket.mergedInto, ticket.reporterId);
  await updateTicketCards(context, after, null, true);
  await announceTicket(context, after);
  return after;
}
