import { loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { forgetOrder } from '../../models/outside/platform-order';
import { transitions } from '../../models/tickets/workflow';
import { withdraw } from '../tickets/withdraw';

/**
 * 撤销 of orders that were just taken in: their tickets are withdrawn and their numbers may come again. What somebody has
 * begun stays; its ticket ids are given back.
 */
export async function undoOrders(
  context: Context,
  ticketIds: readonly number[],
): Promise<{ undone: number; begun: number[] }> {
  const begun: number[] = [];
  for (const id of ticketIds) {
    const ticket = await loadTicket(context, id);
    if (!transitions.withdraw.from.includes(ticket.state)) {
      begun.push(id);
      continue;
    }
    await withdraw(context, ticket);
    await forgetOrder(context.tx, id);
  }
  return { undone: ticketIds.length - begun.length, begun };
}
