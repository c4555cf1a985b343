import type { Answer } from '../notices/answer';
import { recordInWords } from './activity';
import { answerFigures } from './ask-figures';
import { announceInWords } from './announce';
import { claimInWords } from './building-head';
import { campaignInWords } from './campaign-in-words';
import { swapInWords } from './duty';
import { complaintInWords } from './complain';
import { offerMediation } from './dispute';
import { inTheirWords, smallTalkAnswer, unreadEnglish, unreadLetters, withFeeling } from './greet';
import { errandInWords, errandNotNeeded } from './errand';
import { seatInWords } from './gathering';
import { numberInWords } from './find';
import { answerQuestion } from './guide';
import { bareThingIn, interpret } from './interpret';
import { findingInWords } from './inspect';
import { chapters } from './index';
import { orderInWords } from './order-words';
import { unclearColleague } from './help';
import { knownOf } from './known';
import { meetingInWords } from './meeting-in-words';
import { caseInWords } from './mediate';
import { waitingInWords } from './own-disputes';
import { pointInWords, pointsAsked } from './patrol';
import { patrolCorrection } from './patrol-correct';
import { laterInWords } from './patrol-later';
import { privacyInWords, withPrivacyNotice } from './privacy';
import { ticketInWords } from './progress';
import { reportInWords } from './report';
import { resultInWords, resultUnasked } from './result-words';
import { saidAfterwards } from './said-afterwards';
import { wishInWords } from './suggestion';
import type { Turn } from './turn';
import { visitInWords } from './visit-in-words';
import { withdrawInWords } from './withdraw';
import { workInWords } from './work-in-words';

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
    unclearColleague(turn, text, understood, chapters) ??
    unreadLetters(text, understood) ??
    (await reportInWords(turn, text, understood));
  return inTheirWords(withFeeling(answer, understood.feeling), text);
}
