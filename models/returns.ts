import type { Context } from './context';
import { Failure } from './failure';
import { relationsTo } from './rights';
import type { Ticket, TicketEvent } from './ticket';
import { ticketNumber } from './workflow';

/** A desk may send back for so long after it was sent there. */
const RETURN_LIMIT = { amount: 2, unit: 'WD' } as const;

/**
 * A desk sends back with a reason, within two working days, once; people of the grid may at any time. Throws
 * refuse.reason, refuse.late, refuse.twice.
 */
export async function checkReturn(
  { tx, now, office, actorId }: Context,
  ticket: Ticket,
  reason: string,
): Promise<void> {
  if (!relationsTo(office.directory, actorId, ticket).has('desk')) return;
  const facts = { number: ticketNumber(ticket.id) };
  if (reason.trim() === '') throw new Failure('refuse.reason', facts);
  const moves = await tx.rows<Pick<TicketEvent, 'at' | 'transition' | 'actorId'>>(
    "SELECT at, transition, actorId FROM ticket_event WHERE ticketId = ? AND transition IN ('reassign', 'transfer', 'refuse') ORDER BY id",
    [ticket.id],
  );
  if (moves.some(({ transition, actorId: by }) => transition === 'refuse' && by === actorId))
    throw new Failure('refuse.twice', facts);
  const sent = moves.findLast(({ transition }) => transition !== 'refuse')?.at ?? ticket.reportedAt;
  if (now > office.calendar.due(sent, RETURN_LIMIT)) throw new Failure('refuse.late', facts);
}
