import { askReporter, tellFollowers } from '../notices/ticket-news';
import { updateTicketCards } from '../notices/ticket-card';
import { advance } from '../models/advance';
import type { Presser } from '../models/cards';
import type { Context } from '../models/context';
import type { Ticket } from '../models/ticket';
import { claimPictures, PICTURE_WINDOW } from '../models/tickets';
import { insert, type Transaction } from '../models/transaction';

/** 1 个 灯泡 */
export interface Quantity {
  item: string;
  amount: number;
  unit: string;
}

/** 办结: handling is done; the reporter is asked and the leader finds it in his list (T13). */
export async function finish(
  context: Context,
  ticket: Ticket,
  note: string,
  quantities: readonly Quantity[],
  presser: Presser | null = null,
): Promise<Ticket> {
  const { tx, now, actorId } = context;
  const done = await advance(context, ticket, {
    transition: 'finish',
    note,
    set: { result: note, solvedLevel: ticket.level },
  });
  await keepQuantities(tx, done.id, quantities);
  if (actorId !== null) await claimPictures(tx, actorId, done.id, 'result', now - PICTURE_WINDOW);
  await askReporter(context, done);
  await tellFollowers(context, done);
  await updateTicketCards(context, done, presser);
  return done;
}

const THOUSANDTHS = 1000;

export async function keepQuantities(
  tx: Transaction,
  ticketId: number,
  quantities: readonly Quantity[],
): Promise<void> {
  for (const { item, amount, unit } of quantities) {
    await insert(tx, 'ticket_quantity', {
      ticketId,
      item: item.slice(0, 40),
      amountThousandths: Math.round(amount * THOUSANDTHS),
      unit: unit.slice(0, 16),
    });
  }
}
