import {
  allowLonger,
  forRecheck,
  mended,
  passToDesk,
  recheckDay,
  takeMendedBack,
} from '../../actions/rounds/rectify';
import { nextDay } from '../../models/calendar';
import { Failure } from '../../models/failure';
import { routeOf } from '../../models/tickets/routing';
import type { Ticket } from '../../models/tickets/ticket';
import type { Answer } from '../../notices/answer';
import {
  allowedLonger,
  mendedFirst,
  notMendedQuestion,
  passedOn,
  passUsage,
  recheckCard,
} from '../../notices/rounds/rectification-words';
import { assignees } from '../tickets/decision';
import { finishHandler } from '../tickets/finish';
import type { Handler } from '../handler';
import { splitNumber } from '../tickets/step';
import { readTicketNumber, type Turn } from '../turn/turn';
import { ticketKey } from '../../models/tickets/workflow';

const MORE_DAYS = 3;
const DESKS = 3;

/** 复查: was it put right? Then it is closed as always; else a few more days, or to the desk that has the power. */
export const recheckHandler: Handler = {
  intent: 'recheck',
  commands: [
    {
      words: ['复查'],
      for: ['member', 'leader'],
      example: '复查 T-0001 改好了',
      does: '整改到期去看过了：改好了就办结，没改好再给几天或移交',
      run: command,
    },
  ],
  press: {
    mended: (turn, [key]) => isMended(turn, idOf(key), ''),
    not: (turn, [key]) => askWhatNext(turn, idOf(key)),
    longer: (turn, [key]) => longer(turn, idOf(key)),
    pass: (turn, [key, at]) => pass(turn, idOf(key), Number(at)),
  },
};

const idOf = (key: string | undefined): number => readTicketNumber(key ?? '') ?? 0;

/** 复查 T-0001 改好了 · 复查 T-0001 没改好 转城管科 */
async function command(turn: Turn, rest: string): Promise<Answer> {
  const { id, words } = splitNumber(rest);
  if (id === null) throw new Failure('step.which', { example: '复查 T-0001 改好了' });
  const wrong = /没改|未改|没有改|不合格|没整改|未整改|没好/.test(words);
  if (wrong) await takeMendedBack(turn.context, id);
  const { open, ticket } = await forRecheck(turn.context, id);
  if (words === '') return recheckCard(turn.context.office, open, ticket);
  if (!wrong) return isMended(turn, id, withoutYes(words));
  const desks = desksFor(turn, ticket);
  const named = desks.findIndex(
    (desk) => words.includes(desk) || words.includes(desk.replace(/[科办所]$/, '')),
  );
  if (named >= 0) return pass(turn, id, named);
  return /再给|延/.test(words) ? longer(turn, id) : notMendedQuestion(open, desks);
}

const withoutYes = (words: string): string =>
  words.replace(/^(都?已?经?改好了?|改完了?|已整改|整改好了?|合格)[\s，,。]*/, '');

/** The way on is 办结, with what the category asks for. */
async function isMended(turn: Turn, id: number, words: string): Promise<Answer> {
  const { ticket } = await mended(turn.context, id, words);
  const next = await finishHandler.press?.['ask']?.(turn, [ticketKey(id)], '');
  return next ? { ...next, text: `${mendedFirst(ticket)}${next.text}` } : { text: mendedFirst(ticket) };
}

/** The desk the rules name for it comes first. */
function desksFor({ context }: Turn, ticket: Ticket): string[] {
  const { office } = context;
  const all = assignees(office.directory, ticket).flatMap(
    (one) => one.decision(office.calendar, context.now, '').desk ?? [],
  );
  const first = routeOf(office, ticket).desk;
  return [...new Set([...(first === null ? [] : [first]), ...all])].slice(0, DESKS);
}

async function askWhatNext(turn: Turn, id: number): Promise<Answer> {
  const { open, ticket } = await forRecheck(turn.context, id);
  return notMendedQuestion(open, desksFor(turn, ticket));
}

async function longer(turn: Turn, id: number): Promise<Answer> {
  const { calendar } = turn.context.office;
  const day = nextDay(calendar.local(turn.context.now).day, MORE_DAYS);
  const { ticket } = await allowLonger(turn.context, id, day);
  return allowedLonger(ticket, day, recheckDay(calendar, day));
}

async function pass(turn: Turn, id: number, at: number): Promise<Answer> {
  const { ticket } = await forRecheck(turn.context, id);
  const desks = desksFor(turn, ticket);
  const desk = desks[at];
  if (desk === undefined) return passUsage(ticket, desks);
  return passedOn((await passToDesk(turn.context, id, desk, '')).ticket, desk);
}
