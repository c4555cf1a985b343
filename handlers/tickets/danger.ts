import { answerDanger } from '../../actions/tickets/answer-danger';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { helpWords, safeWords } from '../../notices/tickets/danger-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const WAITS = 2 * 3_600_000;
const SAFE =
  /出来了|出去了|安全|没事|平安|灭了|救出来|没大碍|没大事|送医院|送去医院|(?:救护车|消防|警察|120|119|110)(?:已经)?(?:来|到)了|离开了|撤(离|出)|下楼了|在外面/;

/** 您安全了回我一声: by a tap or in words, to whoever is on the way. */
export const dangerHandler: Handler = {
  intent: 'danger',
  press: {
    safe: async (turn, [key]) => answer(turn, readTicketNumber(key ?? '') ?? 0, true),
    help: async (turn, [key]) => answer(turn, readTicketNumber(key ?? '') ?? 0, false),
  },
  proceed: (turn, dialogue) => inWords(turn, dialogue as OpenDialogue<{ ticketId: number }>),
};

export async function awaitSafety({ context, person }: Turn, ticket: Ticket): Promise<void> {
  await openDialogue(context.tx, person, 'danger', { ticketId: ticket.id }, context.now, {
    expiresAt: context.now + WAITS,
  });
}

/** Words that say so and little else; anything longer is read anew, it may be the next danger. */
async function inWords(
  turn: Turn,
  { id, slots }: OpenDialogue<{ ticketId: number }>,
): Promise<Answer | null> {
  const { context, person, input } = turn;
  if (input.text.length > 20 || !SAFE.test(input.text) || /没有|不安全|还没/.test(input.text)) return null;
  await closeDialogue(context.tx, id, person.id, context.now);
  return answer(turn, slots.ticketId, true);
}

async function answer({ context }: Turn, ticketId: number, safe: boolean): Promise<Answer> {
  const ticket = await loadTicket(context, ticketId);
  if (transitions.amend.from.includes(ticket.state)) await answerDanger(context, ticket, safe);
  return safe ? safeWords : helpWords;
}
