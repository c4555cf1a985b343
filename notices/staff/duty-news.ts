import type { Context } from '../../models/context';
import { concernsDuty, onDutyFor } from '../../models/staff/duty-reach';
import { relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { tell } from '../exchange/send';
import { numberedWords, quoteWords, responsibleWords } from '../words';

/** Who is on duty and has to do with the ticket anyway gets its card; the others of them are told apart. */
export async function dutyReaders(
  context: Context,
  ticket: Ticket,
): Promise<{ concerned: number[]; others: number[] }> {
  const { tx, office, now } = context;
  if (!concernsDuty(context, ticket)) return { concerned: [], others: [] };
  const people = await onDutyFor(tx, office, ticket, now);
  const concerned = people.filter((id) => relationsTo(office.directory, id, ticket).size > 0);
  return { concerned, others: people.filter((id) => !concerned.includes(id)) };
}

/** To who is on duty in another grid: what it is, whose it is by day, and one tap to take it. */
export async function tellDuty(context: Context, ticket: Ticket, people: readonly number[]): Promise<void> {
  const danger = ticket.urgency === 'emergency';
  for (const id of people)
    await tell(context, id, onDutyCard(context, ticket), {
      ticketId: ticket.id,
      notice: danger ? 'danger' : 'order',
      ...(danger ? { priority: 0 } : {}),
    });
}

const onDutyCard = ({ office }: Context, ticket: Ticket): Answer => ({
  text: `您在值班：${ticket.urgency === 'emergency' ? '特急' : '急事'}\n${numberedWords(ticket)}\n“${quoteWords(ticket.description).slice(0, 60)}”\n平时归${responsibleWords(office.directory, ticket.gridId)}。`,
  choices: [{ label: '我来接', key: choiceKey('duty', 'take', ticketKey(ticket.id)) }],
  aside: true,
});
