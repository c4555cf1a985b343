import type { Office } from '../models/context';
import type { TicketPart, Whistle } from '../models/ticket-sides';
import type { Ticket } from '../models/ticket';
import { ticketNumber } from '../models/workflow';
import { choiceKey, type Answer } from './answer';
import { momentWords, nameWords, numberedWords } from './words';

const partName = ({ directory }: Office, { desk, personId }: TicketPart): string =>
  desk ?? nameWords(directory, personId);

/** To the helper: what, by when, for whom. */
export const assistQuestion = (office: Office, ticket: Ticket, part: TicketPart, now: number): Answer => ({
  text: `请协办 ${numberedWords(ticket)}：${part.task}，${momentWords(office.calendar, part.dueAt, now)} 前。牵头的是${ticket.desk ?? nameWords(office.directory, ticket.handlerId)}。办完回“协办办完 ${ticketNumber(ticket.id)}”加一句话。`,
});
export const assistedWords = (office: Office, ticket: Ticket, part: TicketPart, now: number): Answer => ({
  text: `${numberedWords(ticket)}：已请${partName(office, part)}协办“${part.task}”，${momentWords(office.calendar, part.dueAt, now)} 前。牵头和时限不变。`,
});
export const partDoneNews = (
  { directory }: Office,
  ticket: Ticket,
  byId: number | null,
  result: string,
): Answer => ({
  text: `${numberedWords(ticket)}：${nameWords(directory, byId)}的协办办完了：${result}。`,
});
export const partDoneWords = (ticket: Ticket, part: TicketPart): Answer => ({
  text: `${numberedWords(ticket)}：协办“${part.task}”记为办完，已告诉牵头的人。`,
});
export const partLate = (office: Office, ticket: Ticket, part: TicketPart): Answer => ({
  text: `${numberedWords(ticket)}：${partName(office, part)}协办的“${part.task}”过了说好的时间。`,
});

/** 吹哨: to everybody called. */
export const whistleQuestion = (
  office: Office,
  ticket: Ticket,
  whistle: Whistle,
  part: TicketPart,
  now: number,
): Answer => ({
  text: `${nameWords(office.directory, whistle.calledBy)}吹哨：${momentWords(office.calendar, whistle.meetAt, now)} 到${whistle.place}，一起看 ${numberedWords(ticket)}。`,
  choices: [
    { label: '一定到', key: choiceKey('whistle', 'come', `P${part.id}`) },
    { label: '来不了', key: choiceKey('whistle', 'unable', `P${part.id}`) },
  ],
});
export const whistledWords = (
  ticket: Ticket,
  names: readonly string[],
  when: string,
  place: string,
): Answer => ({
  text: `${numberedWords(ticket)}：已吹哨，${when} 到${place}，叫了${names.join('、')}。到场后回“现场结果 ${ticketNumber(ticket.id)}”加一句话，大家都收到同一张单。`,
});
export const comingWords = (coming: boolean): Answer => ({
  text: coming ? '好，现场见。' : '记下了，已告诉召集的人。',
});
export const cannotCome = (office: Office, ticket: Ticket, part: TicketPart): Answer => ({
  text: `${numberedWords(ticket)}：${partName(office, part)}来不了现场。`,
});

/** 现场结果单: one sheet, the same for all. */
export function whistleSheet(
  office: Office,
  ticket: Ticket,
  whistle: Whistle,
  parts: readonly TicketPart[],
  now: number,
): Answer {
  const present = parts.filter(({ answer }) => answer === 'coming').map((part) => partName(office, part));
  const absent = parts.filter(({ answer }) => answer !== 'coming').map((part) => partName(office, part));
  return {
    text: [
      `现场结果单 ${numberedWords(ticket)}`,
      `时间：${momentWords(office.calendar, whistle.meetAt, now)}　地点：${whistle.place}`,
      `参加：${[nameWords(office.directory, whistle.calledBy), ...present].join('、')}`,
      absent.length > 0 ? `未到：${absent.join('、')}` : '',
      `结果：${whistle.result ?? ''}`,
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export const assistQuestions = {
  day: '哪天前？点一个，也可以写“12月1日”。',
  task: '请他做哪一部分？',
  result: '办了什么？写一句。',
  called: '叫谁到现场？可以写几个，用顿号隔开。',
  meetAt: '什么时候？比如“明天10点”。',
  place: '在哪里碰头？',
  sheet: '现场定了什么？写一句，大家都收到同一张单。',
} as const;
