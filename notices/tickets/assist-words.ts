import type { Office } from '../../models/context';
import type { TicketPart, Whistle } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { dayInYear, momentWords, nameWords, numberedWords } from '../words';

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

/** As history keeps it. */
export const whistleNote = (
  { calendar }: Office,
  names: readonly string[],
  meetAt: number,
  place: string,
  now: number,
): string => `叫了${names.join('、')}，${dayAndTime(calendar, meetAt, now)}到${place}`;

/** 12月9日 10:00: a date that is read on another day. */
const dayAndTime = (calendar: Office['calendar'], at: number, now: number): string => {
  const { day, hour, minute } = calendar.local(at);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `${dayInYear(day, calendar.local(now).day)} ${time} `;
};

/** To who has the ticket in hand and was not called himself. */
export const whistleNews = (
  office: Office,
  ticket: Ticket,
  whistle: Whistle,
  names: readonly string[],
  now: number,
): Answer => ({
  text: `${numberedWords(ticket)} 由您在办：${nameWords(office.directory, whistle.calledBy)}吹哨，叫了${names.join('、')}，${momentWords(office.calendar, whistle.meetAt, now)} 到${whistle.place}一起看，您也请到。`,
});

/** The hour is past and nobody wrote what came of it. */
export const whistleUnwritten = (ticket: Ticket, whistle: Whistle): Answer => ({
  text: `${numberedWords(ticket)}：到${whistle.place}看现场的时间过了，还没有结果单。谁在现场，回“现场结果 ${ticketNumber(ticket.id)}”加一句就行。`,
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

/** What the result says of who was there (都到了, 未到 物业, 物业没来); undefined: nothing. */
function attendanceSaid(result: string, name: string): 'coming' | 'unable' | undefined {
  const at = result.indexOf(name);
  const missed = /没来|没到|未到|没有来|缺席/;
  if (at >= 0 && missed.test(result.slice(Math.max(0, at - 4), at + name.length + 4))) return 'unable';
  return /(?:全|都|全都)到/.test(result) ? 'coming' : undefined;
}

/** 现场结果单: one sheet, the same for all. */
export function whistleSheet(
  office: Office,
  ticket: Ticket,
  whistle: Whistle,
  parts: readonly TicketPart[],
  now: number,
): Answer {
  const result = whistle.result ?? '';
  const named = parts.map((part) => {
    const name = partName(office, part);
    return { name, was: attendanceSaid(result, name) ?? part.answer };
  });
  const those = (was: TicketPart['answer']): string =>
    named
      .filter((one) => one.was === was)
      .map(({ name }) => name)
      .join('、');
  const present = [nameWords(office.directory, whistle.calledBy), those('coming')].filter(Boolean);
  return {
    text: [
      `现场结果单 ${numberedWords(ticket)}`,
      `时间：${momentWords(office.calendar, whistle.meetAt, now)}　地点：${whistle.place}`,
      `参加：${present.join('、')}`,
      those('unable') === '' ? '' : `未到：${those('unable')}`,
      those(null) === '' ? '' : `没有回音：${those(null)}`,
      `结果：${result}`,
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
  sheet: '现场定了什么？写一句，大家都收到同一张单；谁没来也可以写上。',
} as const;
