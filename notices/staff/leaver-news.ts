import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { tell } from '../exchange/send';
import { nameWords, numberedWords } from '../words';

const SHOWN = 10;

/** What a colleague who left had in hand; a row is given to somebody else by its number. */
function leaverList(name: string, tickets: readonly Ticket[]): Answer {
  const shown = tickets.slice(0, SHOWN);
  const more = tickets.length > SHOWN ? `\n还有 ${tickets.length - SHOWN} 件，碰头会清单里都有。` : '';
  const rows = shown.map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}`);
  return {
    text: `${name}已不在通讯录里，手上 ${tickets.length} 件要另派：\n${rows.join('\n')}${more}\n回“第1件 转谁 几天”。`,
    choices: shown.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('agenda', 'pick', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

/** One list to each leader concerned; where there is none left, to whoever leads the office. */
export async function tellLeaverTickets(
  context: Context,
  leaverId: number,
  tickets: readonly Ticket[],
): Promise<void> {
  const { directory } = context.office;
  const lists = new Map<number, Ticket[]>();
  for (const ticket of tickets) {
    const leaders = directory.nearest(ticket.gridId, 'leader').filter(({ id }) => id !== leaverId);
    const readers = leaders.length > 0 ? leaders : directory.nearest(ticket.gridId, 'official');
    for (const { id } of readers) lists.set(id, [...(lists.get(id) ?? []), ticket]);
  }
  const name = nameWords(directory, leaverId);
  for (const [id, list] of lists) await tell(context, id, leaverList(name, list));
}
