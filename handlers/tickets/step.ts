import { checkMove, loadTicket } from '../../models/tickets/advance';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { ticketsInHand } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import {
  readTicketNumber,
  ticketKey,
  type Relation,
  type TransitionName,
} from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../../notices/answer';
import { whichTicket } from '../../notices/tickets/step-words';
import type { Audience, Command, Handler } from '../handler';
import { readDay, withoutMoment } from '../interpret/dates';
import type { Turn } from '../turn/turn';

/** One thing that has to be said for a step. */
export interface Field {
  name: string;
  /** Asked when the words did not say it. */
  question: string | ((turn: Turn, ticket: Ticket) => string);
  /** The usual answers, as taps. */
  choices?: readonly string[] | ((turn: Turn, ticket: Ticket) => readonly string[]);
  /** Read before the others, wherever it stands in the line: a day, a name. */
  early?: true;
  /** What the words say of it, and what is left of them; null: nothing. */
  read(words: string, turn: Turn, ticket: Ticket): { value: string; rest: string } | null;
}

/** A step of the workflow that is said in a line, or asked for one question at a time. */
export interface StepRule {
  intent: string;
  /** What has to be allowed before anything is asked. */
  transition: TransitionName | ((turn: Turn, ticket: Ticket) => TransitionName);
  words: readonly string[];
  for: readonly Audience[];
  example: string;
  does: string;
  /** What the action will look up by itself (who helps). */
  as?: readonly Relation[];
  /** Read in this order out of one line, asked in this order when they are missing. */
  fields: readonly Field[];
  /** Tickets meant when no number is said; those in hand unless told. */
  meant?: (turn: Turn) => Promise<Ticket[]>;
  settle(turn: Turn, ticket: Ticket, said: Readonly<Record<string, string>>): Promise<Answer>;
  /** Further commands and presses of the same conversation. */
  commands?: readonly Command[];
  press?: Handler['press'];
}

interface Slots {
  ticketId: number;
  said: Record<string, string>;
}

const ANSWERED_WITHIN = 3_600_000;

/** The conversation of a step: right first, then what is missing, then the action. */
export function stepHandler(rule: StepRule): Handler {
  const { intent, words, example, does } = rule;
  return {
    intent,
    commands: [
      { words, for: rule.for, example, does, run: (turn, rest) => command(rule, turn, rest) },
      ...(rule.commands ?? []),
    ],
    press: {
      ask: async (turn, [key], said) => begin(rule, turn, await byKey(turn, key), said),
      say: (turn, [at]) => tapped(rule, turn, Number(at)),
      ...rule.press,
    },
    proceed: (turn, dialogue) => goOn(rule, turn, dialogue as OpenDialogue<Slots>),
  };
}

export const byKey = (turn: Turn, key: string | undefined): Promise<Ticket> =>
  loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);

/** The number at the beginning of a line, and the rest of it. */
export function splitNumber(rest: string): { id: number | null; words: string } {
  const [first = ''] = rest.split(/[\s，,。:：]+/);
  const id = readTicketNumber(first);
  return id === null
    ? { id, words: rest }
    : { id, words: rest.slice(first.length).replace(/^[\s，,。:：]+/, '') };
}

async function command(rule: StepRule, turn: Turn, rest: string): Promise<Answer> {
  const { id, words } = splitNumber(rest);
  if (id !== null) return begin(rule, turn, await loadTicket(turn.context, id), words);
  const { context, person } = turn;
  const meant = await (rule.meant?.(turn) ?? ticketsInHand(context.tx, person.id));
  const [only] = meant;
  const staff = context.office.directory.isStaff(person.id);
  if (!only)
    throw staff ? new Failure('step.which', { example: rule.example }) : new Failure('step.none_own');
  return meant.length === 1 ? begin(rule, turn, only, rest) : whichTicket(rule.intent, meant);
}

async function begin(rule: StepRule, turn: Turn, ticket: Ticket, words: string): Promise<Answer> {
  const { transition } = rule;
  checkMove(
    turn.context,
    ticket,
    typeof transition === 'function' ? transition(turn, ticket) : transition,
    rule.as ?? [],
  );
  return take(rule, turn, ticket, {}, words);
}

