import { withdraw } from '../../actions/tickets/withdraw';
import { amend } from '../../actions/tickets/amend';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { ticketsReported } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  amendedWords,
  nothingToAmend,
  nothingToWithdraw,
  stillNeeded,
  stillWorkedOn,
  withdrawnWords,
} from '../../notices/tickets/handling-words';
import { welcomeWord } from '../../notices/talk-words';
import { resultQuestion } from '../../notices/tickets/ticket-news';
import { changeQuestion } from '../../notices/tickets/report-words';
import { changeLastRecord } from '../rounds/activity';
import { correctionIn, namesPlace } from './correction';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { announcementToWithdraw } from '../staff/received';
import type { Turn } from '../turn/turn';

const CHANGE_WITHIN = 3_600_000;
const MOST_OFFERED = 4;
const OWN_REPORT = ['report', 'several', 'amend'];

/** 撤回: the last report, or the one named, while nobody has taken it. */
export const withdrawHandler: Handler = {
  intent: 'withdraw',
  commands: [
    {
      words: ['撤回', '不报了'],
      yieldsTo: OWN_REPORT,
      for: ['resident', 'member'],
      example: '撤回',
      does: '撤回刚报的、还没人接的事',
      run: async (turn, rest) => {
        const ticket = await own(turn, rest, 'withdraw');
        return ticket ? take(turn, ticket) : ((await announcementToWithdraw(turn)) ?? nothingToWithdraw);
      },
    },
  ],
  press: {
    now: async (turn, [key]) => take(turn, await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0)),
    keep: async () => stillWorkedOn,
  },
};

/** 改: place or kind of the last report. */
export const amendHandler: Handler = {
  intent: 'amend',
  commands: [
    {
      words: [
        '改',
        '改一下',
        '不对',
        '改回去',
        '报错了',
        '写错了',
        '说错了',
        '地址错了',
        '地方不对',
        '地方错了',
        '楼号错了',
      ],
      yieldsTo: OWN_REPORT,
      for: ['resident', 'member'],
      example: '改 是5号楼',
      does: '改刚报的事的地点或种类',
      run: async (turn, rest) => {
        const ticket = await own(turn, '', 'amend');
        const record = await changeLastRecord(turn, rest, ticket?.reportedAt ?? 0);
        if (record) return record;
        if (!ticket) return nothingToAmend;
        return rest === '' ? ask(turn, ticket.id) : correctReported(turn, ticket, rest);
      },
    },
  ],
  press: { ask: (turn, [key]) => ask(turn, readTicketNumber(key ?? '') ?? 0) },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ ticketId: number }>),
};

/** The person's ticket meant: by its number, else the newest that still allows the step. */
async function own(
  { context, person }: Turn,
  rest: string,
  transition: TransitionName,
): Promise<Ticket | undefined> {
  const number = readTicketNumber(rest);
  if (number !== null) return loadTicket(context, number);
  return (await allowing({ context, person }, transition))[0];
}

/** What this person reported and may still take this step, newest first. */
async function allowing(
  { context, person }: Pick<Turn, 'context' | 'person'>,
  transition: TransitionName,
): Promise<Ticket[]> {
  const tickets = await ticketsReported(context.tx, person.id);
  return tickets.filter((ticket) => transitions[transition].from.includes(ticket.state));
}

const NOT_NEEDED =
  /^(?:算了)?(?:我)?(?:要|想)?(?:撤回|撤销|撤掉|撤了|取消)(?:我)?(?:刚才|刚刚|上面|上次|前面)?(?:报|说|那)?.{0,4}$|^.{0,6}(?:不用(?:你们|人)?(?:来|修|处理|管|麻烦)了|(?:已经|自己|现在)(?:就)?(?:好|修好|解决|通|亮)了)(?:谢谢|.{0,2})$/;

const DONE_WITH_THANKS = /^.{0,12}(?:修|弄|办|处理|解决)(?:好|完)?了.{0,4}(?:谢|辛苦|太好|点赞)/;

export const isThanks = (text: string): boolean => DONE_WITH_THANKS.test(text);

/** 灯修好了，谢谢: the result is confirmed where one waits for it, else it was meant kindly. */
async function thanked({ context, person }: Turn): Promise<Answer> {
  const tickets = await ticketsReported(context.tx, person.id);
  const done = tickets.find(({ state }) => state === 'verifying');
  return done ? resultQuestion(done) : welcomeWord;
}

/** 修好了 of who reported it: is he content, or is it not needed any more? */
export async function nothingLeftToDo(turn: Turn): Promise<Answer> {
  const open = await allowing(turn, 'withdraw');
  return open.length > 0 ? stillNeeded(open.slice(0, MOST_OFFERED)) : thanked(turn);
}

/** 没事了已经好了, 我要撤回刚才那个: a report nobody has taken, after a question. Null when none is meant. */
export async function withdrawInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (isThanks(text)) return thanked(turn);
  if (!NOT_NEEDED.test(text.replace(/[\s，。！!,.~～]/g, ''))) return null;
  const open = await allowing(turn, 'withdraw');
  return open.length > 0 ? stillNeeded(open.slice(0, MOST_OFFERED)) : null;
}

async function take({ context }: Turn, ticket: Ticket): Promise<Answer> {
  if (ticket.state === 'withdrawn') return withdrawnWords(ticket);
  return withdrawnWords(await withdraw(context, ticket));
}

async function ask({ context, person }: Turn, ticketId: number): Promise<Answer> {
  await loadTicket(context, ticketId);
  await openDialogue(context.tx, person, 'amend', { ticketId }, context.now, {
    expiresAt: context.now + CHANGE_WITHIN,
  });
  return changeQuestion;
}

async function goOn(turn: Turn, dialogue: OpenDialogue<{ ticketId: number }>): Promise<Answer | null> {
  if (turn.input.text === '') return null;
  const ticket = await loadTicket(turn.context, dialogue.slots.ticketId);
  await closeDialogue(turn.context.tx, dialogue.id, turn.person.id, turn.context.now);
  const words = correctionIn(turn.input.text);
  if (words === null) return take(turn, ticket);
  return words === '' ? ask(turn, ticket.id) : correctReported(turn, ticket, words);
}

/** Words that correct what was filed: its place, its kind, or a word more to it. */
export async function correctReported(
  { context, person }: Turn,
  ticket: Ticket,
  words: string,
): Promise<Answer> {
  const placeId = ticket.placeId ?? person.placeId;
  const understood = interpret(words, knownOf(context.office.directory, { placeId }));
  const kind = understood.categoryCertain
    ? { category: understood.category, subject: understood.subject || ticket.subject }
    : {};
  const place =
    namesPlace(understood) && understood.placeId !== undefined
      ? { placeId: understood.placeId, placeText: understood.placeText }
      : {};
  return amendedWords(await amend(context, ticket, { words, ...kind, ...place }));
}
