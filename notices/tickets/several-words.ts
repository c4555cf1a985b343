import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { choiceKey, circled, type Answer } from '../answer';
import { momentWords, numberedWords, responsibleWords } from '../words';

interface PartWords {
  placeText: string;
  subject: string;
}

/** 这是两件事，我分开记：① … ② … */
export function severalQuestion(dialogueId: number, parts: readonly PartWords[], changed = false): Answer {
  const draft = `D${dialogueId}`;
  const rows = parts.map(
    ({ placeText, subject }, at) => `${circled(at)} ${[placeText, subject].filter(Boolean).join(' ')}`,
  );
  return {
    text: `${changed ? '改好了：' : `这是${'零一两三四五'[parts.length] ?? parts.length}件事，我分开记：`}\n${rows.join('\n')}`,
    choices: [
      { label: '都报', key: choiceKey('several', 'all', draft) },
      ...parts.map((_, at) => ({
        label: `只报${circled(at)}`,
        key: choiceKey('several', 'only', draft, at),
      })),
      { label: '改一下', key: choiceKey('several', 'change', draft) },
      { label: '不报了', key: choiceKey('several', 'drop', draft) },
    ],
    question: true,
  };
}

/** The receipt of several: one line each. */
export function severalReceipt(
  { directory, calendar }: Office,
  tickets: readonly Ticket[],
  now: number,
): Answer {
  const lines = tickets.map(
    (ticket) =>
      `${numberedWords(ticket)}：${responsibleWords(directory, ticket.gridId)}${ticket.lookBy === null ? '' : `最晚${momentWords(calendar, ticket.lookBy, now)} 前来看`}`,
  );
  return {
    text: `已收到 ${tickets.length} 件：\n${lines.join('\n')}\n想知道进展，回“办到哪了”。`,
    receiptOf: tickets.filter(({ anonymous }) => !anonymous).map(({ id }) => id),
  };
}
