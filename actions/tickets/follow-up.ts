import { advance, checkMove, loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import {
  callerFor,
  followUpOf,
  followUpsOf,
  followUpsToPick,
  MOST,
  type FollowUpResult,
} from '../../models/tickets/follow-up';
import { concerning } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { followUpNotes } from '../../notices/tickets/follow-up-words';
import { sendBack } from './verify';

/** Picks what is to be asked about; nobody gets more than a handful. Returns how many. */
export async function pickFollowUps(context: Context): Promise<number> {
  const { tx, office, now } = context;
  const { directory } = office;
  const waiting = new Map<number, number>();
  let picked = 0;
  for (const ticket of await followUpsToPick(tx, directory, now)) {
    const callerId = callerFor(directory, ticket, await tookPart(context, ticket));
    if (callerId === null) continue;
    const has = waiting.get(callerId) ?? (await followUpsOf(tx, [callerId])).length;
    waiting.set(callerId, has);
    if (has >= MOST) continue;
    await insert(tx, 'follow_up', { ticketId: ticket.id, callerId, pickedAt: now });
    waiting.set(callerId, has + 1);
    picked += 1;
  }
  return picked;
}

/** Who worked on it or said that it was done well; a complaint's desk and person as well. */
async function tookPart({ tx }: Context, ticket: Ticket): Promise<Set<number>> {
  const rows = await tx.rows<{ actorId: number }>(
    `SELECT DISTINCT actorId FROM ticket_event WHERE ticketId = ? AND actorId IS NOT NULL
      AND transition IN ('accept', 'arrive', 'finish', 'close')`,
    [ticket.id],
  );
  return new Set([...rows.map(({ actorId }) => actorId), ticket.handlerId ?? 0, ticket.aboutId ?? 0]);
}

/** What waits with the person, with its tickets. */
export async function waitingFollowUps(context: Context, personId: number): Promise<Ticket[]> {
  const { tx, office } = context;
  const rows = await followUpsOf(tx, office.directory.inPlaceOf(personId));
  const tickets: Ticket[] = [];
  for (const { ticketId } of rows) tickets.push(await loadTicket(context, ticketId));
  return concerning(office.directory, personId, tickets);
}

/**
 * 回访 by somebody who had no part in it: solved makes the closing one that was asked about, unsolved opens it again,
 * missed leaves it as it is. Words are what he said.
 */
export async function followUp(
  context: Context,
  ticket: Ticket,
  result: FollowUpResult,
  words: string,
): Promise<Ticket> {
  const { tx, now, actorId } = context;
  checkMove(context, ticket, 'follow_up');
  const note = [followUpNotes[result], words].filter(Boolean).join('：');
  const asked = await advance(context, ticket, {
    transition: 'follow_up',
    note,
    ...(result === 'solved' && ticket.verifiedBy === 'unvisited'
      ? { set: { verifiedBy: 'staff' as const } }
      : {}),
  });
  const known = await followUpOf(tx, ticket.id);
  if (known)
    await tx.run('UPDATE follow_up SET result = ?, doneAt = ? WHERE id = ?', [result, now, known.id]);
  else
    await insert(tx, 'follow_up', {
      ticketId: ticket.id,
      callerId: actorId ?? 0,
      pickedAt: now,
      result,
      doneAt: now,
    });
  return result === 'unsolved' ? sendBack(context, asked, `回访：${words || '没有修好'}`) : asked;
}
