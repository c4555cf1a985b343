import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { nameWords, numberedWords, overdueWords } from '../words';

const ROWS = 10;
const BUTTONS = 5;

/** 超期清单: the latest first, with who has it; a patron takes one over with a tap. */
export function overdueList(
  { directory }: Office,
  tickets: readonly Ticket[],
  now: number,
  watches: boolean,
): Answer {
  if (tickets.length === 0) return { text: '您这里没有超期的事。' };
  const shown = tickets.slice(0, ROWS);
  const rows = shown.map((ticket, at) => {
    const who =
      ticket.handlerId === null ? (ticket.desk ?? '还没有人接') : nameWords(directory, ticket.handlerId);
    return `${circled(at)} ${numberedWords(ticket)}（${overdueWords(ticket.dueAt ?? now, now)}，${who}）`;
  });
  const more = tickets.length > shown.length ? `\n另有 ${tickets.length - shown.length} 件。` : '';
  return {
    text: `超期 ${tickets.length} 件：\n${rows.join('\n')}${more}`,
    choices: shown
      .slice(0, BUTTONS)
      .map((ticket, at) =>
        watches
          ? { label: `盯第${at + 1}件`, key: choiceKey('watch', 'keep', ticketKey(ticket.id)) }
          : { label: `第${at + 1}件`, key: choiceKey('show', 'ticket', ticketKey(ticket.id)) },
      ),
  };
}

export const watchingWords = (ticket: Ticket, fresh: boolean): Answer => ({
  text: fresh
    ? `好，${numberedWords(ticket)} 您在盯，经办的人知道了，办好了告诉您。`
    : `${ticketNumber(ticket.id)} 您已经在盯了。`,
});

/** To whoever has it. */
export const watchedWords = (name: string, ticket: Ticket): Answer => ({
  text: `${name}在盯 ${numberedWords(ticket)}，有进展写一句“备注 ${ticketNumber(ticket.id)} …”。`,
});
export const watchUsage: Answer = { text: '盯哪一件？回“我来盯 T-0001”，编号在“超期清单”里。' };
