import { accept } from '../../actions/tickets/accept';
import { finish, proofOf, type Quantity, type Result } from '../../actions/tickets/finish';
import { checkRechecked } from '../../actions/rounds/rectify';
import { checkMove, loadTicket } from '../../models/tickets/advance';
import {
  closeDialogue,
  currentDialogue,
  loadDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { demandOf, lackingProof } from '../../models/tickets/proof';
import { mayDo, relationsTo } from '../../models/staff/rights';
import { picturesOf, ticketsInHand } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, ticketNumber, transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  finishedWords,
  finishNeedsWords,
  finishQuestion,
  finishedWith,
  goOnWorking,
  photoQuestion,
  quantityQuestion,
  quantityWords,
  whichFinished,
} from '../../notices/tickets/handling-words';
import { ticketCard } from '../../notices/tickets/ticket-card';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { readTicket } from './readable';
import { presserOf, type Turn } from '../turn/turn';
import { nothingLeftToDo } from './withdraw';

interface Slots {
  /** null: several are in hand, one is to be picked. */
  ticketId: number | null;
  /** What was done, as far as it was said. */
  note: string;
  quantities: Quantity[];
  /** 没拍, and why. */
  without: string | null;
  /** When it began: pictures sent since then are of the result. */
  begun: number;
  /** What was asked for last. */
  asked: 'photo' | 'quantity' | null;
}

const FORGET_AFTER = 2 * 3_600_000;

