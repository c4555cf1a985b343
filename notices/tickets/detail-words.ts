import type { DetailQuestion } from '../../models/tickets/detail-questions';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { numberedWords } from '../words';

/** One thing behind the receipt, in the same message; what the receipt offers else stays in words. */
export function withDetailQuestion(
  receipt: Answer,
  ticket: Ticket,
  { question, options }: DetailQuestion,
): Answer {
  const { receiptOf: _asked, ...rest } = receipt;
  const labels = (receipt.choices ?? []).map(({ label }) => `“${label}”`).join('');
  return {
    ...rest,
    text: `${receipt.text}\n来的人想先知道：${question}（不答也行${labels === '' ? '' : `；报错了回${labels}`}）`,
    choices: options.map((label, at) => ({
      label,
      key: choiceKey('detail', 'say', ticketKey(ticket.id), at),
    })),
    optional: true,
  };
}

export const detailThanks: Answer = { text: '好，补上了，来的人看得到。' };
export const detailSkipped: Answer = { text: '没关系，来的人会看。' };

/** To who has taken it. */
export const detailAdded = (ticket: Ticket, words: string): Answer => ({
  text: `${numberedWords(ticket)}，报事的人补了一句：${words}`,
});
