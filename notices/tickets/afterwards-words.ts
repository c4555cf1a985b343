import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { numberedWords } from '../words';

/** 对, after the report had filed itself. */
export const confirmedAfterwards = (ticket: Ticket): Answer => ({
  text: `好，${numberedWords(ticket)} 已经报上去了。想知道进展，回“办到哪了”。`,
});

/** 别说是我报的, after it was filed. */
export const hiddenAfterwards = (tickets: readonly Ticket[]): Answer => ({
  text: `好，${tickets.map(({ id }) => ticketNumber(id)).join('、')} 按匿名办：谁报的，只有小格知道。`,
});

/** 都三天了还没人来: how far it is, and 催办 where it is still open. */
export function awaitedWords(progress: Answer, newest: Ticket, urgeable: boolean): Answer {
  const urge = { label: '催办', key: choiceKey('urge', 'ask', ticketKey(newest.id)) };
  return {
    ...progress,
    text: `让您久等了。\n${progress.text}${urgeable ? '要催，回“催办”。' : ''}`,
    ...(urgeable ? { choices: [...(progress.choices ?? []), urge] } : {}),
  };
}
