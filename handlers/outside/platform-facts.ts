import { gridOf, type ReportFacts } from '../../actions/tickets/report';
import type { Context } from '../../models/context';
import { maskNumbers } from '../../models/residents/mask';
import type { Person } from '../../models/staff/person';
import { orderOfTicket } from '../../models/outside/platform-order';
import type { Ticket } from '../../models/tickets/ticket';
import { orderHeading } from '../../notices/outside/platform-words';
import { UNKNOWN_KIND } from '../tickets/correction';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { OrderFields } from './platform-fields';

const SUBJECT = 16;

/** What our own ticket says of an order: kind and place read from its words; its number and deadline head them. */
export function factsOfOrder(
  { office, now }: Pick<Context, 'office' | 'now'>,
  order: OrderFields,
): ReportFacts {
  const words = maskNumbers([order.place, order.content].filter(Boolean).join(' ')).text;
  // Not the taker's own building: an order says where it is, or nobody knows.
  const said = interpret(words, knownOf(office.directory, { placeId: null }));
  const named = interpret(`${order.category} ${order.content}`);
  const kind = said.category === 'NONE' ? named : said;
  const unknown = kind.category === 'NONE';
  return {
    category: unknown ? UNKNOWN_KIND : kind.category,
    placeId: said.placeId ?? null,
    placeText: said.placeText || order.place,
    subject: kind.subject.trim() || kind.categoryName || order.content.slice(0, SUBJECT),
    description: `${orderHeading(office, { ...order, returnBy: null }, now)}\n${maskNumbers(order.content).text}`,
    urgency: said.urgency,
    confirmed: true,
  };
}

/** The external number and deadline of a ticket that was taken in; '' for any other. */
export async function headingOf({ tx, office, now }: Context, ticket: Ticket): Promise<string> {
  const order = ticket.source === 'transfer' ? await orderOfTicket(tx, ticket.id) : null;
  return order ? orderHeading(office, order, now) : '';
}

/** The node that will look at it; the street's own when the order names no place of ours. */
export function gridOfOrder(context: Context, person: Person, facts: ReportFacts): number {
  const { directory } = context.office;
  const root = directory.streetOf(directory.staff(person.id)?.roles[0]?.gridId);
  return facts.placeId === null && root !== undefined ? root : gridOf(context, person, facts.placeId);
}
