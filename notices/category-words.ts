import { categoryByCode } from '../models/category-table';
import type { Ticket } from '../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../models/tickets/workflow';
import { choiceKey, type Answer } from './answer';

const nameOf = (code: string): string => categoryByCode(code)?.name ?? code;
/** Buttons hold no more. */
const LABEL = 10;

/** More than one kind is called that. */
export const whichCategory = (ticket: Ticket, codes: readonly string[]): Answer => ({
  text: `${ticketNumber(ticket.id)} 改成哪一类？\n${codes.map((code) => `${code} ${nameOf(code)}`).join('\n')}`,
  choices: codes.map((code) => ({
    label: nameOf(code).slice(0, LABEL),
    key: choiceKey('recategorise', 'set', ticketKey(ticket.id), code),
  })),
});

export const recategorisedWords = (ticket: Ticket, taught: boolean): Answer => ({
  text: `${ticketNumber(ticket.id)} 已改为“${nameOf(ticket.category)}”。${taught ? '我记住了，下次照这个认。' : '这一类涉及具体的人，我不拿它来学。'}`,
});
