import type { GridLevel } from '../staff/grid';
import type { Ticket, TicketEvent, VerifiedBy } from '../tickets/ticket';

/** The measures of daily_figure, one column each; what each counts, and on which day, stands in `contributions`. */
export const measures = [
  'reported',
  'byResidents',
  'filed',
  'declined',
  'merged',
  'dispatched',
  'received',
  'receivedOnTime',
  'returned',
  'extended',
  'suspended',
  'due',
  'dueOnTime',
  'closed',
  'closedOnTime',
  'selfHandled',
  'reworked',
  'reopened',
  'rated',
  'pleased',
  'satisfied',
  'unsolved',
  'solvedInGrid',
  'solvedInStreet',
  'solvedInDistrict',
  'confirmed',
  'checked',
  'unvisited',
] as const;
export type Measure = (typeof measures)[number];
export type Figures = Record<Measure, number>;

/** Counted up when `contributions` counts something else: the nightly check then rebuilds instead of comparing. */
export const MEASURES_VERSION = '4';

/** The columns of a ticket that figures depend on: none of them says anything about a person. */
export const countedColumns = [
  'id',
  'state',
  'category',
  'gridId',
  'source',
  'reporterId',
  'round',
  'reportedAt',
  'filedAt',
  'doneAt',
  'closedAt',
  'ratedAt',
  'lookBy',
  'dueAt',
  'rating',
  'solvedLevel',
  'verifiedBy',
] as const satisfies readonly (keyof Ticket)[];
export type CountedTicket = Pick<Ticket, (typeof countedColumns)[number]>;

/** A line of history as far as it is counted. */
export type CountedEvent = Pick<TicketEvent, 'at' | 'actorId' | 'toState'> & { transition: string };

/** Moves of which each counts by itself, whatever became of the ticket later. */
const eachTime: Readonly<Record<string, Measure>> = {
  refuse: 'returned',
  extend: 'extended',
  suspend: 'suspended',
  reopen: 'reopened',
};
/** The reporter says that it is not mended. */
const NOT_MENDED: ReadonlySet<string> = new Set(['rework', 'reopen']);
/** Somebody took it: 签收. */
const TAKEN: ReadonlySet<string> = new Set(['accept', 'self_handle']);
/** Moves that `contributions` looks at; the recount reads no others. */
export const countedTransitions: readonly string[] = [
  ...Object.keys(eachTime),
  'rework',
  'accept',
  'self_handle',
  'dispatch',
  'decline',
  'merge',
  'uphold',
];

/** 微循环, 小循环, 大循环: the loop that solved it. */
const loops: Readonly<Record<GridLevel, Measure | null>> = {
  cell: 'solvedInGrid',
  grid: 'solvedInGrid',
  community: 'solvedInGrid',
  street: 'solvedInStreet',
  district: 'solvedInDistrict',
};
/** Who said that it is done; what somebody did and closed himself was asked of nobody. */
const visits: Readonly<Record<VerifiedBy, Measure | null>> = {
  reporter: 'confirmed',
  building: 'checked',
  staff: 'checked',
  unvisited: 'unvisited',
  self: null,
};

const PLEASED = 1;
const SATISFIED_UP_TO = 2;
const STAFF_SOURCES: ReadonlySet<string> = new Set(['member', 'self', 'transfer', 'import']);
/** No work of ours: they count as reported and by their own measure, nowhere else. */
const SET_ASIDE: Readonly<Record<string, { measure: Measure; transition: string }>> = {
  declined: { measure: 'declined', transition: 'decline' },
  merged: { measure: 'merged', transition: 'merge' },
};

/** Tells the local day of a moment; a WorkingCalendar does. */
export interface Days {
  local(at: number): { readonly day: string };
}

/** day|grid|category → what is counted there. */
export type Sums = Map<string, Partial<Figures>>;

export const figureKey = (day: string, gridId: number, category: string): string =>
  `${day}|${gridId}|${category}`;

