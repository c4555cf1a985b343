import { askReporter, tellFollowers } from '../../notices/tickets/ticket-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance } from '../../models/tickets/advance';
import { checkRechecked } from '../rounds/rectify';
import type { Presser } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import { demandOf, loosePictures, resultPictures, type Proof } from '../../models/tickets/proof';
import type { Ticket } from '../../models/tickets/ticket';
import { claimPictures, PICTURE_WINDOW } from '../../models/tickets/tickets';
import { answerOrders } from './supervise';
import { insert, type Transaction } from '../../models/store/transaction';

/** 1 个 灯泡 */
export interface Quantity {
  item: string;
  amount: number;
  unit: string;
}

/** What is said at 办结. */
export interface Result {
  note: string;
  quantities: readonly Quantity[];
  /** 没拍, and why; null: nothing was said of it. */
  without?: string | null;
  /** When the telling began, epoch milliseconds: pictures sent since then are of the result. */
  begun?: number;
}

/**
 * 办结: handling is done; the reporter is asked and the leader finds it in his list. Throws ticket.needs when the
 * category asks for more than was given (models/tickets/proof.ts).
 */
export async function finish(
  context: Context,
  ticket: Ticket,
  result: Result,
  presser: Presser | null = null,
): Promise<Ticket> {
  const { tx, actorId } = context;
  const { note, quantities } = result;
  const proof = await proofOf(context, ticket, result);
  const missed = demandOf(context.office, ticket).photo && proof.pictures === 0;
  const done = await advance(context, ticket, {
    transition: 'finish',
    note,
    proof,
    set: {
      result: note,
      solvedLevel: ticket.level,
      withoutPhoto: missed ? (result.without ?? '').slice(0, REASON) : null,
    },
  });
  await keepQuantities(tx, done.id, quantities);
  if (actorId !== null) await claimPictures(tx, actorId, done.id, 'result', sinceOf(context, result));
  await answerOrders(context, done, note);
  await askReporter(context, done);
  await tellFollowers(context, done);
  await updateTicketCards(context, done, presser);
  return done;
}

const REASON = 60;

const sinceOf = ({ now }: Context, { begun = now }: Result): number => Math.min(begun, now - PICTURE_WINDOW);

/** What 办结 would bring now, for whoever has to be asked for more. Throws rectify.open while a re-check is to come. */
export async function proofOf(context: Context, ticket: Ticket, result: Result): Promise<Proof> {
  const { tx, actorId } = context;
  const { quantities, without = null } = result;
  await checkRechecked(context, ticket.id);
  const sent = actorId === null ? 0 : await loosePictures(tx, actorId, sinceOf(context, result));
  return {
    pictures: sent + (await resultPictures(tx, ticket.id)),
    quantities: quantities.length,
    without,
  };
}

const THOUSANDTHS = 1000;

export async function keepQuantities(
  tx: Transaction,
  ticketId: number,
  quantities: readonly Quantity[],
): Promise<void> {
  for (const { item, amount, unit } of quantities.filter((one) => one.amount > 0)) {
    await insert(tx, 'ticket_quantity', {
      ticketId,
      item: item.slice(0, 40),
      amountThousandths: Math.round(amount * THOUSANDTHS),
      unit: unit.slice(0, 16),
    });
  }
}
