import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { numberedWords } from '../words';

/** To who reported the second one. */
export const mergedNews = (merged: Ticket, main: Ticket): Answer => ({
  text: `您报的 ${numberedWords(merged)}，和 ${ticketNumber(main.id)} 是同一件事，一起办。办好了也告诉您。`,
});

/** To who merged them; a slip is undone by one line. */
export const mergedWords = (merged: Ticket, main: Ticket): Answer => ({
  text: `${numberedWords(merged)} 已并入 ${numberedWords(main)}，报事的人也会知道结果。并错了，回“拆开 ${ticketNumber(merged.id)}”。`,
});

/** To who joined a report of his own to another. */
export const joinedWords = (merged: Ticket, main: Ticket): Answer => ({
  text: `好，${ticketNumber(merged.id)} 并入 ${numberedWords(main)}，一起办，办好了告诉您。不是同一件，回“拆开 ${ticketNumber(merged.id)}”。`,
});

export const unmergedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 已拆开，单独办。`,
});

export const whichToMerge: Answer = {
  text: '哪一件并到哪一件？回“并案”加两个编号，后面那件接着办，比如“并案 T-0002 T-0001”。',
};

/** One number alone: what may be the same. */
export function mergeCandidates(ticket: Ticket, others: readonly Ticket[]): Answer {
  if (others.length === 0)
    return {
      text: `${numberedWords(ticket)}：同一个地方没有同类的事在办。要并案就写两个编号，比如“并案 ${ticketNumber(ticket.id)} T-0001”。`,
    };
  return {
    text: `${numberedWords(ticket)}，并到哪一件？`,
    choices: others.map((other) => ({
      label: `并到 ${ticketNumber(other.id)}`,
      key: choiceKey('merge', 'into', ticketKey(ticket.id), ticketKey(other.id)),
    })),
  };
}
