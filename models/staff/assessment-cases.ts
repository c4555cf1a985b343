import {
  judge,
  type AssessedEvent,
  type AssessedTicket,
  type Away,
  type CaseResult,
  type Result,
  type Span,
} from './assessment';
import { nextDay } from '../calendar';
import type { Context, Office } from '../context';
import { objectionsOf, type Objection } from './objection';
import { monthsOf, type Period } from '../period';
import type { Absence, DutyShift } from './roster';
import type { Reader, SqlValue } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** A case with whose it is and what it was about, for those who may read the ticket anyway. */
export interface Case extends CaseResult {
  personId: number;
}

type Asking = Pick<Context, 'office' | 'now'>;
type Row = AssessedTicket & { handlerId: number };

/** What the cases of somebody (or of all in these grids) say in a month: each result on the day of its limit. */
export async function casesOf(
  reader: Reader,
  { office, now }: Asking,
  month: Period,
  whose: { personId: number } | { gridIds: readonly number[] },
): Promise<Case[]> {
  const [begins, ends] = boundsOf(office, month);
  const own = 'personId' in whose;
  if (!own && whose.gridIds.length === 0) return [];
  const where: [string, SqlValue[]] = own
    ? ['handlerId = ?', [whose.personId]]
    : [`gridId IN (${marks(whose.gridIds)}) AND handlerId IS NOT NULL`, [...whose.gridIds]];
  const inMonth = (column: string): string => `(${column} >= ? AND ${column} < ?)`;
  const tickets = await reader.rows<Row>(
    `SELECT id, gridId, state, source, handlerId, lookBy, dueAt, doneAt, closedAt FROM ticket
      WHERE ${where[0]} AND (${inMonth('lookBy')} OR ${inMonth('dueAt')} OR ${inMonth('closedAt')}) ORDER BY id`,
    [...where[1], begins, ends, begins, ends, begins, ends],
  );
  const histories = await historiesOf(reader, tickets);
  const away = await awayOf(reader, office, own ? whose.personId : null);
  return tickets.flatMap((ticket) =>
    judge(ticket, histories.get(ticket.id) ?? [], away(ticket), now)
      .filter(({ at }) => at >= begins && at < ends)
      .map((result) => ({ ...result, personId: ticket.handlerId })),
  );
}

const boundsOf = ({ calendar }: Office, { from, to }: Period): [number, number] => [
  calendar.at(from, 0),
  calendar.at(nextDay(to), 0),
];

const PAGE = 500;

async function historiesOf(reader: Reader, tickets: readonly Row[]): Promise<Map<number, AssessedEvent[]>> {
  const told = new Map<number, AssessedEvent[]>();
  for (let from = 0; from < tickets.length; from += PAGE) {
    const ids = tickets.slice(from, from + PAGE).map(({ id }) => id);
    const rows = await reader.rows<AssessedEvent & { ticketId: number }>(
      `SELECT ticketId, at, actorId, transition FROM ticket_event WHERE ticketId IN (${marks(ids)}) ORDER BY id`,
      ids,
    );
    for (const { ticketId, ...event } of rows) told.set(ticketId, [...(told.get(ticketId) ?? []), event]);
  }
  return told;
}

/** When the person of a ticket could not act, and what objections set aside of it. */
async function awayOf(
  reader: Reader,
  { calendar }: Office,
  personId: number | null,
): Promise<(ticket: Row) => Away> {
  const [only, values] = personId === null ? ['', []] : [' WHERE personId = ?', [personId]];
  const absences = await reader.rows<Absence>(`SELECT * FROM absence${only}`, values);
  const shifts = await reader.rows<DutyShift>(`SELECT * FROM duty_shift${only}`, values);
  const upheld = (await objectionsOf(reader, personId)).filter((one) => isUpheld(one));
  return ({ id, handlerId }) => ({
    leave: ofPerson(absences, handlerId).map(({ fromDay, untilDay }): Span => ({
      from: calendar.at(fromDay, 0),
      until: calendar.at(nextDay(untilDay), 0),
    })),
    duty: ofPerson(shifts, handlerId).map(({ startsAt, endsAt }): Span => ({
      from: startsAt,
      until: endsAt,
    })),
    upheld: new Set<Result>(
      upheld.filter((one) => one.ticketId === id && one.personId === handlerId).map(({ result }) => result),
    ),
  });
}

const ofPerson = <T extends { personId: number }>(rows: readonly T[], personId: number): T[] =>
  rows.filter((row) => row.personId === personId);

export const isUpheld = ({ upheld, decidedAt }: Objection): boolean => decidedAt !== null && upheld;

/** The month before the one in which the day lies. */
export const monthBefore = (day: string): Period =>
  monthsOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 1);

/** Objections are raised for so long after the first working day of the next month; then leaders see the values. As many to decide. */
const OBJECTION_DAYS = 5;

/** The first working day after a month: its people see it. */
export const shownOn = ({ calendar }: Office, { to }: Period): string => calendar.workingDayFrom(nextDay(to));

/** The last day for objections; from the next on leaders see it. */
export const settledOn = (office: Office, month: Period): string =>
  office.calendar.workingDaysAfter(shownOn(office, month), OBJECTION_DAYS);

/** The first working day on which every objection is decided: the flag is given. */
export const flagOn = (office: Office, month: Period): string =>
  office.calendar.workingDaysAfter(settledOn(office, month), OBJECTION_DAYS + 1);

/** What one case says about somebody in one result; null when it is not his, or says nothing. */
export async function caseResult(
  reader: Reader,
  { office, now }: Asking,
  personId: number,
  ticketId: number,
  result: Result,
): Promise<Case | null> {
  const [ticket] = await reader.rows<Row>(
    `SELECT id, gridId, state, source, handlerId, lookBy, dueAt, doneAt, closedAt FROM ticket
      WHERE id = ? AND handlerId = ?`,
    [ticketId, personId],
  );
  if (!ticket) return null;
  const histories = await historiesOf(reader, [ticket]);
  const away = await awayOf(reader, office, personId);
  const judged = judge(ticket, histories.get(ticketId) ?? [], away(ticket), now);
  const found = judged.find((one) => one.result === result);
  return found ? { ...found, personId } : null;
}
