import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { contactOf } from '../../models/staff/persons';
import { messagesLeft } from '../../models/exchange/window';
import type { Answer } from '../answer';
import { tell } from '../exchange/send';

/** One message is kept for the answer to her next word; what would wait for that comes after the talk. */
const ROOM = 2;

/**
 * Writes to the parties who write to us, and only to those whose window is open: never to the other side, never with
 * the subject. Returns how many were reached; the rest the mediator calls.
 */
export async function tellParties(context: Context, dispute: Dispute, answer: Answer): Promise<number> {
  const rows = await context.tx.rows<{ personId: number }>(
    'SELECT personId FROM dispute_party WHERE disputeId = ? AND personId IS NOT NULL',
    [dispute.id],
  );
  let reached = 0;
  for (const { personId } of rows) {
    if (personId !== context.actorId && (await tellParty(context, personId, answer))) reached += 1;
  }
  return reached;
}

/** To one of them, while her window is open; true when it went out. */
export async function tellParty(context: Context, personId: number, answer: Answer): Promise<boolean> {
  const contact = await contactOf(context.tx, personId);
  if (!contact) return false;
  if (contact.channel === 'kf' && (await messagesLeft(context.tx, contact, context.now)) < ROOM) return false;
  return (await tell(context, personId, answer)) === 'queued';
}
