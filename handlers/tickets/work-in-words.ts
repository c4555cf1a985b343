import { checksAskedOf } from '../../actions/rounds/order-check';
import { ticketsInHand } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import type { Answer } from '../../notices/answer';
import { takeTicket, waiting } from './accept';
import { offerResult } from './finish';
import { interpret, workTalkOf } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** What a colleague says of his work without a command; null when it is none, or no ticket can be meant. */
export async function workInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) return null;
  const talk = workTalkOf(text);
  if (talk === null) return null;
  if (talk === 'looked')
    return offerResult(turn, text, meantBy(turn, text, await checksAskedOf(context, person.id)));
  const waits = await waiting(turn);
  if (talk === 'take') {
    const [only] = waits;
    return only && waits.length === 1 ? takeTicket(turn, only) : null;
  }
  const inHand = await ticketsInHand(context.tx, context.office.directory.inPlaceOf(person.id));
  return offerResult(turn, text, meantBy(turn, text, inHand.length > 0 ? inHand : waits));
}

/** A place that is named leaves only its own tickets. */
function meantBy({ context }: Turn, text: string, tickets: readonly Ticket[]): readonly Ticket[] {
  const { placeId } = interpret(text, knownOf(context.office.directory, { placeId: null }));
  return placeId === undefined ? tickets : tickets.filter((ticket) => ticket.placeId === placeId);
}
