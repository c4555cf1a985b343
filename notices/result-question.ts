import type { Ticket } from '../models/ticket';
import { ticketKey, ticketNumber } from '../models/workflow';
import { choiceKey, type Answer } from './answer';
import { ticketWords } from './words';

/** The question to the reporter once somebody says it is done (notice budget 2: the result with the rating). */
export function resultQuestion(ticket: Ticket): Answer {
  const key = ticketKey(ticket.id);
  const result = ticket.result ? `（${ticket.result}）` : '';
  return {
    text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}：办好了${result}。您看行吗？`,
    choices: [
      { label: '满意', key: choiceKey('rate', 'give', key, 1) },
      { label: '还行', key: choiceKey('rate', 'give', key, 2) },
      { label: '没修好', key: choiceKey('rate', 'give', key, 3) },
    ],
    question: true,
  };
}
