import type { Office } from '../../models/context';
import type { TimeRequest } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { momentWords, nameWords, numberedWords } from '../words';

const kindWords = { extend: '延期', suspend: '挂起' } as const;

/** To who decides: what is asked, and two buttons. */
export function requestQuestion(
  { directory, calendar }: Office,
  ticket: Ticket,
  request: TimeRequest,
  now: number,
): Answer {
  const until = request.untilAt === null ? '' : `，到${momentWords(calendar, request.untilAt, now)}`;
  const due = ticket.dueAt === null ? '' : `（现在的时限 ${momentWords(calendar, ticket.dueAt, now)}）`;
  return {
    text: `${nameWords(directory, request.askedBy)}申请${kindWords[request.kind]} ${numberedWords(ticket)}${until}：${request.reason}${due}`,
    choices: [
      { label: '同意', key: choiceKey('request', 'grant', `R${request.id}`) },
      { label: '不同意', key: choiceKey('request', 'refuse', `R${request.id}`) },
    ],
  };
}

export const askedWords = (ticket: Ticket, kind: TimeRequest['kind'], deciders: string): Answer => ({
  text: `${numberedWords(ticket)}：${kindWords[kind]}申请已发给${deciders || '上级'}，批下来前时限照旧。`,
});

export const grantedWords = (
  { calendar }: Office,
  ticket: Ticket,
  request: TimeRequest,
  now: number,
): Answer => ({
  text: `${numberedWords(ticket)}：${kindWords[request.kind]}同意了${ticket.dueAt === null || request.kind === 'suspend' ? '' : `，新的时限是${momentWords(calendar, ticket.dueAt, now)}`}。`,
});

export const refusedWords = (ticket: Ticket, request: TimeRequest, answer: string): Answer => ({
  text: `${numberedWords(ticket)}：${kindWords[request.kind]}没有同意${answer ? `：${answer}` : ''}。时限照旧。难在哪里，可以回“上会 ${ticketNumber(ticket.id)}”或“提级 ${ticketNumber(ticket.id)}”加一句。`,
});

/** `why`: his reason is still wanted. */
export const decidedRequest = (ticket: Ticket, granted: boolean, why: boolean): Answer => ({
  text: `${numberedWords(ticket)}：${granted ? '已同意' : '没有同意'}，已告诉申请的人。${why ? '想说一句为什么，直接写，我转给他。' : ''}`,
});
/** To who asked: why not. */
export const refusedBecause = (
  { directory }: Office,
  ticket: Ticket,
  byId: number,
  words: string,
): Answer => ({
  text: `${numberedWords(ticket)}，${nameWords(directory, byId)}说：${words}`,
});
export const whyPassedOn: Answer = { text: '转给他了。' };

/** To the reporter (notice budget 5). */
export const extendedNews = (
  { calendar }: Office,
  ticket: Ticket,
  request: TimeRequest,
  now: number,
): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 要晚一些：${request.reason}。最晚${ticket.dueAt === null ? '' : momentWords(calendar, ticket.dueAt, now)} 前办好，请您见谅。`,
});

export const extendReasons: readonly string[] = ['等配件', '约不到人', '天气不行', '等别家配合'];
export const timeQuestions = {
  extend: '为什么要延期？点一个，也可以写一句。',
  suspend: '为什么要放一放？写一句，居民也会看到。',
  day: '放到哪一天？比如“12月20日”，最长一年。',
  renew: '为什么还放着？写一句，居民也会看到。',
} as const;
