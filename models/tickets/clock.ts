import type { Limit, WorkingCalendar } from '../calendar';
import type { Office } from '../context';
import { limitOf, type Timed } from './limits';
import type { ClockUnit, Ticket } from './ticket';
import type { Effect, Effects } from './workflow-types';

const MINUTE = 60_000;
const MINUTES: Record<Limit['unit'], number> = { EH: 60, ED: 24 * 60, WH: 60, WD: 8 * 60 };

/** A span of time in one of the two kinds of minute. */
export interface Span {
  minutes: number;
  unit: ClockUnit;
}

export const spanOf = ({ amount, unit }: Limit): Span => ({
  minutes: Math.round(amount * MINUTES[unit]),
  unit: unit === 'WH' || unit === 'WD' ? 'working' : 'real',
});

/** When a span that begins at `from` is used up. */
export const endOf = (calendar: WorkingCalendar, from: number, { minutes, unit }: Span): number =>
  unit === 'working'
    ? calendar.due(from, { amount: minutes / 60, unit: 'WH' })
    : calendar.due(from, { amount: minutes / 60, unit: 'EH' });

/** The clocks of a new ticket. */
export interface NewClocks {
  acceptBy: number;
  lookBy: number;
  dueAt: number;
  clockFrom: number;
  clockMinutes: number;
  clockUnit: ClockUnit;
}

/** When somebody has taken it, has been there, and has to be done, counted from `start`; handling never ends before the first look. */
export function newClocks(office: Office, timed: Timed, start: number): NewClocks {
  const { calendar } = office;
  const lookBy = calendar.due(start, limitOf(office, 'arrive', timed));
  const span = spanOf(limitOf(office, 'handle', timed));
  const end = endOf(calendar, start, span);
  const late = end < lookBy;
  const acceptBy = calendar.due(start, limitOf(office, 'accept', timed));
  return {
    acceptBy: Math.min(acceptBy, lookBy),
    lookBy,
    dueAt: late ? lookBy : end,
    clockFrom: start,
    clockMinutes: late ? Math.ceil((lookBy - start) / MINUTE) : span.minutes,
    clockUnit: late ? 'real' : span.unit,
  };
}

/** A date somebody set (a meeting, an order): it holds whatever the calendar does. */
export const setDate = (
  now: number,
  dueAt: number,
): Pick<Ticket, 'dueAt' | 'clockFrom' | 'clockMinutes' | 'clockUnit'> => ({
  dueAt,
  clockFrom: now,
  clockMinutes: Math.max(0, Math.round((dueAt - now) / MINUTE)),
  clockUnit: 'real',
});

/** What is left of the handling clock; while it stands, what was left when it stopped. */
function restOf(calendar: WorkingCalendar, ticket: Ticket, now: number): Span {
  const unit = ticket.clockUnit ?? 'real';
  if (ticket.clockFrom === null && ticket.clockMinutes !== null)
    return { minutes: ticket.clockMinutes, unit };
  const dueAt = ticket.dueAt ?? now;
  if (dueAt <= now) return { minutes: 0, unit };
  return {
    minutes: unit === 'working' ? calendar.workingMinutes(now, dueAt) : Math.round((dueAt - now) / MINUTE),
    unit,
  };
}

/** The columns that the effects of a move change. */
export function clockChanges(office: Office, ticket: Ticket, effects: Effects, now: number): Partial<Ticket> {
  const { calendar } = office;
  const changes: Partial<Ticket> = {};
  if (effects.accept)
    changes.acceptBy =
      effects.accept === 'starts' ? calendar.due(now, limitOf(office, 'accept', ticket)) : null;
  if (effects.verify)
    changes.verifyBy =
      effects.verify === 'starts' ? calendar.due(now, limitOf(office, 'verify', ticket)) : null;
  return { ...changes, ...handleChanges(office, ticket, effects.handle, now) };
}

function handleChanges(
  office: Office,
  ticket: Ticket,
  effect: Effect | undefined,
  now: number,
): Partial<Ticket> {
  const { calendar } = office;
  const rest = restOf(calendar, ticket, now);
  switch (effect) {
    case 'waits':
      return { clockFrom: null, clockMinutes: rest.minutes, clockUnit: rest.unit };
    case 'goes on':
      return running(calendar, now, rest);
    case 'longer':
      return longer(office, ticket);
    case 'afresh':
      return afresh(office, ticket, rest, now);
    default:
      return {};
  }
}

const running = (calendar: WorkingCalendar, now: number, span: Span): Partial<Ticket> => ({
  clockFrom: now,
  clockMinutes: span.minutes,
  clockUnit: span.unit,
  dueAt: endOf(calendar, now, span),
});

/** 延期: once more the original limit, behind the date there is. */
function longer(office: Office, ticket: Ticket): Partial<Ticket> {
  if (ticket.dueAt === null) return {};
  const more = spanOf(limitOf(office, 'handle', ticket));
  const { clockFrom, clockMinutes, clockUnit } = ticket;
  if (clockFrom !== null && clockMinutes !== null && clockUnit === more.unit) {
    const span = { minutes: clockMinutes + more.minutes, unit: more.unit };
    return running(office.calendar, clockFrom, span);
  }
  const from = clockFrom ?? ticket.reportedAt;
  return setDate(from, endOf(office.calendar, ticket.dueAt, more));
}

/** A new round: what is left of the limit, at least half of the whole. */
function afresh(office: Office, ticket: Ticket, rest: Span, now: number): Partial<Ticket> {
  if (ticket.dueAt === null) return {};
  const whole = spanOf(limitOf(office, 'handle', ticket));
  const half = { minutes: Math.ceil(whole.minutes / 2), unit: whole.unit };
  const { calendar } = office;
  return running(calendar, now, endOf(calendar, now, rest) > endOf(calendar, now, half) ? rest : half);
}
