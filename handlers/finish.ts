import { finish } from '../actions/finish';
import { loadTicket } from '../models/advance';
import { closeDialogue, loadDialogue, openDialogue, saveSlots, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { picturesOf, ticketsInHand } from '../models/tickets';
import type { Ticket } from '../models/ticket';
import { readTicketNumber, ticketNumber } from '../models/workflow';
import type { Answer } from '../notices/answer';
import {
  finishedWords,
  finishNeedsWords,
  finishQuestion,
  quantityWords,
  whichFinished,
} from '../notices/handling-words';
import { ticketCard } from '../notices/ticket-card';
import type { Handler } from './handler';
import { interpret } from './interpret';
import { presserOf, type Turn } from './turn';

interface Slots {
  /** null: several are in hand, one is to be picked. */
  ticketId: number | null;
  note: string;
}

const FORGET_AFTER = 2 * 3_600_000;

/** 办结: one photo, one line; or one line alone. No command needs a number. */
export const finishHandler: Handler = {
  intent: 'finish',
  commands: [
    {
      words: ['办结', '办完了', '办好了', '好了', '修好了', '完成'],
      yieldsTo: ['practice'],
      for: ['member', 'leader'],
      example: '办结 灯泡换了1个',
      does: '报办结；手上只有一件时不用写编号',
      run: command,
    },
  ],
  press: {
    ask: (turn, [key]) => askWhatWasDone(turn, readTicketNumber(key ?? '') ?? 0),
    pick: (turn, [dialogue, key]) =>
      pick(turn, Number(dialogue?.slice(1) ?? 0), readTicketNumber(key ?? '') ?? 0),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function command(turn: Turn, rest: string): Promise<Answer> {
  const [first = '', ...words] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number !== null)
    return words.length > 0 ? settle(turn, number, words.join(' ')) : askWhatWasDone(turn, number);
  const { context, person } = turn;
  const inHand = await ticketsInHand(context.tx, context.office.directory.inPlaceOf(person.id));
  const [only] = inHand;
  if (!only) throw new Failure('ticket.none_in_hand');
  if (inHand.length === 1) return rest === '' ? askWhatWasDone(turn, only.id) : settle(turn, only.id, rest);
  const id = await begin(turn, { ticketId: null, note: rest });
  return whichFinished(inHand, id);
}

const begin = ({ context, person }: Turn, slots: Slots): Promise<number> =>
  openDialogue(context.tx, person, 'finish', slots, context.now, { expiresAt: context.now + FORGET_AFTER });

async function askWhatWasDone(turn: Turn, ticketId: number): Promise<Answer> {
  const { context, person } = turn;
  const ticket = await loadTicket(context, ticketId);
  const card = ticketCard(context.office, ticket, person.id, context.now);
  if (ticket.state !== 'handling') {
    throw new Failure('ticket.wrong_step', {
      number: ticketNumber(ticket.id),
      state: ticket.state,
      step: '办结',
    });
  }
  await begin(turn, { ticketId, note: '' });
  return { ...finishQuestion(ticket), card };
}

async function pick(turn: Turn, dialogueId: number, ticketId: number): Promise<Answer> {
  const dialogue = await loadDialogue<Slots>(turn.context.tx, dialogueId);
  if (!dialogue || dialogue.personId !== turn.person.id || dialogue.closedAt !== null)
    throw new Failure('choice.gone');
  if (dialogue.slots.note !== '') return settle(turn, ticketId, dialogue.slots.note);
  await saveSlots(turn.context.tx, dialogueId, { ticketId, note: '' });
  return finishQuestion(await loadTicket(turn.context, ticketId));
}

/** The next picture and line belong to the ticket. */
async function goOn(turn: Turn, dialogue: OpenDialogue<Slots>): Promise<Answer | null> {
  const { ticketId } = dialogue.slots;
  const { text, files } = turn.input;
  if (ticketId === null) return null;
  if (text === '') return files.length > 0 ? finishNeedsWords : null;
  return settle(turn, ticketId, text);
}

async function settle(turn: Turn, ticketId: number, note: string): Promise<Answer> {
  const { context, person } = turn;
  const ticket = await loadTicket(context, ticketId);
  const { quantities } = interpret(note);
  const done = await finish(context, ticket, note, quantities, presserOf(turn));
  if (person.dialogueId !== null) await closeOwn(turn, person.dialogueId);
  return finishedWords(done, quantityWords(quantities), await countPictures(turn, done));
}

async function closeOwn({ context, person }: Turn, dialogueId: number): Promise<void> {
  const dialogue = await loadDialogue(context.tx, dialogueId);
  if (dialogue?.intent === 'finish') await closeDialogue(context.tx, dialogueId, person.id, context.now);
}

async function countPictures({ context }: Turn, ticket: Ticket): Promise<number> {
  return (await picturesOf(context.tx, ticket.id)).filter(({ purpose }) => purpose === 'result').length;
}
