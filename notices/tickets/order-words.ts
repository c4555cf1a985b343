import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { choiceKey, circled, type Answer } from '../answer';
import { momentWords, nameWords, numberedWords } from '../words';

/** 督办单: which, to whom, by when; nothing goes out before 下达. */
export function orderDraft(
  { calendar, directory }: Office,
  id: number,
  tickets: readonly Ticket[],
  { dueAt, words }: { dueAt: number; words: string },
  now: number,
): Answer {
  const rows = tickets.map((ticket, at) => {
    const who =
      ticket.handlerId === null ? (ticket.desk ?? '还没有人接') : nameWords(directory, ticket.handlerId);
    return `${circled(at)} ${numberedWords(ticket)}（${who}）`;
  });
  return {
    text: `督办 ${tickets.length} 件，${momentWords(calendar, dueAt, now)} 前：\n${rows.join('\n')}\n“${words}”`,
    choices: [
      { label: '下达', key: choiceKey('order', 'send', `D${id}`) },
      { label: '不发了', key: choiceKey('order', 'drop', `D${id}`) },
    ],
    question: true,
  };
}

export const orderSent = ({ calendar }: Office, count: number, dueAt: number, now: number): Answer => ({
  text: `已下达督办 ${count} 件，要求${momentWords(calendar, dueAt, now)} 前办结。`,
  pressed: '下达',
});

export const orderDropped: Answer = { text: '好，没有下达。', pressed: '不发了' };

export const orderMeansNone = (name: string): Answer => ({
  text: `要过问的事里没有${name || '这一件'}在办的。可以写编号，比如“督办 T-0001”。`,
});
