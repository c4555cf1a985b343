import type { Office } from '../../models/context';
import type { Supervision, Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { supervisionName } from './supervision-words';
import { momentWords, nameWords, numberedWords, overdueWords } from '../words';

/** 催办, to who has it. */
export function urgedNews(
  { directory, calendar }: Office,
  ticket: Ticket,
  byReporter: boolean,
  { actorId, now }: { actorId: number | null; now: number },
): Answer {
  const { dueAt } = ticket;
  const time =
    dueAt === null
      ? ''
      : dueAt < now
        ? `，${overdueWords(dueAt, now)}`
        : `，时限${momentWords(calendar, dueAt, now)}`;
  return {
    text: `${byReporter ? '报事的人' : nameWords(directory, actorId)}催 ${numberedWords(ticket)}${time}。办到哪一步了，回“备注 ${ticketNumber(ticket.id)}”说一句，办完回“办结”。`,
  };
}
export const urgedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：已经替您催了。一天内只催一次，有进展就告诉您。`,
});

/** 督办回复, to who ordered. */
export const orderReplied = (
  { directory }: Office,
  ticket: Ticket,
  byId: number | null,
  reply: string,
): Answer => ({
  text: `督办回复 ${numberedWords(ticket)}，${nameWords(directory, byId)}：${reply}。`,
});
export const replyThanks = (ticket: Ticket, order: Supervision): Answer => ({
  text: `${numberedWords(ticket)}：${supervisionName(order)}的回复已送到。`,
});
export const replyQuestion = '怎么回复领导？写一句：办到哪了、什么时候好。';

/** 回电 after 没修好. */
export const calledBackWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：回电记下了，经办的人也看得到。`,
});
export const callBackWords = '居民怎么说？写一句。';
