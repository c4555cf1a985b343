import { takeOrder } from '../../actions/outside/take-order';
import type { Context } from '../../models/context';
import type { ChannelName, Person } from '../../models/staff/person';
import { numbersKnown } from '../../models/outside/platform-order';
import type { Ticket } from '../../models/tickets/ticket';
import { PICTURE_WINDOW } from '../../models/tickets/tickets';
import type { Reader } from '../../models/store/transaction';
import { factsOfOrder, gridOfOrder } from './platform-facts';
import type { OrderFields } from './platform-fields';
import type { OrderSheet } from './platform-sheet';

/** Orders of a sheet that are not here yet, each number once, and how many are. */
export async function sortOrders(
  reader: Reader,
  platform: string,
  orders: OrderSheet['orders'],
): Promise<{ fresh: OrderFields[]; known: number }> {
  const byNumber = new Map(orders.map(({ order }) => [order.number, order]));
  const known = await numbersKnown(reader, platform, [...byNumber.keys()]);
  const fresh = [...byNumber.values()].filter(({ number }) => !known.has(number));
  return { fresh, known: orders.length - fresh.length };
}

/** One order of a sheet. Throws what `takeOrder` throws. */
export function takeFromSheet(
  context: Context,
  person: Person,
  channel: ChannelName,
  order: OrderFields,
): Promise<Ticket> {
  const facts = factsOfOrder(context, order);
  const gridId = gridOfOrder(context, person, facts);
  // What the taker sent lately is the sheet itself, and belongs to no ticket.
  const begun = context.now + PICTURE_WINDOW + 1;
  return takeOrder(context, person, channel, order, { ...facts, gridId }, begun);
}