/** Reads what the words say, asks for the next that is missing, or settles. */
async function take(
  rule: StepRule,
  turn: Turn,
  ticket: Ticket,
  known: Record<string, string>,
  words: string,
): Promise<Answer> {
  const said = { ...known };
  let rest = words.trim();
  const byTurn = rule.fields.toSorted((a, b) => Number(b.early ?? false) - Number(a.early ?? false));
  for (const field of byTurn) {
    if (said[field.name] !== undefined || rest === '') continue;
    const found = field.read(rest, turn, ticket);
    if (found === null) continue;
    said[field.name] = found.value;
    rest = found.rest.trim();
  }
  const missing = rule.fields.find(({ name }) => said[name] === undefined);
  if (!missing) return rule.settle(turn, ticket, said);
  const { context, person } = turn;
  await openDialogue(context.tx, person, rule.intent, { ticketId: ticket.id, said }, context.now, {
    expiresAt: context.now + ANSWERED_WITHIN,
  });
  return question(rule, turn, ticket, missing);
}

function question(rule: StepRule, turn: Turn, ticket: Ticket, field: Field): Answer {
  const text = typeof field.question === 'string' ? field.question : field.question(turn, ticket);
  const labels = labelsOf(field, turn, ticket);
  if (labels.length === 0) return { text };
  return {
    text,
    choices: labels.map((label, at) => ({ label, key: choiceKey(rule.intent, 'say', at) })),
  };
}

const labelsOf = ({ choices = [] }: Field, turn: Turn, ticket: Ticket): readonly string[] =>
  typeof choices === 'function' ? choices(turn, ticket) : choices;

async function tapped(rule: StepRule, turn: Turn, at: number): Promise<Answer> {
  const { tx, now } = turn.context;
  const dialogue = await currentDialogue(tx, turn.person, now);
  if (dialogue?.intent !== rule.intent) throw new Failure('choice.gone');
  const { ticketId, said } = dialogue.slots as Slots;
  const ticket = await loadTicket(turn.context, ticketId);
  const field = rule.fields.find(({ name }) => said[name] === undefined);
  const label = field && labelsOf(field, turn, ticket)[at];
  if (!field || label === undefined) throw new Failure('choice.gone');
  await closeDialogue(tx, dialogue.id, turn.person.id, now);
  return answered(rule, turn, ticket, said, field, label);
}

async function goOn(rule: StepRule, turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { text } = turn.input;
  if (text === '') return null;
  const ticket = await loadTicket(turn.context, slots.ticketId);
  const field = rule.fields.find(({ name }) => slots.said[name] === undefined);
  if (!field) return null;
  // What does not answer the question is asked for once more; 取消 gets out.
  if (field.read(text, turn, ticket) === null) {
    const again = question(rule, turn, ticket, field);
    return { ...again, text: `${again.text}（不办了回“取消”）` };
  }
  await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
  return answered(rule, turn, ticket, slots.said, field, text);
}

function answered(
  rule: StepRule,
  turn: Turn,
  ticket: Ticket,
  said: Record<string, string>,
  field: Field,
  words: string,
): Promise<Answer> {
  const found = field.read(words, turn, ticket);
  const value = found?.value ?? words;
  return take(rule, turn, ticket, { ...said, [field.name]: value }, found?.rest ?? '');
}

/** Free words: whatever is left of the line. */
export const wordsField = (
  name: string,
  question: Field['question'],
  choices: Field['choices'] = [],
): Field => ({
  name,
  question,
  choices,
  read: (words) => (words.trim() === '' ? null : { value: words.trim(), rest: '' }),
});

/** One word of the line. */
export const wordField = (name: string, question: Field['question']): Field => ({
  name,
  question,
  read: (words) => {
    const [first = '', ...rest] = words.trim().split(/[\s，,；;、]+/);
    return first === '' ? null : { value: first, rest: rest.join(' ') };
  },
});

/** A day, as people say it. */
export const dayField = (name: string, question: string, choices: readonly string[] = []): Field => ({
  name,
  question,
  choices,
  early: true,
  read: (words, { context }) => {
    const today = context.office.calendar.local(context.now).day;
    const within = words.replace(DAYS_ALONE, '$1内');
    const day = readDay(within, today);
    return day === null ? null : { value: day, rest: withoutMoment(within.replace(/明年|今年/, ' ')) };
  },
});

/** 三天, 7天 as the end of a line or a word by itself: within so long. 每3天清一次 is no day. */
const DAYS_ALONE =
  /(?<![^\s，,。；;、限给])([\d一二两三四五六七八九十]{1,3}个?(?:天|周|星期|月))(?=[\s，,。；;、]|$)/;

/** The key of a step of a ticket, for buttons and lists. */
export const stepKey = (intent: string, ticket: Ticket): string =>
  choiceKey(intent, 'ask', ticketKey(ticket.id));
