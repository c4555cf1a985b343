import { bringUp } from '../actions/bring-up';
import { decide } from '../actions/decide';
import { loadTicket } from '../models/advance';
import { closeDialogue, lastOffer, loadDialogue, openDialogue, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { agendaOf, seriesOfChair } from '../models/meetings';
import { holdsRight } from '../models/rights';
import { ticketsInHand } from '../models/tickets';
import type { Ticket } from '../models/ticket';
import { readTicketNumber, ticketKey } from '../models/workflow';
import type { TemplateCard } from '../bot/cards';
import { choiceCard } from '../notices/render';
import type { Answer } from '../notices/answer';
import {
  agendaForChair,
  agendaRows,
  broughtUpWords,
  decidedWords,
  decisionQuestion,
  readOption,
  whichToBringUp,
} from '../notices/meeting-words';
import { assignees, readDecision, type Assignee } from './decision';
import type { Handler } from './handler';
import { arrange } from './meeting';
import { readableTicket } from './readable';
import type { Turn } from './turn';

/** 今天碰头会几点. */
const ASKS_WHEN = /^(?:今天|明天)?\s*(?:是|在)?(?:几点|什么时候|啥时候|哪里|有什么|议什么)/;

/** 碰头会: what is talked about, and what the chair decides. */
export const agendaHandler: Handler = {
  intent: 'agenda',
  commands: [
    {
      words: ['上会'],
      glued: true,
      for: ['member', 'leader'],
      example: '上会 T-0001 缺钥匙',
      does: '把一件事提到碰头会上',
      run: add,
    },
    {
      words: ['碰头会', '议题'],
      glued: true,
      for: ['leader'],
      example: '第2件 转城管 3天',
      does: '看今天上会的事，一句话定下来',
      run: (turn, rest) => (rest === '' || ASKS_WHEN.test(rest) ? list(turn) : arrange(turn, rest)),
    },
    {
      words: ['联席会议', '联席会', '例会', '月例会', '会议'],
      for: ['leader'],
      example: '联席会议 改到周五15:00',
      does: '改时间、改天、不开、照开自己主持的会',
      run: (turn) => arrange(turn, turn.input.text.trim()),
    },
  ],
  press: {
    list,
    add: async (turn, [key]) => broughtUpWords(await bringUp(turn.context, await byKey(turn, key), '')),
    pick: (turn, [key], words) => (words === '' ? offer(turn, key) : settleLine(turn, key, words)),
    decide: (turn, [key]) => settleSelected(turn, key),
    settle: (turn, [key, at, days]) => settleTap(turn, key, Number(at), Number(days)),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ ticketId: number }>),
};

const byKey = (turn: Turn, key: string | undefined): Promise<Ticket> =>
  loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);

async function add(turn: Turn, rest: string): Promise<Answer> {
  const [first = '', ...words] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number !== null)
    return broughtUpWords(
      await bringUp(turn.context, await loadTicket(turn.context, number), words.join(' ')),
    );
  const { tx, office } = turn.context;
  const [only, second] = await ticketsInHand(tx, office.directory.inPlaceOf(turn.person.id), 2);
  if (!only || second) return whichToBringUp;
  return broughtUpWords(await bringUp(turn.context, only, rest));
}

/** The list as a card again, its numbers unchanged: the other rows can still be tapped on it. */
async function listCard({ context, person, input }: Turn): Promise<{ card?: TemplateCard }> {
  const offered = input.onCard ? await lastOffer(context.tx, person.id, context.now) : null;
  const rows = [];
  for (const { label, key } of offered?.choices ?? []) {
    const id = /^agenda_pick_T(\d+)$/.exec(key)?.[1];
    if (id !== undefined) rows.push({ label, key, ticket: await loadTicket(context, Number(id)) });
  }
  return rows.length > 0 ? { card: choiceCard(agendaRows(rows)) } : {};
}

async function list({ context, person }: Turn): Promise<Answer> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, person.id, 'hold_meeting')) throw new Failure('meeting.not_chair');
  const series = await seriesOfChair(tx, office.directory, person.id);
  const rows = [];
  for (const { gridId } of series) rows.push(...(await agendaOf(tx, office.directory, gridId, now)));
  return agendaForChair(office, rows, now);
}

const DECIDED_WITHIN = 3_600_000;
const DECISION = /^(转|派|给|交)|\d\s*[天日]|今天|明天/;

/** The desks and the people of the grid and how long, as one card. */
async function offer(turn: Turn, key: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'hold_meeting'))
    throw new Failure('meeting.not_chair');
  const ticket = await readableTicket(turn, key);
  await openDialogue(context.tx, person, 'agenda', { ticketId: ticket.id }, context.now, {
    expiresAt: context.now + DECIDED_WITHIN,
  });
  const names = assignees(turn.context.office.directory, ticket).map(({ name }) => name);
  return { ...decisionQuestion(ticket, names), ...(await listCard(turn)) };
}

/** 定: to whom and how long, as chosen on the card. Who can be asked may have changed since: the name has to fit too. */
async function settleSelected(turn: Turn, key: string | undefined): Promise<Answer> {
  const ticket = await byKey(turn, key);
  const { who = '', days = '' } = turn.input.selected;
  const [at, name] = readOption(who);
  const assignee = assignees(turn.context.office.directory, ticket)[at];
  if (assignee?.name !== name) throw new Failure('choice.gone');
  return settle(turn, ticket, assignee, days);
}

/** A button of a card that was sent before there were lists to choose from. */
async function settleTap(turn: Turn, key: string | undefined, at: number, days: number): Promise<Answer> {
  const ticket = await byKey(turn, key);
  const assignee = assignees(turn.context.office.directory, ticket)[at];
  if (!assignee) throw new Failure('choice.gone');
  return settle(turn, ticket, assignee, `${days}天`);
}

/** 第2件 转城管 3天 */
async function settleLine(turn: Turn, key: string | undefined, words: string): Promise<Answer> {
  const ticket = await byKey(turn, key);
  const found = readDecision(turn.context.office.directory, ticket, words);
  return settle(turn, ticket, found.assignee, found.days);
}

async function settle(turn: Turn, ticket: Ticket, assignee: Assignee, days: string): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'hold_meeting'))
    throw new Failure('meeting.not_chair');
  const decision = assignee.decision(context.office.calendar, context.now, days);
  await decide(context, ticket, decision);
  const open = person.dialogueId === null ? null : await loadDialogue(context.tx, person.dialogueId);
  if (open?.intent === 'agenda') await closeDialogue(context.tx, open.id, person.id, context.now);
  return { ...decidedWords(ticket, decision.words), pressed: assignee.name };
}

/** `转城管 3天` behind a row that was tapped; other words are not for the meeting. */
async function goOn(turn: Turn, { slots }: OpenDialogue<{ ticketId: number }>): Promise<Answer | null> {
  return DECISION.test(turn.input.text) ? settleLine(turn, ticketKey(slots.ticketId), turn.input.text) : null;
}
