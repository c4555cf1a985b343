import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { showReported } from '../../notices/tickets/ticket-files';
import { advance } from '../../models/tickets/advance';
import type { Presser } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber, type Relation } from '../../models/tickets/workflow';

/**
 * 接办: the first who takes it has it. Taking what is one's own already changes nothing. `as`: what the action that
 * calls it knows the actor to be (who is on duty).
 * Throws ticket.taken, when a colleague was faster.
 */
export async function accept(
  context: Context,
  ticket: Ticket,
  presser: Presser | null = null,
  as: readonly Relation[] = [],
): Promise<Ticket> {
  const { actorId, office } = context;
  const concerned = mayDo('accept', new Set([...relationsTo(office.directory, actorId, ticket), ...as]));
  if (ticket.state === 'handling' && concerned) {
    if (ticket.handlerId === actorId) return ticket;
    const { hour, minute } = office.calendar.local(ticket.acceptedAt ?? ticket.reportedAt);
    throw new Failure('ticket.taken', {
      number: ticketNumber(ticket.id),
      who: office.directory.staff(ticket.handlerId)?.name ?? '别人',
      time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    });
  }
  const taken = await advance(context, ticket, {
    transition: 'accept',
    as,
    set: { handlerId: actorId, ownerId: actorId },
  });
  await updateTicketCards(context, taken, presser);
  if (actorId !== null) await showReported(context, taken.id, actorId);
  return taken;
}
