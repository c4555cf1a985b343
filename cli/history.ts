import { nextDay } from '../models/calendar';
import { categories } from '../models/category-table';
import type { Directory } from '../models/directory';
import {
  contributions,
  type CountedEvent,
  type CountedTicket,
  type Measure,
  type Sums,
} from '../models/measures';
import type { SqlValue } from '../models/transaction';
import type { TransitionName } from '../models/workflow';

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
  const id = first.ticket + at;
  const reporterId = first.person + Math.floor(at / TICKETS_A_RESIDENT);
  const handlerId = directory.responsible(place.gridId)[0]?.id ?? null;
  const reportedAt = morning + Math.floor((at / A_DAY) * 9 * HOUR);
  const rated = at % 3 !== 0;
  const way = steps.slice(0, open ? 3 : rated ? 7 : 6);
  const moment = (name: TransitionName): number | null => {
    const step = way.find(([transition]) => transition === name);
    return step ? reportedAt + step[1] * HOUR : null;
  };
  const history = way.map(([transition, hours, fromState, toState]) => ({
    ticketId: id,
    at: reportedAt + hours * HOUR,
    actorId: transition === 'report' || transition === 'rate' ? reporterId : open ? null : handlerId,
    transition,
    fromState,
    toState,
    note: '',
  }));
  const ticket = {
    id,
    state: way.at(-1)?.[3] ?? 'reported',
    version: way.length,
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
    handlerId: open ? null : handlerId,
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
    rating: rated && !open ? (at % 20 === 1 ? 3 : 1) : null,
    solvedLevel: open ? null : 'grid',
    verifiedBy: open ? null : rated ? 'reporter' : 'unvisited',
  } as const;
  day.tickets.push(ticket);
  day.events.push(...history);
  day.counted.push({ ticket, history });
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
