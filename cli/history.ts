import { nextDay } from '../models/calendar';
import { categories } from '../models/category-table';
import type { Directory } from '../models/staff/directory';
import {
  contributions,
  type CountedEvent,
  type CountedTicket,
  type Measure,
  type Sums,
} from '../models/figures/measures';
import type { SqlValue } from '../models/store/transaction';
import type { TransitionName } from '../models/tickets/workflow';

const HOUR = 3_600_000;
/** Every tenth kind: as many as a street sees. */
const kinds = categories.filter((_, at) => at % 10 === 0);
/** Reports of one day of the made-up past; every earlier day is a copy of it. */
export const A_DAY = 1_000;
const TICKETS_A_RESIDENT = 4;
/** Still open, whatever the length of the past: offices finish their work. */
export const STILL_OPEN = 60;

/** A row by column, in the order of the first. */
export type Row = Record<string, SqlValue>;

export interface Day {
  tickets: Row[];
  events: Row[];
  counted: { ticket: CountedTicket; history: CountedEvent[] }[];
}

export interface Keys {
  ticket: number;
  person: number;
}

export const residentsFor = (tickets: number): number => Math.ceil(tickets / TICKETS_A_RESIDENT);

const steps = [
  ['report', 0, 'none', 'reported'],
  ['file', 0, 'reported', 'filed'],
  ['dispatch', 0, 'filed', 'dispatched'],
  ['accept', 0.5, 'dispatched', 'handling'],
  ['finish', 5, 'handling', 'verifying'],
  ['close', 26, 'verifying', 'closed'],
  ['rate', 27, 'closed', 'rated'],
] as const satisfies readonly (readonly [TransitionName, number, string, string])[];

/** One day's reports, done and closed the day after; the last ones, when asked for, still wait for somebody. */
export function dayOfReports(
  directory: Directory,
  first: Keys,
  morning: number,
  { count, open }: { count: number; open: boolean },
): Day {
  const day: Day = { tickets: [], events: [], counted: [] };
  for (let at = 0; at < count; at++) addReport(day, directory, first, { at, morning, open });
  return day;
}

function addReport(
  day: Day,
  directory: Directory,
  first: Keys,
  { at, morning, open }: { at: number; morning: number; open: boolean },
): void {
  const place = directory.places[(at * 7) % directory.places.length];
  const category = kinds[(at * 11) % kinds.length];
  if (!place || !category) return;
  const reported: Reported = {
    id: first.ticket + at,
    at,
    open,
    place,
    category,
    reporterId: first.person + Math.floor(at / TICKETS_A_RESIDENT),
    handlerId: open ? null : (directory.responsible(place.gridId)[0]?.id ?? null),
    reportedAt: morning + Math.floor((at / A_DAY) * 9 * HOUR),
    rated: !open && at % 3 !== 0,
  };
  const history = historyOf(reported);
  const ticket = ticketOf(reported, history);
  day.tickets.push(ticket);
  day.events.push(...history);
  day.counted.push({ ticket, history });
}

/** What is decided of a made-up report before its rows are written. */
interface Reported {
  id: number;
  /** Which of its day it is, from 0. */
  at: number;
  open: boolean;
  place: Directory['places'][number];
  category: (typeof kinds)[number];
  reporterId: number;
  /** null while it waits for somebody. */
  handlerId: number | null;
  reportedAt: number;
  rated: boolean;
}

function historyOf({ id, open, rated, reporterId, handlerId, reportedAt }: Reported) {
  const way = steps.slice(0, open ? 3 : rated ? 7 : 6);
  return way.map(([transition, hours, fromState, toState]) => ({
    ticketId: id,
    at: reportedAt + hours * HOUR,
    actorId: transition === 'report' || transition === 'rate' ? reporterId : handlerId,
    transition,
    fromState,
    toState,
    note: '',
  }));
}

function ticketOf(
  { id, at, open, place, category, reporterId, handlerId, reportedAt, rated }: Reported,
  history: ReturnType<typeof historyOf>,
) {
  const moment = (name: TransitionName): number | null =>
    history.find(({ transition }) => transition === name)?.at ?? null;
  return {
    id,
    state: history.at(-1)?.toState ?? 'reported',
    version: history.length,
    category: category.code,
    gridId: place.gridId,
    placeId: place.id,
    placeText: place.name,
    subject: Array.from(category.wordings[0] ?? category.name)
      .slice(0, 60)
      .join(''),
    description: `${place.name}${category.wordings[0] ?? category.name}`,
    urgency: 'normal',
    channel: 'kf',
    source: 'resident',
    reporterId,
    handlerId,
    desk: null,
    confirmed: 1,
    round: 0,
    reportedAt,
    filedAt: reportedAt,
    acceptedAt: moment('accept'),
    doneAt: moment('finish'),
    closedAt: moment('close'),
    ratedAt: moment('rate'),
    lookBy: reportedAt + 4 * HOUR,
    // One in ten was late.
    dueAt: reportedAt + (at % 10 === 0 ? 4 : 24) * HOUR,
    result: open ? null : '已处理',
    rating: rated ? (at % 20 === 1 ? 3 : 1) : null,
    solvedLevel: open ? null : 'grid',
    verifiedBy: open ? null : rated ? 'reporter' : 'unvisited',
  } as const;
}

/** What a day adds to the daily figures, by day, grid and category. */
export function figuresOfDay({ counted }: Day, calendar: Parameters<typeof contributions>[2]): Sums {
  const sums: Sums = new Map();
  for (const { ticket, history } of counted) addTo(sums, contributions(ticket, history, calendar));
  return sums;
}

export function addTo(sums: Sums, more: Sums): void {
  for (const [key, row] of more) {
    const sum = sums.get(key) ?? {};
    for (const [measure, count] of Object.entries(row) as [Measure, number][])
      sum[measure] = (sum[measure] ?? 0) + count;
    sums.set(key, sum);
  }
}

/** The same figures so many days earlier. */
export function earlier(sums: Sums, days: number): Sums {
  const moved = new Map<string, string>();
  return new Map(
    [...sums].map(([key, row]) => {
      const [day = '', ...rest] = key.split('|');
      const before = moved.get(day) ?? nextDay(day, -days);
      moved.set(day, before);
      return [[before, ...rest].join('|'), { ...row }] as const;
    }),
  );
}
