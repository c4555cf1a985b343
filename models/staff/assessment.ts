import type { Ticket, TicketEvent } from '../tickets/ticket';

/** What is looked at: results alone. Never how much somebody reported, visited, photographed, logged in, or was complained about. */
export const results = ['answered', 'onTime', 'firstTime'] as const;
export type Result = (typeof results)[number];

/** Epoch milliseconds, end exclusive. */
export interface Span {
  from: number;
  until: number;
}

/**
 * met and missed count. A miss during leave or duty, or while others had to act first, is nobody's and leaves the
 * denominator; so does one whose objection was upheld. none: this result says nothing about the case (yet).
 */
export type Verdict = 'met' | 'missed' | 'leave' | 'duty' | 'waiting' | 'objected' | 'none';

/** What one case says, each result with the moment by which it belongs to a month. */
export interface CaseResult {
  ticketId: number;
  gridId: number;
  result: Result;
  verdict: Verdict;
  /** The limit that was met or missed; of firstTime the closing. */
  at: number;
}

export type AssessedTicket = Pick<
  Ticket,
  'id' | 'gridId' | 'state' | 'source' | 'handlerId' | 'lookBy' | 'dueAt' | 'doneAt' | 'closedAt'
>;
export type AssessedEvent = Pick<TicketEvent, 'at' | 'actorId' | 'transition'>;

/** When the person could not act, and which of his results an objection has set aside. */
export interface Away {
  leave: readonly Span[];
  duty: readonly Span[];
  upheld: ReadonlySet<Result>;
}

const TAKEN: ReadonlySet<string> = new Set(['accept']);
const NOT_GOOD: ReadonlySet<string> = new Set(['rework', 'reopen']);
/** States in which a case says nothing about anybody's work. */
const SET_ASIDE: ReadonlySet<string> = new Set(['withdrawn', 'declined', 'merged', 'project']);
/** Others have to act first: from this move until the first of those behind it. */
const waits: Readonly<Record<string, readonly string[]>> = {
  suspend: ['resume'],
  ask_suspend: ['suspend', 'refuse_request'],
  ask_extend: ['extend', 'refuse_request'],
  assist: ['assist_done'],
  whistle: ['whistle_end'],
};

/**
 * What a case says about whoever has it in hand. Pure: its own columns and history, his leave and duty, and now.
 * Found and done in one message (自办) says nothing: there was no limit to keep.
 */
export function judge(
  ticket: AssessedTicket,
  history: readonly AssessedEvent[],
  away: Away,
  now: number,
): CaseResult[] {
  const { id: ticketId, gridId, handlerId } = ticket;
  if (handlerId === null || ticket.source === 'self' || SET_ASIDE.has(ticket.state)) return [];
  const taken = history.find(({ transition, actorId }) => TAKEN.has(transition) && actorId === handlerId)?.at;
  // Before it was his it was somebody else's: what was late by then is not his.
  const asked = lastBefore(history, 'dispatch', 'reassign', taken) ?? taken;
  if (asked === undefined) return [];
  const others = waitingSpans(history, now);
  const verdict = (result: Result, limit: number, reached: number | undefined): Verdict => {
    if (reached !== undefined && reached <= limit) return 'met';
    if (now <= limit) return 'none';
    if (away.upheld.has(result)) return 'objected';
    const span = { from: asked, until: limit };
    if (asked > limit || overlaps(others, span)) return 'waiting';
    if (overlaps(away.leave, span)) return 'leave';
    return overlaps(away.duty, span) ? 'duty' : 'missed';
  };
  const told: CaseResult[] = [];
  const add = (result: Result, at: number | null, judged: (at: number) => Verdict): void => {
    if (at !== null) told.push({ ticketId, gridId, result, verdict: judged(at), at });
  };
  add('answered', ticket.lookBy, (limit) => verdict('answered', limit, taken));
  add('onTime', ticket.dueAt, (limit) => verdict('onTime', limit, ticket.doneAt ?? undefined));
  add('firstTime', ticket.closedAt, () => {
    if (!history.some(({ transition, at }) => NOT_GOOD.has(transition) && at >= asked)) return 'met';
    return away.upheld.has('firstTime') ? 'objected' : 'missed';
  });
  return told;
}

function lastBefore(
  history: readonly AssessedEvent[],
  one: string,
  other: string,
  until: number | undefined,
): number | undefined {
  return history.findLast(
    ({ transition, at }) =>
      (transition === one || transition === other) && (until === undefined || at <= until),
  )?.at;
}

/** Times in which somebody else had to act; one that is not over lasts until now. */
function waitingSpans(history: readonly AssessedEvent[], now: number): Span[] {
  return history.flatMap(({ transition, at }, index) => {
    const ends = waits[transition];
    if (!ends) return [];
    const end = history.slice(index + 1).find((later) => ends.includes(later.transition));
    return [{ from: at, until: end?.at ?? now }];
  });
}

const overlaps = (spans: readonly Span[], { from, until }: Span): boolean =>
  spans.some((span) => span.from < until && span.until > from);

/** Fewer cases say nothing (样本不足). */
export const LEAST_CASES = 10;

export interface Value {
  met: number;
  /** Met and missed; what left the denominator is not in it. */
  of: number;
  /** Null below ten cases. */
  rate: number | null;
}
export type Values = Record<Result, Value>;

/** Sums of one person or grid: of cases, never of rates. */
export function valuesOf(cases: readonly CaseResult[]): Values {
  const value = (result: Result): Value => {
    const counted = cases.filter((one) => one.result === result && isCounted(one.verdict));
    const met = counted.filter(({ verdict }) => verdict === 'met').length;
    const of = counted.length;
    return { met, of, rate: of < LEAST_CASES ? null : met / of };
  };
  return { answered: value('answered'), onTime: value('onTime'), firstTime: value('firstTime') };
}

const isCounted = (verdict: Verdict): boolean => verdict === 'met' || verdict === 'missed';

/** 流动红旗: the best by the mean of the three, those alike together; nobody when none has ten cases of each. */
export function bestOf<T>(rows: readonly { of: T; values: Values }[]): { of: T; values: Values }[] {
  const scored = rows.flatMap((row) => {
    const rates = results.flatMap((result) => row.values[result].rate ?? []);
    return rates.length === results.length
      ? [{ row, score: rates.reduce((sum, rate) => sum + rate, 0) / rates.length }]
      : [];
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ row }) => row);
}
