import { rate } from '../../actions/tickets/rate';
import { sendBack } from '../../actions/tickets/verify';
import { loadTicket } from '../../models/tickets/advance';
import { forgetQuestion, lastOffer } from '../../models/exchange/dialogues';
import { ticketsReported } from '../../models/tickets/tickets';
import type { Answer } from '../../notices/answer';
import { sentBackToWork, thanksForRating } from '../../notices/tickets/handling-words';
import { resultQuestion } from '../../notices/tickets/ticket-news';
import { alarmOf, interpret, isResultAlone, normalise, resultSaid } from '../interpret';
import { knownOf } from '../turn/known';
import { listReported } from './progress';
import type { Turn } from '../turn/turn';

const ASKED = /^rate_give_T(\d+)_/;
const OPEN_TO_HIM: readonly string[] = ['verifying', 'closed'];

/** 又不亮了, 亮了谢谢 while 您看行吗 stands open: his word on that result, without a tap. Null when it says something else. */
export async function resultInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  const said = resultSaid(text);
  if (said === null) return null;
  const offered = await lastOffer(context.tx, person.id, context.now);
  const id = Number(offered?.choices.map(({ key }) => ASKED.exec(key)?.[1]).find(Boolean) ?? 0);
  if (id === 0) return null;
  const ticket = await loadTicket(context, id);
  if (ticket.reporterId !== person.id || !OPEN_TO_HIM.includes(ticket.state)) return null;
  // A danger is reported as one, and another place is another matter.
  if (alarmOf(normalise(text))?.urgency === 'emergency') return null;
  const { placeId } = interpret(text, knownOf(context.office.directory, { placeId: null }));
  if (placeId !== undefined && placeId !== ticket.placeId) return null;
  await forgetQuestion(context.tx, person.id);
  if (said === 'good') {
    await rate(context, ticket, 1);
    return thanksForRating;
  }
  return sentBackToWork(await sendBack(context, ticket, text));
}

const DONE_STATES: readonly string[] = ['verifying', 'closed', 'rated'];

/** The same when nothing was asked: whether the last one that was done is good, or how far it is. */
export async function resultUnasked(turn: Turn, text: string): Promise<Answer | null> {
  if (!isResultAlone(text)) return null;
  const [newest] = await ticketsReported(turn.context.tx, turn.person.id, 1);
  if (!newest) return null;
  return DONE_STATES.includes(newest.state) ? resultQuestion(newest) : listReported(turn);
}
