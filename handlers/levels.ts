import { escalate, refer } from '../actions/escalate';
import { historyOf } from '../models/tickets';
import { districtLetter, escalatedWords, lettered, levelQuestions } from '../notices/level-words';
import { stepHandler, wordsField } from './step';

/** 提级: what one's own level can't solve goes up (微循环 → 小循环). */
export const escalateHandler = stepHandler({
  intent: 'escalate',
  transition: 'escalate',
  words: ['提级', '上报社区', '上报街道'],
  for: ['member', 'leader'],
  example: '提级 T-0001 要动用吊车',
  does: '自己这一级办不了，交给上一级',
  fields: [wordsField('reason', levelQuestions.escalate)],
  settle: async ({ context }, ticket, { reason = '' }) =>
    escalatedWords(await escalate(context, ticket, reason)),
});

/** 报区 (大循环): the letter as one text to copy. */
export const referHandler = stepHandler({
  intent: 'refer',
  transition: 'refer',
  words: ['报区', '大循环'],
  for: ['official'],
  example: '报区 T-0001 涉及市政主管网',
  does: '街道解决不了，出一段给区里的函，自己跟着',
  fields: [wordsField('reason', levelQuestions.refer)],
  settle: async ({ context }, ticket, { reason = '' }) => {
    const referred = await refer(context, ticket, reason);
    const history = await historyOf(context.tx, ticket.id);
    return lettered(districtLetter(context.office, referred, history, reason, context.now));
  },
});
