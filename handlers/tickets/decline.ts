import { decline, reconsider } from '../../actions/tickets/decline';
import {
  declinedWords,
  declineQuestion,
  declineReasons,
  reconsideredWords,
} from '../../notices/tickets/decline-words';
import { mayDo, relationsTo } from '../../models/staff/rights';
import { ticketsWaiting } from '../../models/tickets/tickets';
import type { Turn } from '../turn/turn';
import { byKey, splitNumber, stepHandler, wordsField } from './step';
import type { Ticket } from '../../models/tickets/ticket';
import { loadTicket } from '../../models/tickets/advance';

/** What waits below one's nodes and may be declined by him: a desk or a mediator is nothing to it. */
const waiting = async ({ context, person }: Turn): Promise<Ticket[]> => {
  const { directory } = context.office;
  const nodes = directory.staff(person.id)?.roles.flatMap(({ gridId }) => directory.below(gridId)) ?? [];
  const tickets = await ticketsWaiting(context.tx, [...new Set(nodes)]);
  return tickets.filter((ticket) => mayDo('decline', relationsTo(directory, person.id, ticket)));
};

/** 不受理: a reason as a tap or a line; a slip is put right by 重新受理. */
export const declineHandler = stepHandler({
  intent: 'decline',
  transition: 'decline',
  words: ['不受理'],
  for: ['leader', 'official'],
  example: '不受理 T-0001 不在本辖区',
  does: '不该受理的，说明原因退给报事的人',
  fields: [
    wordsField(
      'reason',
      declineQuestion,
      declineReasons.map(({ label }) => label),
    ),
  ],
  meant: waiting,
  settle: async (turn, ticket, { reason = '' }) => declinedWords(await decline(turn.context, ticket, reason)),
  commands: [
    {
      words: ['重新受理'],
      for: ['leader', 'official'],
      example: '重新受理 T-0001',
      does: '不受理弄错了，重新受理',
      run: async (turn, rest) =>
        reconsideredWords(
          await reconsider(turn.context, await loadTicket(turn.context, splitNumber(rest).id ?? 0)),
        ),
    },
  ],
  press: {
    undo: async (turn, [key]) => reconsideredWords(await reconsider(turn.context, await byKey(turn, key))),
  },
});
