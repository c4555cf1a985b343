import { amend } from '../../actions/tickets/amend';
import { confirmPlace } from '../../actions/tickets/confirm-place';
import { describe, type Description } from '../../actions/tickets/describe';
import { keepDraft } from '../../actions/tickets/file-draft';
import { report, type ReportFacts } from '../../actions/tickets/report';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { isUnheardVoice, VOICE_CATEGORY, VOICE_SUBJECT } from '../../models/tickets/voice-reports';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { receipt } from '../../notices/tickets/report-words';
import { ticketCard } from '../../notices/tickets/ticket-card';
import {
  describedNext,
  describedWords,
  kindSubject,
  placeCheck,
  sayWhat,
  voiceElsewhere,
  voiceFiled,
  voiceWhere,
} from '../../notices/tickets/voice-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { readableTicket } from './readable';
import { presserOf, type Turn } from '../turn/turn';

interface Slots {
  ticketId: number;
  /** Who is asked: the one who spoke (where?), or the one who listened (what and where?). */
  asks: 'place' | 'words';
}

const ANSWER_WITHIN = 3_600_000;

/** A voice is a report: filed at once, and told in words by whoever hears it. */
export const voiceHandler: Handler = {
  intent: 'voice',
  press: {
    here: (turn, [key]) => here(turn, key),
    elsewhere: async (turn, [key]) => {
      await ask(turn, await readableTicket(turn, key), 'place');
      return voiceElsewhere;
    },
    kind: (turn, [key, category]) => setKind(turn, key, category ?? VOICE_CATEGORY),
    other: async (turn, [key]) => {
      const ticket = await readableTicket(turn, key);
      await ask(turn, ticket, 'words');
      return { ...sayWhat(ticket), ...ownCard(turn, ticket) };
    },
    place: async (turn, [key]) => describedWords(await readableTicket(turn, key)),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const byKey = (turn: Turn, key: string | undefined): Promise<Ticket> =>
  loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);

const ask = ({ context, person }: Turn, ticket: Ticket, asks: Slots['asks']): Promise<number> =>
  openDialogue(context.tx, person, 'voice', { ticketId: ticket.id, asks }, context.now, {
    expiresAt: context.now + ANSWER_WITHIN,
  });

const ownCard = ({ context, person }: Turn, ticket: Ticket) => ({
  card: ticketCard(context.office, ticket, person.id, context.now),
});

/** With a known place it is filed as it is; without one that is asked, and it files itself after ten minutes. */
export async function reportVoice(turn: Turn): Promise<Answer> {
  const { context, person, contact } = turn;
  const place = context.office.directory.place(person.placeId);
  const facts: ReportFacts = {
    category: VOICE_CATEGORY,
    placeId: place?.id ?? null,
    placeText: place?.name ?? '',
    subject: VOICE_SUBJECT,
    description: '',
    urgency: 'normal',
    confirmed: false,
  };
  if (!place) {
    const asked = { ...facts, channel: contact.channel, asks: 'place', begunAt: context.now } as const;
    await keepDraft(context, person, asked);
    return voiceWhere;
  }
  const ticket = await report(context, person, contact.channel, facts);
  await ask(turn, ticket, 'place');
  return voiceFiled(ticket);
}

/** 是: the place is right, and the number is told. */
async function here(turn: Turn, key: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  const ticket = await byKey(turn, key);
  if (ticket.reporterId !== person.id) throw new Failure('choice.gone');
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
  return receipt(context.office, await confirmPlace(context, ticket), context.now);
}

/** First tap of the one who listened. */
async function setKind(turn: Turn, key: string | undefined, category: string): Promise<Answer> {
  const before = await byKey(turn, key);
  const changes = { category, subject: kindSubject(category) };
  const ticket = await describe(turn.context, before, changes, presserOf(turn));
  const answer = ticket.placeText === '' ? sayWhat(ticket) : placeCheck(ticket);
  return { ...answer, ...ownCard(turn, ticket) };
}

/** `T-0001 5号楼 水管漏水` by somebody who heard the voice; null when the ticket is none to be described by him. */
export async function describeInWords(turn: Turn, ticketId: number, words: string): Promise<Answer | null> {
  const { context, person } = turn;
  const ticket = await loadTicket(context, ticketId);
  const relations = relationsTo(context.office.directory, person.id, ticket);
  if (!isUnheardVoice(ticket) || !mayDo('describe', relations)) return null;
  return describedNext(await describe(context, ticket, { ...understood(turn, words), words }));
}

/** Kind and place out of a line; without a kind the line itself is what it is about. */
function understood({ context, person }: Turn, words: string) {
  const found = interpret(words, knownOf(context.office.directory, person));
  const known = found.category !== 'NONE' && found.confidence >= 0.2;
  return {
    ...(known
      ? { category: found.category, subject: found.subject || found.categoryName }
      : { subject: Array.from(words).slice(0, 16).join('') }),
    ...placeOf(found),
    ...(found.urgency === 'normal' ? {} : { urgency: found.urgency }),
  };
}

const placeOf = ({ placeId, placeText, placeCertain }: ReturnType<typeof interpret>) =>
  placeCertain && placeId !== undefined ? { placeId, placeText } : {};

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  if (slots.asks === 'words') {
    const ticket = await loadTicket(context, slots.ticketId);
    await closeDialogue(context.tx, id, person.id, context.now);
    return describedNext(await describe(context, ticket, { ...understood(turn, text), words: text }));
  }
  return whereItIs(turn, id, slots.ticketId, text);
}

/** The resident's next words: the place, or what it is about as well; what is neither is for somebody else. */
async function whereItIs(
  turn: Turn,
  dialogueId: number,
  ticketId: number,
  text: string,
): Promise<Answer | null> {
  const { context, person } = turn;
  const found = interpret(text, knownOf(context.office.directory, person));
  if (found.intent === 'emergency' || found.smallTalk !== undefined) return null;
  const place = placeOf(found);
  if (!('placeId' in place) && !found.categoryCertain) return null;
  const kind = found.categoryCertain ? { category: found.category, subject: found.subject } : {};
  const ticket = await amend(context, await loadTicket(context, ticketId), {
    words: text,
    ...kind,
    ...place,
  });
  await closeDialogue(context.tx, dialogueId, person.id, context.now);
  return receipt(context.office, await confirmPlace(context, ticket), context.now);
}

/** What a machine's words say: only what is certain is taken over, and danger always. */
export function understoodByMachine(text: string, directory: Directory, placeId: number | null): Description {
  const found = interpret(text, knownOf(directory, { placeId }));
  return {
    ...(found.categoryCertain
      ? { category: found.category, subject: found.subject || found.categoryName }
      : {}),
    ...placeOf(found),
    ...(found.urgency === 'normal' ? {} : { urgency: found.urgency }),
  };
}
