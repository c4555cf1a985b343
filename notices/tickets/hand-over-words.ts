import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import type { Answer } from '../answer';
import { nameWords, numberedWords } from '../words';

/** To the reporter, where the table says so. */
export const handedOverNews = ({ directory }: Office, ticket: Ticket, to: string): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 转给${to}办；${to}接下之前，还是找${nameWords(directory, ticket.ownerId)}。`,
});

export const handedOverWords = (ticket: Ticket, to: string): Answer => ({
  text: `${numberedWords(ticket)} 已转给${to}，等他接。他接下之前还是您的事。`,
});

export const receiverQuestion = '转给谁？点一个，也可以写名字。';

/** 首问: as the resident reads it. */
export function ownerWords({ directory }: Office, ticket: Ticket): string {
  const { ownerId, handlerId, state, desk, reporterId } = ticket;
  if (ownerId === null || ownerId === reporterId || (state !== 'dispatched' && state !== 'returned'))
    return '';
  if (directory.staff(ownerId) === undefined) return '';
  const to = handlerId !== null && handlerId !== ownerId ? nameWords(directory, handlerId) : desk;
  const waits = to === null ? '' : `等${to}接办，`;
  return `（${waits}接下之前由${nameWords(directory, ownerId)}负责）`;
}

export const arrivedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：到场时间记下了。`,
});