/**
 * What one ticket adds to which day. Pure: the counters, the nightly recount and the tests all sum this. Nothing of a
 * withdrawn report counts. Everything hangs on the ticket's present grid and kind, so a ticket that is recategorised or
 * moved takes its whole history with it.
 */
export function contributions(ticket: CountedTicket, history: readonly CountedEvent[], calendar: Days): Sums {
  const sums: Sums = new Map();
  if (ticket.state === 'withdrawn') return sums;
  const add = (at: number | null, measure: Measure, when = true): void => {
    if (at === null || !when) return;
    const key = figureKey(calendar.local(at).day, ticket.gridId, ticket.category);
    const row = sums.get(key) ?? {};
    row[measure] = (row[measure] ?? 0) + 1;
    sums.set(key, row);
  };
  add(ticket.reportedAt, 'reported');
  add(ticket.reportedAt, 'byResidents', !STAFF_SOURCES.has(ticket.source));
  const aside = SET_ASIDE[ticket.state];
  if (aside) {
    const moved = history.findLast(({ transition }) => transition === aside.transition);
    add(moved?.at ?? ticket.reportedAt, aside.measure);
    return sums;
  }
  add(ticket.filedAt, 'filed');
  addReceipt(ticket, history, add);
  addClosing(
    ticket,
    add,
    history.some(({ transition }) => transition === 'uphold'),
  );
  for (const { at, actorId, transition } of history) {
    const measure = eachTime[transition];
    if (measure) add(at, measure);
    add(at, 'unsolved', NOT_MENDED.has(transition) && actorId === ticket.reporterId);
  }
  return sums;
}

type Add = (at: number | null, measure: Measure, when?: boolean) => void;

/** 签收: the day of the first dispatch; on time when somebody took it before the time to look. */
function addReceipt(ticket: CountedTicket, history: readonly CountedEvent[], add: Add): void {
  const dispatched = history.find(({ transition }) => transition === 'dispatch');
  if (!dispatched) return;
  const taken = history.find(({ transition }) => TAKEN.has(transition));
  add(dispatched.at, 'dispatched');
  add(dispatched.at, 'received', taken !== undefined);
  add(
    dispatched.at,
    'receivedOnTime',
    taken !== undefined && (ticket.lookBy === null || taken.at <= ticket.lookBy),
  );
}

/** An upheld appeal (申诉成立) takes the ticket out of what was due; it is not held against anybody. */
function addClosing(ticket: CountedTicket, add: Add, exempt: boolean): void {
  const { closedAt, doneAt, dueAt, rating, ratedAt, round, solvedLevel, source, verifiedBy } = ticket;
  add(dueAt, 'due', !exempt);
  add(dueAt, 'dueOnTime', !exempt && doneAt !== null && doneAt <= (dueAt ?? 0));
  add(closedAt, 'closed');
  add(closedAt, 'closedOnTime', exempt || (doneAt ?? closedAt ?? 0) <= (dueAt ?? Infinity));
  add(closedAt, 'selfHandled', source === 'self');
  add(closedAt, 'reworked', round > 0);
  const loop = solvedLevel === null ? null : loops[solvedLevel];
  if (loop) add(closedAt, loop);
  const visit = verifiedBy === null ? null : visits[verifiedBy];
  if (visit) add(closedAt, visit);
  if (rating === null) return;
  add(ratedAt, 'rated');
  add(ratedAt, 'pleased', rating === PLEASED);
  add(ratedAt, 'satisfied', rating <= SATISFIED_UP_TO);
}

export const emptyFigures = (): Figures =>
  Object.fromEntries(measures.map((measure) => [measure, 0])) as Figures;

/** One line of sums. */
export function total(parts: Iterable<Partial<Figures>>): Figures {
  const sum = emptyFigures();
  for (const part of parts) for (const measure of measures) sum[measure] += part[measure] ?? 0;
  return sum;
}
