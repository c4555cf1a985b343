import { createHash } from 'node:crypto';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { GuideDocument } from '../../models/residents/guide';
import type { Answer } from '../../notices/answer';
import {
  guideAnswer,
  guideEmpty,
  guideList,
  guideTopic,
  neverLooksUpWords,
  questionAnswer,
  whoReportedWords,
} from '../../notices/residents/guide-words';
import { isAsking, namesMatter, searchGuide } from './guide-search';
import type { Handler } from '../handler';
import type { Interpretation } from '../interpret';
import { answerFromNotices, onlyAsksOutage } from './notices-here';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

const ANSWER_WITHIN = 30 * 60_000;
const TOPICS = 8;
const LONGEST = 40;

/** Questions: answered from what was announced, from the office's own guide, else a person is offered; either way it can still be reported. */
export const guideHandler: Handler = {
  intent: 'guide',
  commands: [
    {
      words: ['办事指南', '指南', '便民服务', '能办什么'],
      for: ['resident', 'member', 'leader'],
      example: '办事指南 居住证',
      does: '办事要带什么、去哪办；不写就看有哪些',
      run: async ({ context }, rest) => {
        const guide = context.office.guide ?? [];
        const found = rest === '' ? null : searchGuide(guide, rest);
        return found ? guideTopic(found) : topics(guide, rest);
      },
    },
  ],
  press: {
    report: async (turn, [question]) => reportQuestion(turn, Number(question?.slice(1) ?? 0)),
    topic: async ({ context }, [key]) => {
      const document = (context.office.guide ?? []).find((one) => keyOf(one) === key);
      if (!document) throw new Failure('choice.gone');
      return guideTopic(document);
    },
  },
};

/** The same after an edit of the folder; a key takes no Chinese. */
const keyOf = ({ title }: GuideDocument): string =>
  createHash('sha256').update(title).digest('hex').slice(0, 12);

function topics(guide: readonly GuideDocument[], unknown: string): Answer {
  if (guide.length === 0) return guideEmpty;
  const shown = guide.slice(0, TOPICS);
  const rows = shown.map((document) => ({ document, key: keyOf(document) }));
  return guideList(rows, guide.length - shown.length, unknown.slice(0, LONGEST));
}

const asksWhoReported =
  /^.{0,12}谁(?:家)?(?:报|举报|投诉|反映|告)(?:的|了|我).{0,6}$|(?:举报|投诉|反映|报事)的?人(?:是谁|是哪|叫什么|电话|住)/;
const looksSomebodyUp = /(?:查|打听|告诉我|想知道).{0,10}(?:谁家|哪家|哪户|哪一户|谁住|户主)/;

/** A question about people rather than about a matter; null when it is none. */
function aboutPeople(text: string, { intent }: Interpretation): Answer | null {
  if (asksWhoReported.test(text)) return whoReportedWords;
  return intent === 'question' && looksSomebodyUp.test(text) ? neverLooksUpWords : null;
}

/** Null when the words ask nothing. */
export async function answerQuestion(
  turn: Turn,
  text: string,
  understood: Interpretation,
): Promise<Answer | null> {
  if (understood.urgency !== 'normal') return null;
  const declined = aboutPeople(text, understood);
  if (declined) return declined;
  const announced = await answerFromNotices(turn, text, understood);
  if (announced) return announced;
  const question = understood.intent === 'question';
  const here = understood.placeCertain && understood.intent === 'report' && !onlyAsksOutage(text);
  const guide = turn.context.office.guide ?? [];
  if (!question && (here || !isAsking(text)) && !namesMatter(guide, text)) return null;
  const document = searchGuide(guide, text);
  if (!document && !question) return null;
  const { tx, now } = turn.context;
  const id = await keepAside(tx, turn.person.id, 'guide', { text }, now, { expiresAt: now + ANSWER_WITHIN });
  return document ? guideAnswer(id, document) : questionAnswer(id, text.slice(0, LONGEST));
}

/** 不是，我要上报: what was asked is reported, without being said again. */
async function reportQuestion(turn: Turn, id: number): Promise<Answer> {
  const { context, person } = turn;
  const dialogue = await loadDialogue<{ text: string }>(context.tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === 'guide';
  if (!own || !(await closeDialogue(context.tx, id, person.id, context.now)))
    throw new Failure('choice.gone');
  return reportInWords(turn, dialogue.slots.text);
}
