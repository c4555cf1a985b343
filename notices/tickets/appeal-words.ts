import type { Office } from '../../models/context';
import type { AppealStep, TicketRequest } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { nameWords, numberedWords, ticketWords } from '../words';

export const appealReasons: readonly string[] = ['停工天气', '等居民在家', '等别家完工', '不是我方责任'];
export const appealQuestionWords = '为什么不该算超时或返工？点一个，也可以写一句。';

/** To whoever looks at it. */
export const appealQuestion = (
  { directory }: Office,
  ticket: Ticket,
  { id, kind, askedBy, reason }: Pick<TicketRequest, 'id' | 'kind' | 'askedBy' | 'reason'>,
): Answer => ({
  text: `${nameWords(directory, askedBy)}申诉 ${ticketNumber(ticket.id)}\n${ticketWords(ticket)}：${reason}\n${kind === 'appeal2' ? '已有一位同意，请您复核。' : '请您初审，同意后再请一位复核。'}成立的话时间照记，统计不算他超时。`,
  choices: [
    { label: '同意', key: choiceKey('appeal', 'agree', `R${id}`) },
    { label: '不同意', key: choiceKey('appeal', 'refuse', `R${id}`) },
  ],
});

export const appealed = (ticket: Ticket, reviewers: readonly string[]): Answer => ({
  text: `${numberedWords(ticket)}：申诉已发给${reviewers.join('、')}，要两个人都同意；一件只能申诉一次。`,
});
export const appealDecided = (ticket: Ticket, step: AppealStep): Answer => ({
  text: {
    second: `${numberedWords(ticket)}：初审同意，已请另一位复核。`,
    upheld: `${numberedWords(ticket)}：申诉成立，时间照记，统计里不算超时。`,
    refused: `${numberedWords(ticket)}：没有同意，已告诉申诉的人。`,
  }[step],
});
export const appealEnded = (ticket: Ticket, step: 'upheld' | 'refused', answer: string): Answer => ({
  text: `${numberedWords(ticket)}：申诉${step === 'upheld' ? '成立，统计里不算超时' : '没有成立'}${answer ? `：${answer}` : ''}。`,
});
