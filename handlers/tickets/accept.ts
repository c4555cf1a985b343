import { accept } from '../../actions/tickets/accept';
import { refuse } from '../../actions/tickets/refuse';
import { loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { ticketsInHand } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { waitingFor } from '../../models/tickets/waiting';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { returnedWords, takenWords } from '../../notices/tickets/handling-words';
import { ticketCard } from '../../notices/tickets/ticket-card';
import type { Handler } from '../handler';
import { presserOf, type Turn } from '../turn/turn';

/** 我来办: one tap on the card, or the word. */
export const acceptHandler: Handler = {
  intent: 'accept',
  commands: [
    {
      words: ['我来办', '接单', '接办', '接', '接了', '我接', '我接了', '我来', '我去办'],
      for: ['member', 'leader'],
      example: '我来办',
      does: '接下等您办的事',
      run: async (turn, rest) => takeTicket(turn, await meant(turn, rest)),
    },
  ],
  press: { take: async (turn, [key]) => takeTicket(turn, await byKey(turn, key)) },
};

/** 不归我管: back for a new assignment. */
export const refuseHandler: Handler = {
  intent: 'refuse',
  commands: [
    {
      words: ['不归我管'],
      for: ['member'],
      example: '不归我管 T-0001 是物业的',
      does: '退回重新派人，碰头会会议到它',
      run: async (turn, rest) => {
        const [first = '', ...reason] = rest.split(/\s+/);
        const numbered = readTicketNumber(first) !== null;
        return give(turn, await meant(turn, numbered ? first : '', true), numbered ? reason.join(' ') : rest);
      },
    },
  ],
  press: { give: async (turn, [key], words) => give(turn, await byKey(turn, key), words) },
};

const byKey = (turn: Turn, key: string | undefined): Promise<Ticket> =>
  loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);

/** What waits for this person to take it, what was given to him by name first. */
export const waiting = ({ context: { tx, office }, person }: Turn): Promise<Ticket[]> =>
  waitingFor(tx, office.directory, person.id, { roles: ['member', 'leader'] });

/** The ticket named by number, or the most pressing that waits. */
async function meant(turn: Turn, rest: string, giving = false): Promise<Ticket> {
  const number = readTicketNumber(rest);
  if (number !== null) return loadTicket(turn.context, number);
  const { tx, office } = turn.context;
  const waits = await waiting(turn);
  // What is not one's own may be in one's hands already: 不归我管 gives that back.
  const inHand =
    waits.length === 0 && giving
      ? await ticketsInHand(tx, office.directory.inPlaceOf(turn.person.id), 2)
      : [];
  const ticket = waits[0] ?? (inHand.length === 1 ? inHand[0] : undefined);
  if (!ticket) throw new Failure('ticket.none_in_hand');
  return ticket;
}

export async function takeTicket(turn: Turn, ticket: Ticket): Promise<Answer> {
  const { context, person } = turn;
  const taken = await accept(context, ticket, presserOf(turn));
  // The card that was pressed says it all: words beside it would only ring once more.
  const words = turn.input.onCard ? { text: '' } : takenWords(taken);
  return { ...words, card: ticketCard(context.office, taken, person.id, context.now) };
}

async function give(turn: Turn, ticket: Ticket, reason: string): Promise<Answer> {
  const { context, person } = turn;
  const returned = await refuse(context, ticket, reason, presserOf(turn));
  return { ...returnedWords(returned), card: ticketCard(context.office, returned, person.id, context.now) };
}
