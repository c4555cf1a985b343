import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { addFollower, removeFollower } from '../../models/tickets/followers';
import { passes } from '../../models/tickets/travel';
import type { Ticket } from '../../models/tickets/ticket';
import { OPEN_STATES, ticketNumber } from '../../models/tickets/workflow';

/** 一起关注: hears how the ticket ends. Throws ticket.wrong_step when it is over, ticket.not_allowed for what is nobody else's. */
export async function follow({ tx, now, actorId }: Context, ticket: Ticket): Promise<void> {
  const facts = { number: ticketNumber(ticket.id), step: '一起关注', state: ticket.state, who: 'reporter' };
  if (!passes(ticket, 'offered') || actorId === null) throw new Failure('ticket.not_allowed', facts);
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state))
    throw new Failure('ticket.wrong_step', facts);
  await addFollower(tx, ticket.id, actorId, now);
}

/** 不关注了: hears no more of it. */
export async function unfollow({ tx, actorId }: Context, ticket: Ticket): Promise<void> {
  if (actorId !== null) await removeFollower(tx, ticket.id, actorId);
}
