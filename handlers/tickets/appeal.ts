import { askAppeal, decideAppeal } from '../../actions/tickets/appeal';
import { lastDone } from '../../models/tickets/tickets';
import type { Answer } from '../../notices/answer';
import {
  appealDecided,
  appealed,
  appealQuestionWords,
  appealReasons,
} from '../../notices/tickets/appeal-words';
import { stepHandler, wordsField } from './step';
import type { Turn } from '../turn/turn';

/** 申诉: late or sent back for no fault of whoever did it; looked at twice. */
export const appealHandler = stepHandler({
  intent: 'appeal',
  transition: 'ask_appeal',
  words: ['申诉'],
  for: ['member'],
  example: '申诉 T-0001 停工三天，有通知',
  does: '办完了的事，不该算超时、返工的，请两个人看看；一件一次',
  fields: [wordsField('reason', appealQuestionWords, appealReasons)],
  meant: ({ context, person }) => lastDone(context.tx, person.id),
  settle: async ({ context }, ticket, { reason = '' }) =>
    appealed(ticket, await askAppeal(context, ticket, reason)),
  press: {
    agree: (turn, [key], words) => decide(turn, key, true, words),
    refuse: (turn, [key], words) => decide(turn, key, false, words),
  },
});

async function decide(turn: Turn, key: string | undefined, agreed: boolean, words: string): Promise<Answer> {
  const { ticket, step } = await decideAppeal(turn.context, Number(key?.slice(1) ?? 0), agreed, words);
  return appealDecided(ticket, step);
}
