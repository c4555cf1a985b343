import { announceReopened } from '../../notices/tickets/ticket-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { relationsTo } from '../../models/staff/rights';
import type { Ticket, VerifiedBy } from '../../models/tickets/ticket';
import { raiseIfReworked } from './escalate';
import { draftReply } from '../outside/fill-back';
import { checkRatingWindow } from './rating-window';

/** 核实，结案: by the leader or by the reporter's own yes. Nobody verifies his own work. */
export async function close(context: Context, ticket: Ticket, note = ''): Promise<Ticket> {
  const closed = await advance(context, ticket, {
    transition: 'close',
    note,
    set: { verifiedBy: verifierOf(context, ticket) },
  });
  await updateTicketCards(context, closed);
  if (closed.source === 'transfer') await draftReply(context, closed);
  return closed;
}

/** Who says that it is done well; by itself it closes only when nobody answered. */
function verifierOf({ office, actorId }: Context, ticket: Ticket): VerifiedBy {
  if (actorId === null) return 'unvisited';
  if (actorId === ticket.reporterId) return 'reporter';
  const relations = relationsTo(office.directory, actorId, ticket);
  return relations.size === 1 && relations.has('building_head') ? 'building' : 'staff';
}

/** 没好: back to who had it, with the reason; from 结案 it is opened again. */
export async function sendBack(context: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  await checkRatingWindow(context, ticket);
  const transition = ticket.state === 'verifying' ? 'rework' : 'reopen';
  const back = await advance(context, ticket, {
    transition,
    note: reason,
    set: { round: ticket.round + 1 },
  });
  await updateTicketCards(context, back, null, true);
  await announceReopened(context, back, reason);
  return raiseIfReworked(context, back);
}
