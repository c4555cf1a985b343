import { advance, checkMove, loadTicket } from '../../models/tickets/advance';
import { minutesOf, nextDay, type WorkingCalendar } from '../../models/calendar';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { askForPaper } from '../../models/figures/paper';
import {
  issueRectification,
  loadRectification,
  openRectification,
  reopenMended,
  settleRectification,
  type Rectification,
} from '../../models/rounds/rectification';
import { relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import {
  extendedLine,
  issuedLine,
  mendedLine,
  passedLine,
  takenBackLine,
  voidLine,
} from '../../notices/rounds/rectification-words';
import { dayWords } from '../../notices/words';
import { accept } from '../tickets/accept';
import { decide } from '../tickets/decide';
import { transfer } from '../tickets/transfer';

const RECTIFICATION = 'rectification';

export interface Demand {
  unit: string;
  demand: string;
  /** YYYY-MM-DD */
  day: string;
}

const UNIT = 60;
const CLOSING_TIME = '18:00';

/** The working day on which it is looked at again: the date itself, or the first after it. */
export const recheckDay = (calendar: WorkingCalendar, day: string): string => calendar.workingDayFrom(day);

/** The ticket's own date: the working day after the re-check, so that nobody is warned of it before he was there. */
const dueOf = (calendar: WorkingCalendar, day: string): number =>
  calendar.at(recheckDay(calendar, nextDay(recheckDay(calendar, day))), minutesOf(CLOSING_TIME));

/**
 * 整改通知书: written down, drawn for whoever issues it, and looked at again on the day by who has the ticket in hand.
 * Until then the ticket's clock goes, and 办结 waits for the re-check. Throws rectify.past, rectify.twice and what
 * `advance` throws.
 */
export async function issue(context: Context, ticket: Ticket, said: Demand): Promise<Rectification> {
  const { tx, office, now, actorId } = context;
  if (said.day <= office.calendar.local(now).day) throw new Failure('rectify.past');
  const before = await openRectification(tx, ticket.id);
  if (before) throw new Failure('rectify.twice', factsOf(before));
  // Who writes to the unit has taken the matter in hand.
  const own = ticket.state === 'dispatched' ? await accept(context, ticket) : ticket;
  const unit = Array.from(said.unit).slice(0, UNIT).join('');
  const demand = maskNumbers(said.demand).text;
  await advance(context, own, {
    transition: 'rectify',
    note: issuedLine(unit, said.day, demand),
    set: { dueAt: dueOf(office.calendar, said.day) },
  });
  const issuedBy = actorId ?? 0;
  const row = {
    ticketId: own.id,
    gridId: own.gridId,
    unit,
    demand,
    dueDay: said.day,
    issuedBy,
    issuedAt: now,
    checkerId: own.handlerId ?? issuedBy,
  };
  const id = await issueRectification(tx, row);
  await sendNotice(context, id);
  const written = await loadRectification(tx, id);
  if (!written) throw new Error('a rectification that was just written is gone');
  return written;
}

/** The paper, to whoever asks. */
export async function sendNotice({ tx, now, actorId }: Context, id: number): Promise<void> {
  if (actorId !== null) await askForPaper(tx, RECTIFICATION, { id }, { personId: actorId }, now);
}

const factsOf = ({ ticketId, unit, dueDay }: Rectification): Record<string, string> => ({
  number: ticketNumber(ticketId),
  unit,
  day: dayWords(dueDay),
});

/** Throws rectify.open while the re-check is still to come. */
export async function checkRechecked(context: Context, ticketId: number): Promise<void> {
  const open = await openRectification(context.tx, ticketId);
  if (open) throw new Failure('rectify.open', factsOf(open));
}

interface Found {
  open: Rectification;
  ticket: Ticket;
}

/** What is to be looked at again, for somebody who may. Throws rectify.none. */
export async function forRecheck(context: Context, ticketId: number): Promise<Found> {
  const ticket = await loadTicket(context, ticketId);
  const open = await openRectification(context.tx, ticketId);
  if (!open) throw new Failure('rectify.none', { number: ticketNumber(ticketId) });
  checkMove(context, ticket, 'recheck');
  return { open, ticket };
}

const DAY = 86_400_000;

/** 没改好 after all, by who said 改好了 within the day, while it is not closed: it waits for its re-check again. */
export async function takeMendedBack(context: Context, ticketId: number): Promise<void> {
  const { tx, now, actorId } = context;
  const ticket = await loadTicket(context, ticketId);
  if (actorId === null || (await openRectification(tx, ticketId))) return;
  checkMove(context, ticket, 'recheck');
  if (await reopenMended(tx, ticketId, { recheckedBy: actorId, since: now - DAY }))
    await advance(context, ticket, { transition: 'recheck', note: takenBackLine });
}

const looked = ({ now, actorId }: Context, words: string) => ({
  recheckedAt: now,
  recheckedBy: actorId,
  result: maskNumbers(words).text,
});

/** 改好了: from now on it can be closed as always. */
export async function mended(context: Context, ticketId: number, words: string): Promise<Found> {
  const { open, ticket } = await forRecheck(context, ticketId);
  await settleRectification(context.tx, open.id, { state: 'mended', ...looked(context, words) });
  return { open, ticket: await advance(context, ticket, { transition: 'recheck', note: mendedLine(words) }) };
}

/** 再给几天: looked at again on the new day. Throws rectify.past. */
export async function allowLonger(context: Context, ticketId: number, day: string): Promise<Found> {
  const { calendar } = context.office;
  if (day <= calendar.local(context.now).day) throw new Failure('rectify.past');
  const { open, ticket } = await forRecheck(context, ticketId);
  await settleRectification(context.tx, open.id, { dueDay: day, remindedAt: null });
  const set = { dueAt: dueOf(calendar, day) };
  const after = await advance(context, ticket, { transition: 'recheck', note: extendedLine(day), set });
  return { open: Object.assign(open, { dueDay: day }), ticket: after };
}

const DESK_LIMIT = { amount: 3, unit: 'WD' } as const;

/** 没改好, 移交: to the desk that has the power, with what was ordered and what was found. */
export async function passToDesk(
  context: Context,
  ticketId: number,
  desk: string,
  words: string,
): Promise<Found> {
  const { tx, office, now, actorId } = context;
  const { open, ticket } = await forRecheck(context, ticketId);
  await settleRectification(tx, open.id, { state: 'passed', passedTo: desk, ...looked(context, words) });
  const note = passedLine(open, desk, words);
  const after = await advance(context, ticket, { transition: 'recheck', note });
  const own = relationsTo(office.directory, actorId, after).has('handler');
  const moved = own
    ? await transfer(context, after, { desk, personId: null, name: desk })
    : await decide(context, after, {
        desk,
        personId: null,
        dueAt: office.calendar.due(now, DESK_LIMIT),
        words: `转${desk}`,
      });
  return { open, ticket: moved };
}

/** 作废整改: it was a slip. */
export async function withdrawNotice(context: Context, ticketId: number): Promise<Found> {
  const { open, ticket } = await forRecheck(context, ticketId);
  await settleRectification(context.tx, open.id, { state: 'void' });
  return { open, ticket: await advance(context, ticket, { transition: 'recheck', note: voidLine }) };
}
