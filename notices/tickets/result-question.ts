import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { ticketWords } from '../words';

/** 满意, 还行, 没修好. */
export function ratingChoices(ticket: Pick<Ticket, 'id'>): Choice[] {
  const key = ticketKey(ticket.id);
  return [
    { label: '满意', key: choiceKey('rate', 'give', key, 1) },
    { label: '还行', key: choiceKey('rate', 'give', key, 2) },
    { label: '没修好', key: choiceKey('rate', 'give', key, 3) },
  ];
}

const ratings = (ticket: Ticket): Pick<Answer, 'choices' | 'question' | 'waits'> => ({
  choices: ratingChoices(ticket),
  question: true,
  waits: true,
});

/** 没找到, 办不了, 列入计划: closed is not mended, and nobody is told so. */
const NOT_MENDED =
  /查无|没找到|没有找到|找不到|没看到|没发现|没有发现|办不了|解决不了|修不了|无法|不归我|不属于|列入计划|待.{0,6}再|等.{0,8}再|暂时|先临时/;
const isMended = ({ result }: Ticket): boolean => !NOT_MENDED.test(result ?? '');

/** The question to the reporter once somebody says it is done (notice budget 2: the result with the rating). */
export function resultQuestion(ticket: Ticket): Answer {
  const result = ticket.result ? `（${ticket.result}）` : '';
  return {
    text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}：${isMended(ticket) ? '办好了' : '去看过了'}${result}。您看行吗？`,
    ...ratings(ticket),
  };
}

/** The same once more, when he said nothing. */
export const resultAskedAgain = (ticket: Ticket): Answer => ({
  text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)} 还没听到您说行不行。没修好点一下，就接着办；不点也行。`,
  ...ratings(ticket),
});
