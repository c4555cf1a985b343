import { passOn, passWords, whoIs, whoMay } from '../../actions/tickets/pass-on';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { passes } from '../../models/tickets/travel';
import { readTicketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  passedOn,
  passedWords,
  residentRefused,
  refusalWithOffer,
  roleRefusalWithOffer,
} from '../../notices/tickets/pass-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 转给…: offered with a refused step. */
export const passOnHandler: Handler = {
  intent: 'pass',
  press: {
    words: async (turn, [draft, person]) => {
      const { context } = turn;
      await passWords(context, Number(person), await kept<string>(turn, draft, WORDS));
      return passedWords(context.office.directory.staff(Number(person))?.name ?? '');
    },
    wish: async (turn, [draft, person]) => {
      const { words, ticketId, transition } = await kept<Wish>(turn, draft, WISH);
      await passOn(turn.context, await loadTicket(turn.context, ticketId), transition, Number(person), words);
      return passedOn(turn.context.office.directory.staff(Number(person))?.name ?? '');
    },
    on: async (turn, [key, person, ...move]) => {
      const transition = move.join('_');
      if (!isTransition(transition)) throw new Failure('choice.gone');
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await passOn(turn.context, ticket, transition, Number(person));
      return passedOn(turn.context.office.directory.staff(Number(person))?.name ?? '');
    },
  },
};

const isTransition = (name: string): name is TransitionName => name in transitions;

const WORDS = 'pass-words';
const WISH = 'pass-wish';

/** A refused step as it was written, for whoever may take it. */
interface Wish {
  words: string;
  ticketId: number;
  transition: TransitionName;
}

/** What was kept for the yes; it serves once. Throws choice.gone. */
async function kept<T>({ context, person }: Turn, draft: string | undefined, intent: string): Promise<T> {
  const id = Number(draft?.slice(1) ?? 0);
  const found = await loadDialogue<T>(context.tx, id);
  if (found?.intent !== intent || found.personId !== person.id) throw new Failure('choice.gone');
  if (!(await closeDialogue(context.tx, id, person.id, context.now))) throw new Failure('choice.gone');
  return found.slots;
}

/** His own words without numbers of persons; a tap has none, and what is long is a matter of its own. */
function shortWords({ input }: Turn): string {
  const words = maskNumbers(input.text.trim()).text;
  return words.length > LONGEST ? '' : words;
}

const keepFor = (turn: Turn, intent: string, slots: unknown): Promise<number> =>
  keepAside(turn.context.tx, turn.person.id, intent, slots, turn.context.now, {
    expiresAt: turn.context.now + OFFERED_FOR,
  });
const OFFERED_FOR = 3_600_000;
const LONGEST = 60;

/** What needs another role and hangs on no ticket: his words, to the nearest colleague who has it. */
async function withRoleOffer(turn: Turn, apology: Answer, error: Failure): Promise<Answer> {
  const { context, person } = turn;
  const words = shortWords(turn);
  if (words === '' || !context.office.directory.isStaff(person.id)) return apology;
  const other = whoIs(context.office.directory, error.facts['who'] ?? '', person.id);
  if (!other) return apology;
  return roleRefusalWithOffer(error, await keepFor(turn, WORDS, words), other);
}

/** The apology of a colleague's refused step names who may and offers to pass it on; any other stays as it is. */
export async function withPassOn(turn: Turn, apology: Answer, error: unknown): Promise<Answer> {
  if (!(error instanceof Failure)) return apology;
  const { context, person } = turn;
  const { directory } = context.office;
  if (error.code === 'role.other') return withRoleOffer(turn, apology, error);
  const { number = '', transition = '' } = error.facts;
  const refused = error.code === 'ticket.not_allowed' || error.code === 'ticket.own_work';
  if (!refused || !isTransition(transition)) return apology;
  if (!directory.isStaff(person.id)) return residentRefused(number);
  const ticket = await one<Ticket>(context.tx, 'SELECT * FROM ticket WHERE id = ?', [
    readTicketNumber(number) ?? 0,
  ]);
  // It was made by the step that was refused, and is gone with it.
  if (!ticket) return apology;
  // Who is nothing to a guarded matter is told nothing about who is.
  if (!passes(ticket, 'agenda') && relationsTo(directory, person.id, ticket).size === 0) return apology;
  const other = whoMay(directory, ticket, transition, person.id);
  if (!other) return apology;
  const words = shortWords(turn);
  const wish: Wish = { words, ticketId: ticket.id, transition };
  const draft = words === '' ? null : await keepFor(turn, WISH, wish);
  return refusalWithOffer(error, ticket, transition, other, draft);
}
