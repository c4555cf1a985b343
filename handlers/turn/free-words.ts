import { currentPatrol } from '../../models/rounds/patrol';
import type { Answer } from '../../notices/answer';
import { recordInWords } from '../rounds/activity';
import { answerFigures } from '../figures/ask-figures';
import { announceInWords } from '../staff/announce';
import { claimInWords } from '../residents/building-head';
import { campaignInWords } from '../rounds/campaign-in-words';
import { swapInWords } from '../staff/duty';
import { complaintInWords } from '../mediation/complain';
import { offerMediation } from '../mediation/dispute';
import { inTheirWords, smallTalkAnswer, unreadEnglish, unreadLetters, withFeeling } from '../residents/greet';
import { errandInWords, errandNotNeeded } from '../residents/errand';
import { seatInWords } from '../residents/gathering';
import { numberInWords } from '../residents/find';
import { answerQuestion } from '../residents/guide';
import { bareThingIn, interpret, type Interpretation } from '../interpret';
import { findingInWords } from '../rounds/inspect';
import { chapters } from '../index';
import { orderInWords } from '../tickets/order-words';
import { unclearColleague } from '../help';
import { knownOf } from './known';
import { meetingInWords } from '../meetings/meeting-in-words';
import { caseInWords } from '../mediation/mediate';
import { waitingInWords } from '../mediation/own-disputes';
import { pointInWords, pointsAsked } from '../rounds/patrol-in-words';
import { patrolCorrection } from '../rounds/patrol-correct';
import { laterInWords } from '../rounds/patrol-later';
import { privacyInWords, withPrivacyNotice } from '../residents/privacy';
import { ticketInWords } from '../tickets/progress';
import { reportInWords } from '../tickets/report';
import { resultInWords, resultUnasked } from '../tickets/result-words';
import { saidAfterwards } from '../tickets/said-afterwards';
import { wishInWords } from '../residents/suggestion';
import type { Turn } from './turn';
import { visitInWords } from '../rounds/visit-in-words';
import { withdrawInWords } from '../tickets/withdraw';
import { workInWords } from '../tickets/work-in-words';

/** Each answers what it recognises and leaves the rest (null) to those behind it. */
const readers: readonly ((turn: Turn, text: string) => Promise<Answer | null>)[] = [
  claimInWords,
  meetingInWords,
  orderInWords,
  caseInWords,
  waitingInWords,
  complaintInWords,
  swapInWords,
  announceInWords,
  seatInWords,
  campaignInWords,
  errandInWords,
  errandNotNeeded,
  patrolCorrection,
  pointInWords,
  pointsAsked,
  laterInWords,
  findingInWords,
  visitInWords,
  wishInWords,
  resultInWords,
  workInWords,
  recordInWords,
  resultUnasked,
  withdrawInWords,
  ticketInWords,
  privacyInWords,
  numberInWords,
  saidAfterwards,
];

/** Anything else that was written: a danger, a dispute, small talk, a question, or a report. */
export async function freeWords(turn: Turn, text: string): Promise<Answer> {
  for (const read of readers) {
    const answer = await read(turn, text);
    if (answer) return answer;
  }
  const figures = await answerFigures(turn, text);
  if (figures) return figures;
  const understood = interpret(text, knownOf(turn.context.office.directory, turn.person));
  if (understood.intent === 'dispute') return offerMediation(turn, text);
  const talk = understood.intent === 'other' ? smallTalkAnswer(understood.smallTalk) : null;
  if (talk) return understood.smallTalk === 'greeting' ? withPrivacyNotice(turn, talk) : talk;
  const answer =
    unreadEnglish(text, understood) ??
    (bareThingIn(text) ? null : await answerQuestion(turn, text, understood)) ??
    (await unclearUnlessOnPatrol(turn, text, understood)) ??
    unreadLetters(text, understood) ??
    (await reportInWords(turn, text, understood));
  return inTheirWords(withFeeling(answer, understood.feeling), text);
}

/** Whatever is said on a round is a finding. Only who was not understood is looked up. */
async function unclearUnlessOnPatrol(
  turn: Turn,
  text: string,
  understood: Interpretation,
): Promise<Answer | null> {
  const unclear = unclearColleague(turn, text, understood, chapters);
  if (unclear === null) return null;
  const { context, person } = turn;
  return (await currentPatrol(context.tx, person.id, context.now)) === null ? unclear : null;
}
