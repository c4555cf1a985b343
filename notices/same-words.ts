import type { Office } from '../models/context';
import type { Ticket } from '../models/ticket';
import { ticketKey, ticketNumber } from '../models/workflow';
import { choiceKey, type Answer } from './answer';
import { momentWords, numberedWords, ticketWords } from './words';

/** 东门路灯 2 小时前已有人报了. Who reported is never said. */
export function sameQuestion({ calendar }: Office, ticket: Ticket, dialogueId: number, now: number): Answer {
  const due =
    ticket.dueAt === null || ticket.dueAt < now ? '' : `，${momentWords(calendar, ticket.dueAt, now)} 前处理`;
  return {
    text: `${ticketWords(ticket)} ${agoWords(ticket.reportedAt, now)}已有人报了（${ticketNumber(ticket.id)}${due}）。要不要一起关注？修好也告诉您。`,
    choices: [
      { label: '一起关注', key: choiceKey('same', 'follow', `D${dialogueId}`, ticketKey(ticket.id)) },
      { label: '不是同一个', key: choiceKey('same', 'other', `D${dialogueId}`) },
    ],
    question: true,
  };
}

/** A form is filed at once; when it seems to tell of a matter again, its receipt says so and offers to join the two. */
export function joinOffer(
  receipt: Answer,
  ticket: Ticket,
  main: Pick<Ticket, 'id' | 'placeText' | 'subject' | 'reportedAt'>,
  now: number,
): Answer {
  const label = `并入 ${ticketNumber(main.id)}`;
  return {
    ...receipt,
    text: `${receipt.text}\n${agoWords(main.reportedAt, now)}报的 ${numberedWords(main)} 像是同一件。是的话回“${label}”，一起办，办好了告诉您。`,
    choices: [
      { label, key: choiceKey('merge', 'into', ticketKey(ticket.id), ticketKey(main.id)) },
      ...(receipt.choices ?? []),
    ],
  };
}

const HOUR = 3_600_000;

function agoWords(then: number, now: number): string {
  const hours = Math.floor((now - then) / HOUR);
  if (hours < 1) return '刚才';
  return hours < 24 ? `${hours} 小时前` : `${Math.floor(hours / 24)} 天前`;
}

export const followingWords = (ticket: Ticket): Answer => ({
  text: `好，${ticketNumber(ticket.id)} 办好了也告诉您。`,
});

/** To those who follow: it is done. */
export const followedDone = (ticket: Ticket): Answer => ({
  text: `您关注的 ${ticketNumber(ticket.id)} ${ticketWords(ticket)} 办好了${ticket.result ? `（${ticket.result}）` : ''}。还有问题，直接说就行。`,
});
