import type { Limit } from '../calendar';
import type { Office } from '../context';
import { endOf, spanOf, type Span } from './clock';
import { limitOf } from './limits';
import type { StaffNotice } from '../exchange/push-budget';
import type { Ticket } from './ticket';
import type { Hearer, TicketState } from './workflow-types';

/** Clocks that speak up. renew: a leader's reason (挂起, 需立项). resume: 挂起 ends. answer: the reporter was asked (追问). */
export type SpeakingClock = 'accept' | 'handle' | 'verify' | 'renew' | 'resume' | 'answer';

/** One rung of the ladder: when, and who hears of it; each once in a round. */
export interface Rung {
  clock: SpeakingClock;
  /** Share of the limit. */
  share: number;
  /** Beyond the limit: or so long after it, whichever comes first. */
  orAfter?: Limit;
  tells: readonly Hearer[];
  /** fact: stands in the next list and rings with nobody. */
  notice: StaffNotice;
  /** For what is dangerous or pressing alone; the rest stands in the daily list. */
  pressing?: true;
  /** For a stated danger alone. */
  danger?: true;
  /** Up one level. */
  raises?: true;
}

/** Blue, yellow, orange, red. The first look has its own reminder (jobs/tickets/untouched.ts). */
export const ladder: readonly Rung[] = [
  { clock: 'accept', share: 1, tells: ['leader', 'desk_lead'], notice: 'fact' },
  // A danger that nobody took, at any hour: those who were called once more, and who leads them; then the street too.
  { clock: 'accept', share: 1, tells: ['members', 'leader', 'desk_lead'], notice: 'danger', danger: true },
  { clock: 'accept', share: 2, tells: ['members', 'leader', 'official'], notice: 'danger', danger: true },
  { clock: 'handle', share: 0.5, tells: ['holder'], notice: 'fact' },
  { clock: 'handle', share: 0.8, tells: ['holder', 'desk_lead'], notice: 'remind' },
  { clock: 'handle', share: 1, tells: ['holder', 'desk_lead', 'manager', 'reporter'], notice: 'remind' },
  {
    clock: 'handle',
    share: 1.5,
    orAfter: { amount: 1, unit: 'WD' },
    tells: ['holder', 'patron'],
    notice: 'fact',
  },
  {
    clock: 'handle',
    share: 2,
    orAfter: { amount: 3, unit: 'WD' },
    tells: ['upper'],
    notice: 'remind',
    raises: true,
  },
  { clock: 'verify', share: 1, tells: ['leader'], notice: 'remind', pressing: true },
  { clock: 'renew', share: 0.92, tells: ['manager'], notice: 'remind' },
  { clock: 'renew', share: 1, tells: ['manager', 'official'], notice: 'remind' },
  { clock: 'resume', share: 1, tells: ['holder'], notice: 'remind' },
  { clock: 'answer', share: 0.5, tells: ['reporter'], notice: 'fact' },
  { clock: 'answer', share: 1, tells: ['holder'], notice: 'remind' },
];

const RUNNING: Record<SpeakingClock, readonly TicketState[]> = {
  accept: ['dispatched', 'returned'],
  handle: ['dispatched', 'handling', 'returned'],
  verify: ['verifying'],
  renew: ['suspended', 'project'],
  resume: ['suspended'],
  answer: ['waiting'],
};

/** Leaders give their reason anew after so many days (workflow, 需立项 and 挂起). */
export const RENEW_DAYS = 90;
const DAY = 86_400_000;
const SOON: Limit = { amount: 0.1, unit: 'WH' };

function endOfClock(ticket: Ticket, clock: SpeakingClock): number | null {
  if (!RUNNING[clock].includes(ticket.state)) return null;
  const ends: Record<SpeakingClock, number | null> = {
    accept: ticket.acceptBy,
    handle: ticket.dueAt,
    verify: ticket.verifyBy,
    renew: ticket.renewBy,
    resume: ticket.resumeAt,
    answer: ticket.resumeAt,
  };
  return ends[clock];
}

/** When a rung is reached; null while its clock does not run. */
export function momentOf(office: Office, ticket: Ticket, rung: Rung): number | null {
  const { calendar } = office;
  const { clock, share, orAfter, pressing, danger } = rung;
  if (pressing && ticket.urgency === 'normal') return null;
  if (danger && ticket.urgency !== 'emergency') return null;
  const end = endOfClock(ticket, clock);
  if (end === null || share === 1) return end;
  if (clock === 'accept') return calendar.due(end, limitOf(office, 'accept', ticket));
  // In the middle of three working days, when people are awake.
  if (clock === 'answer') return calendar.due(end - 2 * DAY, SOON);
  if (clock === 'renew') return end - Math.round((1 - share) * RENEW_DAYS) * DAY;
  const { clockFrom, clockMinutes, clockUnit } = ticket;
  const byShare =
    clockFrom === null || clockMinutes === null || clockUnit === null
      ? null
      : share < 1
        ? endOf(calendar, clockFrom, { minutes: Math.round(clockMinutes * share), unit: clockUnit })
        : beyond(office, ticket, end, share - 1, { minutes: clockMinutes, unit: clockUnit });
  const byTime = orAfter ? calendar.due(end, orAfter) : null;
  if (byShare === null || byTime === null) return byShare ?? byTime;
  return Math.min(byShare, byTime);
}

/**
 * A share of the limit behind its end. What goes on after a pause has its rest alone on the clock, perhaps nothing: the
 * whole limit counts then, or it would be raised in the hour it goes on.
 */
function beyond(office: Office, ticket: Ticket, end: number, share: number, clock: Span): number {
  const whole = spanOf(limitOf(office, 'handle', ticket));
  const minutes = whole.unit === clock.unit ? Math.max(whole.minutes, clock.minutes) : clock.minutes;
  return endOf(office.calendar, end, { minutes: Math.round(minutes * share), unit: clock.unit });
}

/** The next moment after `after` at which a clock of the ticket has something to say; null when all stand. */
export function nextReminder(office: Office, ticket: Ticket, after: number): number | null {
  let next: number | null = null;
  for (const rung of ladder) {
    const at = momentOf(office, ticket, rung);
    if (at !== null && at > after && (next === null || at < next)) next = at;
  }
  return next;
}

/** What is due from `since` to `now`: of each clock the highest rung alone, so that a night's silence is no flood. */
export function rungsDue(office: Office, ticket: Ticket, since: number, now: number): Rung[] {
  const due = new Map<SpeakingClock, Rung>();
  for (const rung of ladder) {
    const at = momentOf(office, ticket, rung);
    if (at !== null && at >= since && at <= now) due.set(rung.clock, rung);
  }
  return [...due.values()];
}
