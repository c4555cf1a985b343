import type { Failure } from '../models/failure';
import type { Ticket } from '../models/ticket';
import { ticketKey, transitions, type TransitionName } from '../models/workflow';
import { choiceKey, type Answer } from './answer';
import { failureWords } from './failures';
import { numberedWords } from './words';

/** Why not, who may, and an offer to pass it on. */
export function refusalWithOffer(
  failure: Failure,
  ticket: Ticket,
  transition: TransitionName,
  person: { id: number; name: string },
): Answer {
  const [why = ''] = failureWords(failure).split('。');
  return {
    text: `${why}。要我转给${person.name}吗？`,
    choices: [
      {
        label: `转给${person.name}`.slice(0, 10),
        key: choiceKey('pass', 'on', ticketKey(ticket.id), person.id, transition),
      },
    ],
    question: true,
  };
}

/** To whoever may: a colleague asks for this step. */
export const passedOnRequest = (asker: string, ticket: Ticket, transition: TransitionName): Answer => ({
  text: `${asker}请您办一步：${numberedWords(ticket)}，${transitions[transition].label}。`,
  choices: [{ label: '看这一件', key: choiceKey('show', 'ticket', ticketKey(ticket.id)) }],
});

export const passedOn = (name: string): Answer => ({ text: `已转给${name}。`, pressed: `转给${name}` });
