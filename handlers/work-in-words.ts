import { ticketsInHand, ticketsReported } from '../models/tickets';
import type { Ticket } from '../models/ticket';
import type { Answer } from '../notices/answer';
import { resultQuestion } from '../notices/ticket-news';
import { takeTicket, waiting } from './accept';
import { offerResult } from './finish';
import { interpret, workTalkOf } from './interpret';
import { knownOf } from './known';
import { listReported } from './progress';
import type { Turn } from './turn';

/** What a colleague says of his work without a command; null when it is none, or no ticket can be meant. */
export async function workInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) return null;
  const talk = workTalkOf(text);
  if (talk === null) return null;
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

const BROKEN_AGAIN =
  /^(?:怎么|咋|还是|又|仍然|根本)*(?:没好|没修好|没弄好|没解决|坏了|不亮|不行|没用|漏了|堵了)(?:了|啊|呀)*$/;
/** A rating that nobody asked for just now. */
const RATED = /^(?:很|非常|挺|比较)?(?:不?满意)(?:了|的|啊|呢)*$/;
const DONE_STATES = ['verifying', 'closed', 'rated'];

/** 又坏了, 还是没好, 满意 of who reported it: whether the last one that was done is good, or how far it is. */
export async function brokenAgain(turn: Turn, text: string): Promise<Answer | null> {
  const said = text.replace(/[\s，。！,.!]/g, '');
  if (!BROKEN_AGAIN.test(said) && !RATED.test(said)) return null;
  const [newest] = await ticketsReported(turn.context.tx, turn.person.id, 1);
  if (!newest) return null;
  return DONE_STATES.includes(newest.state) ? resultQuestion(newest) : listReported(turn);
}