/** 办结: a line, and the photo or quantity that the category asks for. No command needs a number. */
export const finishHandler: Handler = {
  intent: 'finish',
  commands: [
    {
      words: ['办结', '办完了', '办好了', '好了', '修好了', '完成'],
      yieldsTo: ['practice'],
      for: ['member', 'leader'],
      example: '办结 灯泡换了1个',
      does: '报办结；手上只有一件时不用写编号，没拍照片就在后面写“没拍”',
      run: command,
    },
  ],
  press: {
    ask: (turn, [key]) => askWhatWasDone(turn, readTicketNumber(key ?? '') ?? 0),
    pick: (turn, [dialogue, key]) =>
      pick(turn, Number(dialogue?.slice(1) ?? 0), readTicketNumber(key ?? '') ?? 0),
    later: async (turn, [dialogue]) => {
      await closeOwn(turn, Number(dialogue?.slice(1) ?? 0));
      return goOnWorking;
    },
    without: (turn, [dialogue], words) => withoutPhoto(turn, Number(dialogue?.slice(1) ?? 0), words),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const nothingSaid = ({ context }: Turn, ticketId: number | null): Slots => ({
  ticketId,
  note: '',
  quantities: [],
  without: null,
  begun: context.now,
  asked: null,
});

async function command(turn: Turn, rest: string): Promise<Answer> {
  const [first = '', ...words] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number !== null)
    return words.length > 0
      ? take(turn, nothingSaid(turn, number), words.join(' '))
      : askWhatWasDone(turn, number);
  const { context, person } = turn;
  const inHand = await ticketsInHand(context.tx, context.office.directory.inPlaceOf(person.id));
  const [only] = inHand;
  if (!only) return noneInHand(turn);
  if (inHand.length === 1)
    return rest === '' ? askWhatWasDone(turn, only.id) : take(turn, nothingSaid(turn, only.id), rest);
  const id = await keep(turn, withWords(nothingSaid(turn, null), rest));
  return whichFinished(inHand, id);
}

/** 修好了 of somebody who works on nothing is said of what he reported. */
function noneInHand(turn: Turn): Promise<Answer> {
  if (turn.context.office.directory.isStaff(turn.person.id)) throw new Failure('ticket.none_in_hand');
  return nothingLeftToDo(turn);
}

/** A colleague told what he did; is one of these closed with it? Null when it can be none. */
export async function offerResult(
  turn: Turn,
  text: string,
  tickets: readonly Ticket[],
): Promise<Answer | null> {
  const [only] = tickets;
  if (!only) return null;
  const id = await keep(turn, withWords(nothingSaid(turn, null), text));
  return tickets.length === 1 ? finishedWith(only, id, text) : whichFinished(tickets, id);
}

/** Keeps what was said, in the conversation that is open or a new one. */
async function keep({ context, person }: Turn, slots: Slots): Promise<number> {
  const { tx, now } = context;
  const open = await currentDialogue(tx, person, now);
  if (open?.intent !== 'finish')
    return openDialogue(tx, person, 'finish', slots, now, { expiresAt: now + FORGET_AFTER });
  await saveSlots(tx, open.id, slots);
  return open.id;
}

async function askWhatWasDone(turn: Turn, ticketId: number): Promise<Answer> {
  const { context, person } = turn;
  const ticket = await takenFirst(turn, (await readTicket(turn, ticketId)).ticket);
  const card = ticketCard(context.office, ticket, person.id, context.now);
  if (ticket.state !== 'handling') {
    throw new Failure('ticket.wrong_step', {
      number: ticketNumber(ticket.id),
      state: ticket.state,
      step: '办结',
    });
  }
  await checkRechecked(context, ticketId);
  await keep(turn, nothingSaid(turn, ticketId));
  return { ...finishQuestion(ticket, demandOf(context.office, ticket)), card };
}

async function pick(turn: Turn, dialogueId: number, ticketId: number): Promise<Answer> {
  const slots: Slots = { ...(await ownSlots(turn, dialogueId)), ticketId };
  if (slots.note !== '') return take(turn, slots, '');
  await saveSlots(turn.context.tx, dialogueId, slots);
  const { ticket } = await readTicket(turn, ticketId);
  return finishQuestion(ticket, demandOf(turn.context.office, ticket));
}

async function ownSlots({ context, person }: Turn, dialogueId: number): Promise<Slots> {
  const dialogue = await loadDialogue<Slots>(context.tx, dialogueId);
  if (!dialogue || dialogue.personId !== person.id || dialogue.closedAt !== null)
    throw new Failure('choice.gone');
  return dialogue.slots;
}

/** 没拍 by a tap, with or without a word why. */
async function withoutPhoto(turn: Turn, dialogueId: number, words: string): Promise<Answer> {
  return take(turn, { ...(await ownSlots(turn, dialogueId)), without: words.trim() }, '');
}

/** The next picture and line belong to the ticket. */
async function goOn(turn: Turn, { slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { text, files } = turn.input;
  if (slots.ticketId === null || (text === '' && files.length === 0)) return null;
  if (text === '' && slots.note === '') return finishNeedsWords;
  if (slots.asked !== 'photo' || WITHOUT.test(text)) return take(turn, slots, text);
  const { placeId } = interpret(text, knownOf(turn.context.office.directory, turn.person));
  // Another place is another matter; any other words instead of a photo say why there is none.
  if (placeId !== undefined && placeId !== (await loadTicket(turn.context, slots.ticketId)).placeId)
    return null;
  return take(turn, text === '' ? slots : { ...slots, without: text }, '');
}

/** 没拍 behind what was done, and why: 换了灯泡 没拍 天黑了. */
const WITHOUT = /^(.*?)[\s，,。；;（(]*(?:没有?拍照?|没有?照片|拍不了|不方便拍)[\s，,：:]*(.*?)[）)。]*$/s;
/** 3, 3处, 12.5 米: only how much. */
const BARE = /^(?:一共|共|做了)?\s*(\d{1,7}(?:\.\d{1,3})?)\s*(\D{0,4})$/;

/** What these words add: what was done, how much, 没拍. */
function withWords(slots: Slots, words: string, unit = ''): Slots {
  const found = WITHOUT.exec(words.trim());
  const without = found ? (found[2] ?? '').trim() : slots.without;
  const said = (found ? (found[1] ?? '') : words).trim();
  const bare = slots.note === '' || unit === '' ? null : BARE.exec(said);
  if (bare) {
    const amount = { item: '', amount: Number(bare[1]), unit: bare[2]?.trim() || unit };
    return { ...slots, without, quantities: [...slots.quantities, amount] };
  }
  const note = [slots.note, said].filter(Boolean).join('，');
  return { ...slots, without, note, quantities: [...slots.quantities, ...interpret(said).quantities] };
}

/** Done before it was taken: whoever may take it has it with the same word. */
async function takenFirst({ context, person }: Turn, ticket: Ticket): Promise<Ticket> {
  const waits = transitions.accept.from.includes(ticket.state);
  const may = waits && mayDo('accept', relationsTo(context.office.directory, person.id, ticket));
  return may ? accept(context, ticket) : ticket;
}

/** Enough said: it is closed. Else the one thing that the category still asks for. */
async function take(turn: Turn, before: Slots, words: string): Promise<Answer> {
  const { context } = turn;
  const ticket = await takenFirst(turn, await loadTicket(context, before.ticketId ?? 0));
  checkMove(context, ticket, 'finish');
  const demand = demandOf(context.office, ticket);
  const slots = withWords(before, words, demand.unit);
  if (slots.note === '') {
    await keep(turn, slots);
    return finishNeedsWords;
  }
  const lacking = lackingProof(demand, await proofOf(context, ticket, slots));
  if (lacking === null) return settle(turn, ticket, slots);
  const id = await keep(turn, { ...slots, asked: lacking });
  return lacking === 'photo' ? photoQuestion(ticket, slots.note, id) : quantityQuestion(slots.note, demand);
}

async function settle(turn: Turn, ticket: Ticket, result: Result): Promise<Answer> {
  const { context, person } = turn;
  const done = await finish(context, ticket, result, presserOf(turn));
  if (person.dialogueId !== null) await closeOwn(turn, person.dialogueId);
  return finishedWords(done, quantityWords(result.quantities), await countPictures(turn, done));
}

async function closeOwn({ context, person }: Turn, dialogueId: number): Promise<void> {
  const dialogue = await loadDialogue(context.tx, dialogueId);
  if (dialogue?.intent === 'finish') await closeDialogue(context.tx, dialogueId, person.id, context.now);
}

async function countPictures({ context }: Turn, ticket: Ticket): Promise<number> {
  return (await picturesOf(context.tx, ticket.id)).filter(({ purpose }) => purpose === 'result').length;
}
