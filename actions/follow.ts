import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { addFollower } from '../models/followers';
import { passes } from '../models/travel';
import type { Ticket } from '../models/ticket';
import { OPEN_STATES, ticketNumber } from '../models/workflow';

/** 一起关注: hears how the ticket ends. Throws ticket.wrong_step when it is over, ticket.not_allowed for what is nobody else's. */
export async function follow({ tx, now, actorId }: Context, ticket: Ticket): Promise<void> {
  const facts = { number: ticketNumber(ticket.id), step: '一起关注', state: ticket.state, who: 'reporter' };
  if (!passes(ticket, 'offered') || actorId === null) throw new Failure('ticket.not_allowed', facts);
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state))
    throw new Failure('ticket.wrong_step', facts);
  await addFollower(tx, ticket.id, actorId, now);
}
