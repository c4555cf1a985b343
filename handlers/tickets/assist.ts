import { assist, finishPart } from '../../actions/tickets/assist';
import { minutesOf } from '../../models/calendar';
import { assistedWords, assistQuestions, partDoneWords } from '../../notices/tickets/assist-words';
import { receiver, receiverField } from './hand-over';
import { dayField, stepHandler, wordsField } from './step';

const CLOSING_TIME = '18:00';

/** 协办: a helper with its part and date. */
export const assistHandler = stepHandler({
  intent: 'assist',
  transition: 'assist',
  words: ['协办', '请协办'],
  for: ['member', 'leader'],
  example: '协办 T-0001 城管科 明天 清运建筑垃圾',
  does: '请别的科室或同事帮一部分，牵头和时限不变',
  fields: [
    { ...receiverField, early: true },
    dayField('day', assistQuestions.day, ['今天', '明天', '后天']),
    wordsField('task', assistQuestions.task),
  ],
  settle: async (turn, ticket, { to = '', day = '', task = '' }) => {
    const { context } = turn;
    const dueAt = context.office.calendar.at(day, minutesOf(CLOSING_TIME));
    const part = await assist(context, ticket, receiver(turn, ticket, to), task, dueAt);
    return assistedWords(context.office, ticket, part, context.now);
  },
});

/** 协办办完. */
export const assistDoneHandler = stepHandler({
  intent: 'assistdone',
  transition: 'assist_done',
  as: ['helper'],
  words: ['协办办完', '协办好了'],
  for: ['member'],
  example: '协办办完 T-0001 垃圾清走了',
  does: '协办的那部分办完了',
  fields: [wordsField('result', assistQuestions.result)],
  settle: async ({ context }, ticket, { result = '' }) =>
    partDoneWords(ticket, await finishPart(context, ticket, result)),
});
