import type { Context } from '../context';
import { Failure } from '../failure';
import { mayDo, relationsTo } from '../staff/rights';
import type { Ticket, TicketEvent } from './ticket';
import { ticketNumber, transitions, type Relation } from './workflow';

/** A desk may send back for so long after it was sent there. */
const RETURN_LIMIT = { amount: 2, unit: 'WD' } as const;

/** What somebody has in hand he alone gives back, or his stand-in; nobody takes it out of his hands with 不归我管. */
export const mayGiveBack = ({ state }: Pick<Ticket, 'state'>, relations: ReadonlySet<Relation>): boolean =>
  state !== 'handling' || relations.has('handler');

/**
 * A desk sends back with a reason, within two working days, once; people of the grid may at any time. Throws
 * ticket.not_allowed for what somebody else has in hand, refuse.reason, refuse.late, refuse.twice.
 */
export async function checkReturn(
  { tx, now, office, actorId }: Context,
  ticket: Ticket,
  reason: string,
): Promise<void> {
  const facts = { number: ticketNumber(ticket.id) };
  const relations = relationsTo(office.directory, actorId, ticket);
  if (mayDo('refuse', relations) && !mayGiveBack(ticket, relations)) {
    const { label } = transitions.refuse;
    throw new Failure('ticket.not_allowed', { ...facts, step: label, who: 'handler', transition: 'refuse' });
  }
  if (!relations.has('desk')) return;
  if (reason.trim() === '') throw new Failure('refuse.reason', facts);
  const moves = await tx.rows<Pick<TicketEvent, 'at' | 'transition' | 'actorId'>>(
    "SELECT at, transition, actorId FROM ticket_event WHERE ticketId = ? AND transition IN ('reassign', 'transfer', 'refuse') ORDER BY id",
    [ticket.id],
  );
  const ofDesk = (id: number | null): boolean =>
    id === actorId || (office.directory.staff(id)?.roles.some(({ desk }) => desk === ticket.desk) ?? false);
  if (moves.some(({ transition, actorId: by }) => transition === 'refuse' && ofDesk(by)))
    throw new Failure('refuse.twice', facts);
  const sent = moves.findLast(({ transition }) => transition !== 'refuse')?.at ?? ticket.reportedAt;
  if (now > office.calendar.due(sent, RETURN_LIMIT)) throw new Failure('refuse.late', facts);
}
