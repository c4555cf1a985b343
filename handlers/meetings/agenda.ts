import { bringUp } from '../../actions/meetings/bring-up';
import { decide, leadsOver } from '../../actions/tickets/decide';
import { loadTicket } from '../../models/tickets/advance';
import {
  closeDialogue,
  lastOffer,
  loadDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { agendaOf, seriesOfChair } from '../../models/meetings/meetings';
import { nextFor } from '../../models/meetings/sitting';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, ticketKey } from '../../models/tickets/workflow';
import type { TemplateCard } from '../../bot/cards';
import { choiceCard } from '../../notices/exchange/render';
import type { Answer } from '../../notices/answer';
import {
  agendaForChair,
  agendaRows,
  agendaToRead,
  broughtUpWords,
  decidedWords,
  decisionQuestion,
  leftForNext,
  readOption,
  whenWords,
} from '../../notices/meetings/meeting-words';
import { assignees, readDecision, type Assignee } from '../tickets/decision';
import type { Handler } from '../handler';
import { bringUpInWords } from './bring-up';
import { arrange } from './meeting';
import { saidOfMeeting } from './meeting-in-words';
import { readableTicket } from '../tickets/readable';
import type { Turn } from '../turn/turn';

/** 碰头会: what is talked about, and what the chair decides. */
export const agendaHandler: Handler = {
  intent: 'agenda',
  commands: [
    {
      words: ['上会', '提上会', '提到会上', '提上碰头会'],
      glued: true,
      for: ['member', 'leader'],
      example: '上会 T-0001 缺钥匙',
      does: '把一件事提到碰头会上',
      run: bringUpInWords,
    },
    {
      words: ['碰头会', '议题'],
      glued: true,
      for: ['member', 'leader'],
      example: '碰头会',
      does: '看几点开、议什么；主持的人一句话定：第2件 转城管 3天',
      run: (turn, rest) => (rest === '' ? list(turn) : meant(turn, turn.input.text.trim())),
    },
    {
      words: ['联席会议', '联席会', '例会', '月例会', '会议'],
      for: ['leader'],
      example: '联席会议 改到周五15:00',
      does: '改时间、改天、不开、照开自己主持的会',
      run: (turn) => meant(turn, turn.input.text.trim()),
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

/** What is said of a meeting by its name: a question, 去不了, or another time. */
async function meant(turn: Turn, words: string): Promise<Answer> {
  if (!turn.context.office.directory.isStaff(turn.person.id)) throw new Failure('role.staff_only');
  return (await saidOfMeeting(turn, words)) ?? arrange(turn, words);
}

/** When and what: to who leads it with rows to decide, to others as the group reads it. Throws role.staff_only, meeting.none. */
export async function list({ context, person }: Turn): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory, calendar } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const { day } = calendar.local(now);
  const held = await nextFor(context, person.id);
  const when = whenWords(office, held, { asked: day, today: day });
  const led = await seriesOfChair(tx, directory, person.id, day);
  const own = led.length > 0 ? led : held.map(({ series }) => series);
  if (own.length === 0) throw new Failure('meeting.none');
  const rows = [];
  for (const { gridId } of own) rows.push(...(await agendaOf(tx, directory, gridId, now)));
  return led.length > 0 ? agendaForChair(office, rows, now, { when }) : agendaToRead(office, rows, now, when);
}

const DECIDED_WITHIN = 3_600_000;
const LATER =
  /^(?:先)?(?:下次|下回|改天|以后|明天)?(?:会上)?再(?:议|说|定|看)|^(?:先)?(?:放着|放一放|不议|不定|挂着)|^(?:暂|暂时)(?:不|缓)/;

/** The desks and the people of the grid and how long, as one card. */
async function offer(turn: Turn, key: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  const own = await byKey(turn, key);
  const ticket = (await leadsOver(context, own)) ? own : await readableTicket(turn, key);
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
  if (LATER.test(words)) return leftForNext(ticket);
  const { office, now } = turn.context;
  const found = readDecision(office.directory, ticket, words, office.calendar.local(now).day);
  return settle(turn, ticket, found.assignee, found.days);
}

async function settle(turn: Turn, ticket: Ticket, assignee: Assignee, days: string): Promise<Answer> {
  const { context, person } = turn;
  const decision = assignee.decision(context.office.calendar, context.now, days);
  await decide(context, ticket, decision);
  const open = person.dialogueId === null ? null : await loadDialogue(context.tx, person.dialogueId);
  if (open?.intent === 'agenda') await closeDialogue(context.tx, open.id, person.id, context.now);
  return { ...decidedWords(ticket, decision.words), pressed: assignee.name };
}

/** `转城管 3天`, `城管，下周一前` behind a row that was tapped; other words are not for the meeting. */
async function goOn(turn: Turn, { slots }: OpenDialogue<{ ticketId: number }>): Promise<Answer | null> {
  const { text } = turn.input;
  const isDecision = /^(转|派|给|交)|\d\s*[天日]|今天|明天/.test(text) || LATER.test(text);
  try {
    return await settleLine(turn, ticketKey(slots.ticketId), text);
  } catch (error) {
    if (!isDecision && error instanceof Failure && error.code === 'meeting.unknown_desk') return null;
    throw error;
  }
}
