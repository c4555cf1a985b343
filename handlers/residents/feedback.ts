import { answerFeedback, feedbackFor, giveFeedback } from '../../actions/residents/feedback';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  askFeedbackAnswer,
  feedbackAnswerSent,
  feedbackKept,
  feedbackList,
  feedbackUsage,
} from '../../notices/residents/feedback-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const INTENT = 'feedback';
const WAITS = 3_600_000;
const ROWS = 10;

/** 提意见: every role may say what burdens or what is missing, and gets an answer. */
export const feedbackHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: [
        '提意见',
        '提建议',
        '意见',
        '提个意见',
        '提点意见',
        '我有意见',
        '我有个意见',
        '我想提意见',
        '我要提意见',
      ],
      for: ['resident', 'member', 'leader', 'mediator', 'official', 'administrator'],
      example: '提意见 同一张照片不要发两遍',
      does: '对这个服务有意见就说，不署名，有答复',
      run: (turn, rest) => give(turn, rest),
    },
  ],
  press: { answer: (turn, [key], words) => answer(turn, Number(key?.slice(1) ?? 0), words) },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ feedbackId: number | null }>),
};

async function give({ context, person }: Turn, rest: string): Promise<Answer> {
  const { office, now } = context;
  if (rest !== '') {
    const { dueAt, readers } = await giveFeedback(context, person, rest);
    return feedbackKept(office, dueAt, readers);
  }
  if (!holdsRight(office.directory, person.id, 'answer_feedback')) {
    const times = { expiresAt: now + WAITS };
    await openDialogue(context.tx, person, INTENT, { feedbackId: null }, now, times);
    return feedbackUsage;
  }
  return feedbackList(await feedbackFor(context, person.id, ROWS), now);
}

async function answer(turn: Turn, feedbackId: number, words: string): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'answer_feedback'))
    throw new Failure('role.other', { who: '街道领导或管理员' });
  if (words !== '') return reply(turn, feedbackId, words);
  const times = { expiresAt: context.now + WAITS };
  await openDialogue(context.tx, person, INTENT, { feedbackId }, context.now, times);
  return askFeedbackAnswer;
}

async function goOn(
  turn: Turn,
  dialogue: OpenDialogue<{ feedbackId: number | null }>,
): Promise<Answer | null> {
  const words = turn.input.text.trim();
  if (words === '') return null;
  await closeDialogue(turn.context.tx, dialogue.id, turn.person.id, turn.context.now);
  const { feedbackId } = dialogue.slots;
  return feedbackId === null ? give(turn, words) : reply(turn, feedbackId, words);
}

async function reply(turn: Turn, feedbackId: number, words: string): Promise<Answer> {
  return feedbackAnswerSent(await answerFeedback(turn.context, feedbackId, words));
}
