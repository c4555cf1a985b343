import { rate } from '../../actions/tickets/rate';
import { sendBack } from '../../actions/tickets/verify';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { addReason } from '../../actions/tickets/add-reason';
import { Failure } from '../../models/failure';
import { readTicketNumber, ticketNumber, transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { reasonKept, sorryForFault, thanksForRating } from '../../notices/tickets/handling-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const REASON_WITHIN = 3_600_000;
const NOT_FIXED = 3;

/** 满意 / 还行 / 没修好: the reporter's word on the result. */
export const rateHandler: Handler = {
  intent: 'rate',
  press: { give },
  proceed: (turn, dialogue) => reason(turn, dialogue as OpenDialogue<{ ticketId: number }>),
};

async function give(turn: Turn, [key, value]: readonly string[], words: string): Promise<Answer> {
  const { context } = turn;
  const ticket = await loadTicket(context, readTicketNumber(key ?? '') ?? 0);
  if (ticket.reporterId !== turn.person.id) {
    throw new Failure('ticket.not_yours', { number: ticketNumber(ticket.id), state: ticket.state });
  }
  const rating = Number(value);
  if (rating === 1 || rating === 2) {
    if (ticket.state !== 'rated') await rate(context, ticket, rating);
    return thanksForRating;
  }
  if (rating !== NOT_FIXED) throw new Failure('choice.gone');
  if (ticket.state === 'handling' && ticket.round > 0) return sorryForFault;
  await sendBack(context, ticket, words || '居民反映没有修好');
  if (words !== '') return reasonKept;
  await openDialogue(context.tx, turn.person, 'rate', { ticketId: ticket.id }, context.now, {
    expiresAt: context.now + REASON_WITHIN,
  });
  return sorryForFault;
}

/** What was not good, in words or as a picture; it reaches whoever does it again. */
async function reason(turn: Turn, dialogue: OpenDialogue<{ ticketId: number }>): Promise<Answer | null> {
  const { context, input, person } = turn;
  if (input.text === '' && input.files.length === 0) return null;
  const ticket = await loadTicket(context, dialogue.slots.ticketId);
  if (!transitions.amend.from.includes(ticket.state)) {
    // It was done again before the words came: they are read like any others.
    await closeDialogue(context.tx, dialogue.id, person.id, context.now);
    return null;
  }
  await addReason(context, ticket, input.text);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return reasonKept;
}
