import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { momentWords, numberedWords, ticketWords } from '../words';

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

/** Somebody tells of his own open matter once more. */
export const ownAgainQuestion = (ticket: Ticket, dialogueId: number, now: number): Answer => ({
  text: `您${agoWords(ticket.reportedAt, now)}报过 ${numberedWords(ticket)}，还在办。说的是同一件吗？`,
  choices: [
    { label: '是同一件', key: choiceKey('same', 'mine', `D${dialogueId}`, ticketKey(ticket.id)) },
    { label: '另一件，也报上去', key: choiceKey('same', 'other', `D${dialogueId}`) },
  ],
  question: true,
});
export const sameAgainWords = (ticket: Ticket): Answer => ({
  text: `好，就按 ${numberedWords(ticket)} 办。想知道进展，回“办到哪了”；过了时间没人来，回“催办”。`,
});

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

export const followingNothing: Answer = { text: '您没有一起关注的事。自己报的，办好了还是会告诉您。' };

/** 不关注了, and the way back. */
export const unfollowedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 不再告诉您了。`,
  choices: [{ label: '还是关注', key: choiceKey('same', 'again', ticketKey(ticket.id)) }],
  optional: true,
});
