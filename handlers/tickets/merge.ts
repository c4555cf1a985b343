import { merge, unmerge } from '../../actions/tickets/merge';
import { loadTicket } from '../../models/tickets/advance';
import { openAtPlace } from '../../models/tickets/followers';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketsReported } from '../../models/tickets/tickets';
import { readTicketNumber, ticketNumber, transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  joinedWords,
  mergeCandidates,
  mergedWords,
  unmergedWords,
  whichToMerge,
} from '../../notices/tickets/merge-words';
import type { Handler } from '../handler';
import { readableTicket } from './readable';
import type { Turn } from '../turn/turn';

/** 并案: two reports of one problem become one. */
export const mergeHandler: Handler = {
  intent: 'merge',
  commands: [
    {
      words: ['并案', '合并'],
      for: ['member', 'leader', 'official'],
      example: '并案 T-0002 T-0001',
      does: '同一件事报了两次，前一件并到后一件里办',
      run: command,
    },
    {
      words: ['并入'],
      for: ['resident', 'member', 'leader'],
      example: '并入 T-0001',
      does: '刚报的和那一件是同一件，一起办',
      run: joinOwn,
    },
    {
      words: ['拆开', '拆案'],
      for: ['resident', 'member', 'leader', 'official'],
      example: '拆开 T-0002',
      does: '并错了，拆开单独办',
      run: async (turn, rest) => (rest === '' ? whichToMerge : undo(turn, rest)),
    },
  ],
  press: {
    into: (turn, [key, main]) => join(turn, key, main),
  },
};

const byKey = (turn: Turn, key: string | undefined): Promise<Ticket> =>
  loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);

const numbersIn = (rest: string): string[] =>
  rest.split(/[\s，,、]+/).filter((word) => readTicketNumber(word) !== null);

async function command(turn: Turn, rest: string): Promise<Answer> {
  const [first, second] = numbersIn(rest);
  if (first === undefined) return whichToMerge;
  if (second !== undefined) return join(turn, first, second);
  const ticket = await readableTicket(turn, first);
  const others = await openAtPlace(turn.context.tx, ticket, 0, turn.context.now);
  return mergeCandidates(
    ticket,
    others.filter(({ id }) => id !== ticket.id),
  );
}

/** 并入 T-0001: what the person reported last becomes part of it. */
async function joinOwn(turn: Turn, rest: string): Promise<Answer> {
  const [first, second] = numbersIn(rest);
  if (first === undefined) return whichToMerge;
  if (second !== undefined) return join(turn, first, second);
  const own = await ticketsReported(turn.context.tx, turn.person.id);
  const last = own.find(({ state }) => transitions.merge.from.includes(state));
  return last ? join(turn, ticketNumber(last.id), first) : whichToMerge;
}

async function join(turn: Turn, key: string | undefined, into: string | undefined): Promise<Answer> {
  const { merged, main } = await merge(turn.context, await byKey(turn, key), await byKey(turn, into));
  return merged.reporterId === turn.person.id ? joinedWords(merged, main) : mergedWords(merged, main);
}

async function undo(turn: Turn, key: string | undefined): Promise<Answer> {
  return unmergedWords(await unmerge(turn.context, await byKey(turn, key)));
}
