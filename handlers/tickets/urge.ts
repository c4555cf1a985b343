import { callBack } from '../../actions/tickets/call-back';
import { replyOrder } from '../../actions/tickets/reply-order';
import { urge } from '../../actions/tickets/urge';
import { ticketsInHand, ticketsReported } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { transitions } from '../../models/tickets/workflow';
import {
  calledBackWords,
  callBackWords,
  replyQuestion,
  replyThanks,
  urgedWords,
} from '../../notices/tickets/urge-words';
import { stepHandler, wordsField } from './step';
import type { Turn } from '../turn/turn';

/** A resident means what he reported, the newest first. */
async function reported({ context, person }: Turn): Promise<Ticket[]> {
  const own = await ticketsReported(context.tx, person.id);
  const open = own.filter(({ state }) => transitions.urge.from.includes(state));
  return open.slice(0, 1);
}

/** 催办: by who reported it, or a colleague; once a day. */
export const urgeHandler = stepHandler({
  intent: 'urge',
  transition: 'urge',
  words: ['催办', '催一下', '催一催'],
  for: ['resident', 'member', 'leader', 'official'],
  example: '催办',
  does: '催一催您报的事，一天一次',
  fields: [],
  meant: reported,
  settle: async ({ context }, ticket) => urgedWords(await urge(context, ticket)),
});

/** 督办回复. */
export const replyOrderHandler = stepHandler({
  intent: 'reply',
  transition: 'reply_order',
  words: ['督办回复', '回复督办'],
  for: ['member', 'leader'],
  example: '督办回复 T-0001 周四到货，周五装好',
  does: '回复领导的督办',
  fields: [wordsField('reply', replyQuestion)],
  meant: ({ context, person }) => ticketsInHand(context.tx, person.id),
  settle: async ({ context }, ticket, { reply = '' }) =>
    replyThanks(ticket, await replyOrder(context, ticket, reply)),
});

/** 已回电: after 没修好 the leader calls. */
export const callBackHandler = stepHandler({
  intent: 'callback',
  transition: 'call_back',
  words: ['已回电', '回电'],
  for: ['leader'],
  example: '已回电 T-0001 说明天上午在家',
  does: '给说没修好的居民打过电话，记一句',
  fields: [wordsField('words', callBackWords)],
  settle: async ({ context }, ticket, { words = '' }) =>
    calledBackWords(await callBack(context, ticket, words)),
});
