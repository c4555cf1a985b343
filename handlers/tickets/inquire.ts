import { answerInquiry, inquire, INQUIRY, lastQuestion, type Inquiry } from '../../actions/tickets/inquire';
import { loadTicket } from '../../models/tickets/advance';
import {
  closeDialogue,
  keepAside,
  loadDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketsInHand, ticketsReported } from '../../models/tickets/tickets';
import { transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  answerAsked,
  answerNoted,
  answerOver,
  answerThanks,
  inquiredWords,
  inquiryQuestions,
} from '../../notices/tickets/inquiry-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { reportInWords } from './report';
import { byKey, stepHandler, wordsField } from './step';
import type { Turn } from '../turn/turn';

const ANSWERED_WITHIN = 3_600_000;
/** Words that were taken as an answer and may be another matter. */
const TAKEN = 'inquiry-taken';

/** 追问: one question to who reported it; the clock waits for his answer. */
export const inquireHandler = stepHandler({
  intent: 'inquire',
  transition: 'inquire',
  words: ['问报事人', '问报事的人', '问居民', '追问'],
  for: ['member', 'leader'],
  example: '问报事人 T-0001 您家几点有人',
  does: '问报事的人一句，等他回话时限停着，最多三个工作日',
  fields: [wordsField('question', inquiryQuestions.ask)],
  settle: async ({ context }, ticket, { question = '' }) => {
    const { ticket: after, asked } = await inquire(context, ticket, question);
    return inquiredWords(context.office, after, asked, context.now);
  },
});

/** Tickets that wait for an answer: what he reported, or has in hand. */
async function waiting({ context, person }: Turn): Promise<Ticket[]> {
  const own = await ticketsReported(context.tx, person.id);
  const inHand = await ticketsInHand(context.tx, context.office.directory.inPlaceOf(person.id));
  return [...own, ...inHand].filter(({ state }) => transitions.answer.from.includes(state));
}

/** 回话 in one line: by who was asked, or by whoever called him. */
export const answerHandler = stepHandler({
  intent: 'answer',
  transition: 'answer',
  words: ['回话'],
  // A resident just says it; the word is for who heard it on the phone.
  for: ['member'],
  example: '回话 T-0001 明天上午在家',
  does: '电话里问到的，替报事的人记下，时限接着走',
  fields: [wordsField('words', inquiryQuestions.answer)],
  meant: waiting,
  settle: async (turn, ticket, { words = '' }) => {
    const after = await answerInquiry(turn.context, ticket, words);
    return ticket.reporterId === turn.person.id ? thanks(turn, after, words) : answerNoted(after);
  },
});

/** The reporter's side: his next words are the answer, or he taps 回话. */
export const inquiryHandler: Handler = {
  intent: INQUIRY,
  press: {
    begin: async (turn, [key]) => begin(turn, await byKey(turn, key), key),
    other: (turn, [draft]) => otherMatter(turn, Number(draft?.slice(1) ?? 0)),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Inquiry>),
};

/** An answer is still wanted, or at least still of use. */
const isOpen = ({ state }: Ticket): boolean =>
  transitions.answer.from.includes(state) || transitions.amend.from.includes(state);

async function begin(turn: Turn, ticket: Ticket, key = ''): Promise<Answer> {
  const { context, person } = turn;
  if (ticket.reporterId !== person.id) {
    const ask = answerHandler.press?.['ask'];
    if (!ask) throw new Failure('choice.gone');
    return ask(turn, [key], '');
  }
  if (!isOpen(ticket)) return answerOver;
  const question = (await lastQuestion(context, ticket.id)) ?? '';
  const inquiry: Inquiry = { ticketId: ticket.id, question };
  await openDialogue(context.tx, person, INQUIRY, inquiry, context.now, {
    expiresAt: context.now + ANSWERED_WITHIN,
  });
  return answerAsked(question);
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Inquiry>): Promise<Answer | null> {
  const { context, person, input } = turn;
  if (input.text === '' && input.files.length === 0) return null;
  const ticket = await loadTicket(context, slots.ticketId);
  if (!isOpen(ticket)) {
    await closeDialogue(context.tx, id, person.id, context.now);
    return null;
  }
  if (isOwnMatter(turn, ticket)) return null;
  const after = await answerInquiry(context, ticket, input.text);
  await closeDialogue(context.tx, id, person.id, context.now);
  return thanks(turn, after, input.text);
}

/** Danger, or something at another place: not what was asked. */
function isOwnMatter({ context, person, input }: Turn, ticket: Ticket): boolean {
  if (input.text === '') return false;
  const { intent, placeId, placeCertain, category } = interpret(
    input.text,
    knownOf(context.office.directory, person),
  );
  return intent === 'emergency' || (placeCertain && placeId !== ticket.placeId && category !== 'NONE');
}

async function thanks({ context, person }: Turn, ticket: Ticket, words: string): Promise<Answer> {
  const { tx, now } = context;
  const kept = await keepAside(tx, person.id, TAKEN, words, now, { expiresAt: now + ANSWERED_WITHIN });
  return answerThanks(context.office, ticket, kept);
}

/** 说的是别的事: the words are read like any others. */
async function otherMatter(turn: Turn, id: number): Promise<Answer> {
  const { context, person } = turn;
  const kept = await loadDialogue<string>(context.tx, id);
  if (kept?.intent !== TAKEN || kept.personId !== person.id) throw new Failure('choice.gone');
  if (!(await closeDialogue(context.tx, id, person.id, context.now))) throw new Failure('choice.gone');
  return reportInWords(turn, kept.slots);
}
