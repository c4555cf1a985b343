import { keepWatch } from '../../actions/tickets/keep-watch';
import { loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { concerning, holdsRight, nodesOfRight } from '../../models/staff/rights';
import { ticketsOverdue } from '../../models/tickets/tickets';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { overdueList, watchingWords, watchUsage } from '../../notices/tickets/watch-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 超期清单 of one's own part, and 我来盯 by whoever looks after it (包片). */
export const watchHandler: Handler = {
  intent: 'watch',
  commands: [
    {
      words: ['超期清单', '看超期', '超期的', '有哪些超期', '哪些超期了'],
      for: ['leader', 'official'],
      example: '超期清单',
      does: '看自己这一片超期的事',
      run: overdueOf,
    },
    {
      words: ['我来盯'],
      for: ['official'],
      example: '我来盯 T-0001',
      does: '盯住一件，办好了告诉您',
      run: (turn, rest) => {
        const number = readTicketNumber(rest);
        return number === null ? Promise.resolve(watchUsage) : keep(turn, number);
      },
    },
  ],
  press: { keep: (turn, [key]) => keep(turn, readTicketNumber(key ?? '') ?? 0) },
};

/** Throws role.staff_only. */
export async function overdueOf({ context, person }: Turn): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory } = office;
  if (!holdsRight(directory, person.id, 'see_overdue')) throw new Failure('role.staff_only');
  const nodes = nodesOfRight(directory, person.id, 'see_overdue');
  const gridIds = [...new Set(nodes.flatMap((id) => directory.below(id)))];
  const tickets = concerning(directory, person.id, await ticketsOverdue(tx, gridIds, now));
  return overdueList(office, tickets, now, holdsRight(directory, person.id, 'keep_watch'));
}

async function keep({ context }: Turn, id: number): Promise<Answer> {
  const ticket = await loadTicket(context, id);
  return watchingWords(ticket, await keepWatch(context, ticket));
}
