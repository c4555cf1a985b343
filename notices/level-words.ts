import type { Office } from '../models/context';
import type { GridLevel } from '../models/grid';
import type { RaisedFor } from '../models/raising';
import type { Ticket, TicketEvent } from '../models/ticket';
import { ticketNumber } from '../models/workflow';
import type { Answer } from './answer';
import {
  categoryWords,
  dayWords,
  gridWords,
  nameWords,
  numberedWords,
  overdueWords,
  ticketWords,
} from './words';

const levelWords: Record<GridLevel, string> = {
  cell: '微网格',
  grid: '网格',
  community: '社区',
  street: '街道',
  district: '区里',
};

export const escalatedCardFor = (ticket: Ticket, reason: string): Answer => ({
  text: `${numberedWords(ticket)} 提级到${levelWords[ticket.level]}：${reason}。请派给合适的人或科室，比如“转派 ${ticketNumber(ticket.id)} 城管科 3天”。`,
});
export const escalatedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 已提级到${levelWords[ticket.level]}，经过和时限都带上去了。`,
});
/** As the history has it. */
export const raiseReasons: Record<RaisedFor, string> = {
  late: '超期太久',
  rework: '两次返工',
  again: '同一处同一类 30 天内第 3 次',
};
export function raisedWords(ticket: Ticket, why: RaisedFor, now: number): Answer {
  const late = ticket.dueAt === null ? '拖得太久' : overdueWords(ticket.dueAt, now);
  const reason = why === 'late' ? late : raiseReasons[why];
  return { text: `${numberedWords(ticket)} ${reason}，自动提级到${levelWords[ticket.level]}。请过问。` };
}
export const referredNews = ({ directory }: Office, ticket: Ticket): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 街道解决不了，已报到区里，${nameWords(directory, ticket.ownerId)}替您跟着。回“办到哪了”看进展。`,
});

/** 请示函: what the district gets, ready to copy; nothing of who reported it. */
export function districtLetter(
  { directory, calendar }: Office,
  ticket: Ticket,
  history: readonly TicketEvent[],
  reason: string,
  now: number,
): Answer {
  const street = directory.above(ticket.gridId, 'street')?.name ?? '';
  const done = history
    .filter(({ transition }) => ['accept', 'reassign', 'escalate', 'transfer', 'assist'].includes(transition))
    .map(({ at, note }) => `${dayWords(calendar.local(at).day)}${note || '接办'}`);
  return {
    text: [
      `关于协调解决${ticketWords(ticket)}的函`,
      `区相关部门：`,
      `${dayWords(calendar.local(ticket.reportedAt).day)}，${gridWords(directory, ticket.gridId)}反映：${ticketWords(ticket)}（${categoryWords(ticket.category)}，编号 ${ticketNumber(ticket.id)}）。`,
      done.length > 0 ? `已经做的：${done.join('；')}。` : '',
      `需要区里解决的原因：${reason}。`,
      `请予协调，并告知办理部门和时间。`,
      `${street}　${dayWords(calendar.local(now).day)}`,
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

/** Beside the letter, as the answer in the chat. */
export const lettered = (letter: Answer): Answer => ({
  text: `已报区，您来跟进。下面这段可以直接发给区里：\n${letter.text}`,
});

export const districtColumns = [
  '编号',
  '网格',
  '地点',
  '问题',
  '类别',
  '上报日期',
  '需区里解决的原因',
  '跟进人',
] as const;

/** One row of the sheet for the district. */
export const districtRow = ({ directory, calendar }: Office, ticket: Ticket, reason: string): string[] => [
  ticketNumber(ticket.id),
  gridWords(directory, ticket.gridId),
  ticket.placeText,
  ticket.subject,
  categoryWords(ticket.category),
  calendar.local(ticket.reportedAt).day,
  reason,
  nameWords(directory, ticket.ownerId),
];

export const levelQuestions = {
  escalate: '为什么自己这一级办不了？写一句。',
  refer: '为什么要区里解决？写一句，会写进函里。',
} as const;
