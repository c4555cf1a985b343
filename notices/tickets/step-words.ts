import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { numberedWords } from '../words';

/** Several may be meant. */
export const whichTicket = (intent: string, tickets: readonly Ticket[]): Answer => ({
  text: `是哪一件？\n${tickets.map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}`).join('\n')}\n回数字选一件。`,
  choices: tickets.map((ticket) => ({
    label: numberedWords(ticket),
    key: choiceKey(intent, 'ask', ticketKey(ticket.id)),
  })),
  listed: true,
});

/** 更多: answered by number. */
export const moreSteps = (ticket: Ticket, choices: Choice[]): Answer =>
  choices.length === 0
    ? { text: `${numberedWords(ticket)}：现在没有别的可做。` }
    : {
        text: `${numberedWords(ticket)}，还可以：\n${choices.map(({ label }, at) => `${circled(at)} ${label}`).join('\n')}\n回数字就行。`,
        choices,
        listed: true,
      };
