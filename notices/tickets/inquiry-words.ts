import type { Office } from '../../models/context';
import type { Asked } from '../../models/tickets/inquiry';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { momentWords, nameWords, numberedWords } from '../words';

/** To the reporter: who asks, about what, and that a word will do. */
export const inquiryNews = (
  { directory }: Office,
  ticket: Ticket,
  question: string,
  again: boolean,
): Answer => ({
  text: again
    ? `${numberedWords(ticket)} 还差您一句话：${question}`
    : `${nameWords(directory, ticket.handlerId)}想问您一句（${numberedWords(ticket)}）：${question}\n直接回一句、发张照片都行。`,
  choices: [{ label: '回话', key: choiceKey('inquiry', 'begin', ticketKey(ticket.id)) }],
  optional: true,
});

/** To who asked. */
export function inquiredWords({ calendar }: Office, ticket: Ticket, asked: Asked, now: number): Answer {
  const until = ticket.resumeAt === null ? '' : momentWords(calendar, ticket.resumeAt, now);
  const ends: Record<Asked, string> = {
    waiting: `问过报事的人了，时限停着等他回话，最晚${until}接着走。`,
    asked: '问过报事的人了，时限照走。他回了话告诉您。',
    parked: `微信现在不让我找他，他下次来说话就问；时限照走。急的话请打电话，问到了回“回话 ${ticketNumber(ticket.id)}”加一句。`,
  };
  return { text: `${numberedWords(ticket)}：${ends[asked]}` };
}

/** To who has it. */
export function answeredWords(
  { calendar }: Office,
  ticket: Ticket,
  words: string,
  waited: boolean,
  now: number,
): Answer {
  const due =
    ticket.dueAt === null || !waited ? '' : `\n时限接着走，${momentWords(calendar, ticket.dueAt, now)} 前。`;
  return { text: `${numberedWords(ticket)}，报事的人回话：${words}${due}` };
}

/** To the reporter; what was not meant as an answer can still be taken as a matter of its own. */
export const answerThanks = ({ directory }: Office, ticket: Ticket, dialogueId: number): Answer => ({
  text: `谢谢，已经转给${nameWords(directory, ticket.handlerId)}，接着办。`,
  choices: [{ label: '说的是别的事', key: choiceKey('inquiry', 'other', `D${dialogueId}`) }],
  optional: true,
});
export const answerNoted = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：回话记下了，时限接着走。`,
});
export const answerAsked = (question: string): Answer => ({
  text: `${question}\n直接回一句、发张照片都行。`,
});
export const answerOver: Answer = { text: '这一句已经不用回了，事情在办。有别的事，直接说就行。' };

export const inquiryQuestions = {
  ask: '想问报事的人什么？写一句，他看得到。',
  answer: '他怎么说？写一句。',
} as const;
