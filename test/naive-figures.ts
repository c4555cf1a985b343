import type { Measure } from '../models/figures/measures';
import type { Ticket, TicketEvent } from '../models/tickets/ticket';

type Moments = (ticket: Ticket, events: readonly TicketEvent[]) => (number | null | undefined)[];
const all = (events: readonly TicketEvent[], ...names: string[]): number[] =>
  events.filter(({ transition }) => names.includes(transition)).map(({ at }) => at);
/** States of which not all versions know. */
const stateOf = ({ state }: Ticket): string => state;
const worked =
  (moments: Moments): Moments =>
  (ticket, events) =>
    ['declined', 'merged'].includes(stateOf(ticket)) ? [] : moments(ticket, events);
const closedWhen = (holds: (ticket: Ticket) => boolean): Moments =>
  worked((ticket) => (holds(ticket) ? [ticket.closedAt] : []));
/** 申诉成立. */
const isExempt = (events: readonly TicketEvent[]): boolean => all(events, 'uphold').length > 0;
const ratedWhen = (holds: (rating: number) => boolean): Moments =>
  worked((ticket) => (ticket.rating !== null && holds(ticket.rating) ? [ticket.ratedAt] : []));
const dispatchedWhen = (holds: (ticket: Ticket, taken: number | undefined) => boolean): Moments =>
  worked((ticket, events) =>
    holds(ticket, all(events, 'accept', 'self_handle')[0]) ? [all(events, 'dispatch')[0]] : [],
  );

/**
 * The definitions once more, one line each, written from what 口径 says (notices/figures/measure-words.ts) and not from models/figures/measures.ts:
 * the moments at which a ticket counts one. A withdrawn ticket counts nowhere.
 */
export const naive: Record<Measure, Moments> = {
  reported: ({ reportedAt }) => [reportedAt],
  byResidents: ({ source, reportedAt }) =>
    ['member', 'self', 'transfer', 'import'].includes(source) ? [] : [reportedAt],
  filed: worked(({ filedAt }) => [filedAt]),
  declined: (ticket, events) => (stateOf(ticket) === 'declined' ? [all(events, 'decline').at(-1)] : []),
  merged: (ticket, events) => (stateOf(ticket) === 'merged' ? [all(events, 'merge').at(-1)] : []),
  dispatched: dispatchedWhen(() => true),
  received: dispatchedWhen((_, taken) => taken !== undefined),
  receivedOnTime: dispatchedWhen(({ lookBy }, taken) => taken !== undefined && taken <= (lookBy ?? Infinity)),
  returned: worked((_, events) => all(events, 'refuse')),
  extended: worked((_, events) => all(events, 'extend')),
  suspended: worked((_, events) => all(events, 'suspend')),
  due: worked(({ dueAt }, events) => (isExempt(events) ? [] : [dueAt])),
  dueOnTime: worked(({ dueAt, doneAt }, events) =>
    dueAt !== null && doneAt !== null && doneAt <= dueAt && !isExempt(events) ? [dueAt] : [],
  ),
  closed: closedWhen(() => true),
  closedOnTime: worked(({ doneAt, closedAt, dueAt }, events) =>
    dueAt === null || (doneAt ?? closedAt ?? 0) <= dueAt || isExempt(events) ? [closedAt] : [],
  ),
  selfHandled: closedWhen(({ source }) => source === 'self'),
  reworked: closedWhen(({ round }) => round >= 1),
  reopened: worked((_, events) => all(events, 'reopen')),
  rated: ratedWhen(() => true),
  pleased: ratedWhen((rating) => rating === 1),
  satisfied: ratedWhen((rating) => rating === 1 || rating === 2),
  unsolved: worked(({ reporterId }, events) =>
    all(
      events.filter(({ actorId }) => actorId === reporterId),
      'rework',
      'reopen',
    ),
  ),
  solvedInGrid: closedWhen(({ solvedLevel }) => solvedLevel === 'grid' || solvedLevel === 'community'),
  solvedInStreet: closedWhen(({ solvedLevel }) => solvedLevel === 'street'),
  solvedInDistrict: closedWhen(({ solvedLevel }) => solvedLevel === 'district'),
  confirmed: closedWhen(({ verifiedBy }) => verifiedBy === 'reporter'),
  checked: closedWhen(({ verifiedBy }) => verifiedBy === 'building' || verifiedBy === 'staff'),
  unvisited: closedWhen(({ verifiedBy }) => verifiedBy === 'unvisited'),
};

/** The day in Shanghai, eight hours ahead, without our calendar. */
export const naiveDay = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** day|grid|category|measure → how many, zeros left out. */
export function naiveRecount(
  tickets: readonly Ticket[],
  events: readonly TicketEvent[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ticket of tickets.filter(({ state }) => state !== 'withdrawn')) {
    const own = events.filter(({ ticketId }) => ticketId === ticket.id).toSorted((a, b) => a.id - b.id);
    for (const [measure, moments] of Object.entries(naive)) {
      for (const at of moments(ticket, own)) {
        if (at === null || at === undefined) continue;
        const key = `${naiveDay(at)}|${ticket.gridId}|${ticket.category}|${measure}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The value below or at which so many percent lie. */
export function naivePercentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.find((_, at) => ((at + 1) / sorted.length) * 100 >= percent) ?? 0;
}

const MONTH = 30 * 86_400_000;
const ASIDE = ['withdrawn', 'declined', 'merged'];
const byResident = ({ source }: Ticket): boolean => source === 'resident' || source === 'building_head';

/** Reports before which the same had been closed at the place, or for the resident, within thirty days. */
export function naiveRepeats(tickets: readonly Ticket[]): Ticket[] {
  const counted = tickets.filter((ticket) => !ASIDE.includes(stateOf(ticket)));
  return counted.filter((ticket) =>
    counted.some((earlier) => {
      const pause = earlier.closedAt === null ? -1 : ticket.reportedAt - earlier.closedAt;
      if (earlier.id === ticket.id || earlier.category !== ticket.category) return false;
      if (pause <= 0 || pause > MONTH) return false;
      const samePlace = ticket.placeId !== null && ticket.placeId === earlier.placeId;
      const sameResident =
        ticket.reporterId === earlier.reporterId && byResident(ticket) && byResident(earlier);
      return samePlace || sameResident;
    }),
  );
}
