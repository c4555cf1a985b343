import { rate } from '../actions/rate';
import { sendBack } from '../actions/verify';
import { loadTicket } from '../models/advance';
import { forgetQuestion, lastOffer } from '../models/dialogues';
import type { Answer } from '../notices/answer';
import { sentBackToWork, thanksForRating } from '../notices/handling-words';
import { alarmOf, interpret, normalise, resultSaid } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

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
