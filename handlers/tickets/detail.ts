import { addDetail } from '../../actions/tickets/add-detail';
import { loadTicket } from '../../models/tickets/advance';
import { arrangementOf } from '../../models/context';
import type { DetailQuestion } from '../../models/tickets/detail-questions';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { wasAskedWay } from '../../models/tickets/news';
import type { Ticket } from '../../models/tickets/ticket';
import { travelOf } from '../../models/tickets/travel';
import { readTicketNumber, ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { detailSkipped, detailThanks, withDetailQuestion } from '../../notices/tickets/detail-words';
import { receipt } from '../../notices/tickets/report-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

interface Slots {
  ticketId: number;
}

const ANSWERED_WITHIN = 30 * 60_000;
const LONGEST = 30;
const UNKNOWN = /^(?:不(?:知道|清楚|晓得|了解|记得)|没(?:看清?|注意|留意)|说不(?:准|清|好))/;

/** 补问: one thing behind the receipt that helps who comes; answered by a tap, in words, or not at all. */
export const detailHandler: Handler = {
  intent: 'detail',
  press: {
    say: async (turn, [key, at]) => {
      const ticket = await own(turn, readTicketNumber(key ?? '') ?? 0);
      const label = detailOf(turn, ticket)?.options[Number(at)];
      if (label === undefined) throw new Failure('choice.gone');
      return settle(turn, ticket, label);
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

/** The receipt of what was just filed, with the one thing to ask where there is one. */
export async function receiptOf(turn: Turn, ticket: Ticket): Promise<Answer> {
  const { context, person } = turn;
  const filed = receipt(context.office, ticket, context.now);
  const detail = detailOf(turn, ticket);
  if (!detail || !(await mayAsk(turn, ticket, detail))) return filed;
  await openDialogue(context.tx, person, 'detail', { ticketId: ticket.id } satisfies Slots, context.now, {
    expiresAt: context.now + ANSWERED_WITHIN,
  });
  return withDetailQuestion(filed, ticket, detail);
}

const detailOf = ({ context: { office } }: Turn, { gridId, category }: Ticket): DetailQuestion | undefined =>
  arrangementOf(office).detail(office.directory, gridId, category);

/**
 * Never a second question: who is asked how he wants to hear of the result is asked that alone. Not in danger, not about
 * a neighbour or a person, not in a group; colleagues know what to write.
 */
async function mayAsk(
  { context, person, contact, robot }: Turn,
  ticket: Ticket,
  { said }: DetailQuestion,
): Promise<boolean> {
  const byResident = ticket.source === 'resident' || ticket.source === 'building_head';
  if (!byResident || ticket.urgency === 'emergency' || travelOf(ticket) !== 'open') return false;
  if (ticket.anonymous || robot?.inGroup === true || said.some((word) => ticket.description.includes(word)))
    return false;
  return contact.channel !== 'kf' || (await wasAskedWay(context.tx, person.id));
}

async function own({ context, person }: Turn, id: number): Promise<Ticket> {
  const ticket = await loadTicket(context, id);
  if (ticket.reporterId !== person.id)
    throw new Failure('ticket.not_yours', { number: ticketNumber(id), state: ticket.state });
  return ticket;
}

async function settle({ context, person }: Turn, ticket: Ticket, words: string): Promise<Answer> {
  await addDetail(context, ticket, words);
  const open = await currentDialogue(context.tx, person, context.now);
  if (open?.intent === 'detail') await closeDialogue(context.tx, open.id, person.id, context.now);
  return detailThanks;
}

/** A short line with one of the question's own words is its answer; another place or kind is another matter. */
async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (UNKNOWN.test(text)) {
    await closeDialogue(context.tx, id, person.id, context.now);
    return detailSkipped;
  }
  const ticket = await own(turn, slots.ticketId);
  const words = detailOf(turn, ticket)?.said ?? [];
  if (text.length > LONGEST || !words.some((word) => text.includes(word))) return null;
  const heard = interpret(text, knownOf(context.office.directory, { placeId: ticket.placeId }));
  const elsewhere = heard.placeText !== '' && heard.placeId !== undefined && heard.placeId !== ticket.placeId;
  if (elsewhere || (heard.categoryCertain && heard.category !== ticket.category)) return null;
  return settle(turn, ticket, text);
}
