import type { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, transitions, type TransitionName } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { failureWords } from '../failures';
import { numberedWords } from '../words';

/** Why not, who may, and an offer to pass it on. `draft`: where his words are kept; null when he only tapped. */
export function refusalWithOffer(
  failure: Failure,
  ticket: Ticket,
  transition: TransitionName,
  person: { id: number; name: string },
  draft: number | null,
): Answer {
  const [why = ''] = failureWords(failure).split('。');
  return {
    text: `${why}。要我转给${person.name}吗？`,
    choices: [
      {
        label: `转给${person.name}`.slice(0, 10),
        key:
          draft === null
            ? choiceKey('pass', 'on', ticketKey(ticket.id), person.id, transition)
            : choiceKey('pass', 'wish', `D${draft}`, person.id),
      },
    ],
    question: true,
  };
}

/** Who is no colleague sits in no meeting: he is told what he can do. */
export const residentRefused = (number: string): Answer => ({
  text: `${number} 的这一步是工作人员做的。想知道办得怎么样，回“${number}”或“办到哪了”；有事直接说，想找人回“找人”。`,
});

/** The same where no ticket was named; his words wait for the yes. */
export function roleRefusalWithOffer(
  failure: Failure,
  dialogueId: number,
  person: { id: number; name: string },
): Answer {
  const [why = ''] = failureWords(failure).split('。');
  return {
    text: `${why}。要我把您的话转给${person.name}吗？`,
    choices: [
      {
        label: `转给${person.name}`.slice(0, 10),
        key: choiceKey('pass', 'words', `D${dialogueId}`, person.id),
      },
    ],
    question: true,
  };
}

export const passedOnWords = (asker: string, words: string): Answer => ({
  text: `${asker}请您帮着办：“${words}”。您回同样的话就能办。`,
});

/** To whoever may: a colleague asks for this step. */
export const passedOnRequest = (
  asker: string,
  ticket: Ticket,
  transition: TransitionName,
  words = '',
): Answer => ({
  text: `${asker}请您办一步：${numberedWords(ticket)}，${transitions[transition].label}。${
    words === '' ? '' : `他写的是“${words}”，您回同样的话就能办。`
  }`,
  choices: [{ label: '看这一件', key: choiceKey('show', 'ticket', ticketKey(ticket.id)) }],
});

export const passedWords = (name: string): Answer => ({
  text: `您的话转给${name}了。`,
  pressed: `转给${name}`,
});
export const passedOn = (name: string): Answer => ({ text: `已转给${name}。`, pressed: `转给${name}` });
