import type { HardCase } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { dayInYear, dayWords, numberedWords } from '../words';

type Fields = Pick<HardCase, 'lead' | 'desk' | 'person' | 'measure' | 'day'>;

/** The five fields in a line. */
export const hardWords = ({ lead, desk, person, measure, day }: Fields, today: string): string =>
  `牵头 ${lead}，责任单位 ${desk}，责任人 ${person}，措施：${measure}，${dayInYear(day, today)}前`;

export const hardNews = (ticket: Ticket, fields: Fields, today: string): Answer => ({
  text: `${numberedWords(ticket)} 列为难题：${hardWords(fields, today)}。`,
});

/** Asked one at a time. */
export const hardQuestions = {
  lead: '谁牵头？点一个，也可以写科室或人名。',
  desk: '责任单位是哪家？写全名，比如“某某物业公司”。',
  person: '责任人是谁？写姓名，是同事的话他也会收到。',
  day: '哪天前解决？比如“12月20日”。',
  measure: '打算怎么办？写一句。',
} as const;

export const hardLate = (ticket: Ticket, { person, day }: Fields): Answer => ({
  text: `难题 ${numberedWords(ticket)} 过了${dayWords(day)}（责任人 ${person}）。请说明进展，或重新定：回“难题 ${ticketNumber(ticket.id)}”。`,
});
