import type { HardCase } from '../models/ticket-sides';
import type { Ticket } from '../models/ticket';
import { ticketNumber } from '../models/workflow';
import type { Answer } from './answer';
import { dayWords, numberedWords } from './words';

type Fields = Pick<HardCase, 'lead' | 'desk' | 'person' | 'measure' | 'day'>;

/** The five fields in a line. */
export const hardWords = ({ lead, desk, person, measure, day }: Fields): string =>
  `牵头 ${lead}，责任单位 ${desk}，责任人 ${person}，措施：${measure}，${dayWords(day)}前`;

export const hardNews = (ticket: Ticket, fields: Fields): Answer => ({
  text: `${numberedWords(ticket)} 列为难题：${hardWords(fields)}。`,
});

/** Asked one at a time. */
export const hardQuestions = {
  lead: '谁牵头？写科室或人名。',
  desk: '责任单位是哪家？',
  person: '责任人是谁？',
  day: '哪天前解决？比如“12月20日”。',
  measure: '打算怎么办？写一句。',
} as const;

export const hardLate = (ticket: Ticket, { person, day }: Fields): Answer => ({
  text: `难题 ${numberedWords(ticket)} 过了${dayWords(day)}（责任人 ${person}）。请说明进展，或重新定：回“难题 ${ticketNumber(ticket.id)}”。`,
});
