import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { categoryWords } from '../words';

const DANGER = '有危险请直接拨打110、119、120。';

/** A voice was filed as it is: only the place is asked. */
export function voiceFiled(ticket: Ticket): Answer {
  const key = ticketKey(ticket.id);
  return {
    text: `收到您的语音。您是在${ticket.placeText}吗？回1 是。${DANGER}`,
    choices: [
      { label: '是', key: choiceKey('voice', 'here', key) },
      { label: '不是', key: choiceKey('voice', 'elsewhere', key) },
    ],
    question: true,
  };
}

/** No place is known: that one thing is asked. */
export const voiceWhere: Answer = {
  text: `收到您的语音。是在哪里？几号楼，或者路口、广场的名字都行。${DANGER}`,
};
export const voiceElsewhere: Answer = { text: '好，是在哪里？几号楼，或者路口、广场的名字都行。' };
export const voiceAdded: Answer = { text: '语音也收好了。' };

/** What residents mean most often; the member taps one after listening. */
const likely: readonly { category: string; label: string }[] = [
  { category: '0203', label: '楼道灯' },
  { category: '0106', label: '下水、漏水' },
  { category: '0501', label: '垃圾' },
  { category: '0805', label: '噪音' },
  { category: '0902', label: '楼道堆物' },
];

/** Buttons of the card of a voice nobody has heard yet. */
export const voiceButtons = (ticketId: number): Choice[] => [
  ...likely.map(({ category, label }) => ({
    label,
    key: choiceKey('voice', 'kind', ticketKey(ticketId), category),
  })),
  { label: '别的', key: choiceKey('voice', 'other', ticketKey(ticketId)) },
];

/** The words of a kind as a subject: what was on the button, else the name of the category. */
export const kindSubject = (category: string): string =>
  likely.find((kind) => kind.category === category)?.label ?? categoryWords(category);

/** The second tap: is the place right? */
export function placeCheck(ticket: Ticket): Answer {
  const key = ticketKey(ticket.id);
  const number = ticketNumber(ticket.id);
  return {
    text: `${number} 记为“${ticket.subject}”。地点是${ticket.placeText}吗？`,
    choices: [
      { label: '是', key: choiceKey('voice', 'place', key) },
      { label: '不是', key: choiceKey('voice', 'other', key) },
    ],
    question: true,
  };
}

export const sayWhat = (ticket: Ticket): Answer => ({
  text: `${ticketNumber(ticket.id)} 说的是什么、在哪里？写一句就行，比如“5号楼 水管漏水”。`,
});

export const describedWords = (ticket: Ticket): Answer => ({
  text: `${ticketNumber(ticket.id)} 记好了：${[ticket.placeText, ticket.subject].filter(Boolean).join(' ')}。`,
});

/** The same for words instead of taps: the next step is offered with it, where it still waits for somebody. */
export function describedNext(ticket: Ticket): Answer {
  const key = ticketKey(ticket.id);
  if (ticket.state !== 'dispatched') return describedWords(ticket);
  const choices = [
    { label: '我来办', key: choiceKey('accept', 'take', key) },
    { label: '不归我管', key: choiceKey('refuse', 'give', key) },
  ];
  return { ...describedWords(ticket), choices };
}
