import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { dayInYear, dayWords, momentWords, numberedWords } from '../words';

const untilWords = ({ calendar }: Office, ticket: Ticket, now: number): string =>
  ticket.resumeAt === null ? '' : `，到${momentWords(calendar, ticket.resumeAt, now)}接着办`;

/** To the reporter. */
export const suspendedNews = (office: Office, ticket: Ticket, reason: string, now: number): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 先缓一缓：${reason}${untilWords(office, ticket, now)}。我们记着，到时告诉您。`,
});
export const plannedNews = (ticket: Ticket, reason: string): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 要立项才能彻底解决。现在先这样：${reason}。每有进展，回“办到哪了”就能看到。`,
});

/** To colleagues. */
export const stoodWords = (office: Office, ticket: Ticket, reason: string, now: number): Answer => ({
  text: `${numberedWords(ticket)} ${ticket.state === 'project' ? '已列入立项' : '已挂起'}：${reason}${untilWords(office, ticket, now)}。时限暂停；每 90 天要说一次为什么还放着。`,
});
export const resumedWords = ({ calendar }: Office, ticket: Ticket, now: number): Answer => ({
  text: `${numberedWords(ticket)} 恢复办理${ticket.dueAt === null ? '' : `，时限${momentWords(calendar, ticket.dueAt, now)}`}。`,
});
export const renewedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：原因记下了，90 天后再说一次。`,
});
export const projectWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 已列入立项。加节点：回“节点 ${ticketNumber(ticket.id)} 12月20日 出方案”。`,
});
export const milestoneAdded = (ticket: Ticket, words: string, day: string, today: string): Answer => ({
  text: `${numberedWords(ticket)}：节点记下了，${dayInYear(day, today)} ${words}。到了回“节点完成 ${ticketNumber(ticket.id)}”。`,
});
/** As history keeps it; the reporter reads it too. */
export const milestoneNote = (words: string, day: string, today: string): string =>
  `计划${dayInYear(day, today)}前 ${words}`;
export const reachedNote = (words: string): string => `做到了：${words}`;
export const milestoneReached = (ticket: Ticket, words: string, left: number): Answer => ({
  text: `${numberedWords(ticket)}：节点“${words}”完成了${left > 0 ? `，还有 ${left} 个` : '。都完成了，回“恢复办理”去办结'}。`,
});

export const projectQuestions = {
  safe: '现在做了什么，不让人出事？写一句，居民也会看到。',
  day: '哪一天？比如“12月20日”。',
  words: '到那天要做到什么？写一句，居民也会看到。',
} as const;

export const milestoneLate = (ticket: Ticket, words: string, day: string): Answer => ({
  text: `${numberedWords(ticket)}：节点“${words}”过了${dayWords(day)}。完成了回“节点完成 ${ticketNumber(ticket.id)}”，没完成请说明。`,
});
