import { findMeeting, meetingOn } from './attendance';
import { minutesOf, nextDay, type WorkingCalendar } from '../calendar';
import type { Context, Office } from '../context';
import type { Meeting, MeetingSeries } from './meeting';
import { chairOf, expectedAt, mayLead, meetingSeries } from './meetings';
import { isHeldOn } from './recurrence';
import { nodesOfRight } from '../staff/rights';
import type { Reader, Transaction } from '../store/transaction';

/** A meeting that is held on a day; `meeting` null: nothing was noted of it yet. */
export interface HeldThen {
  series: MeetingSeries;
  meeting: Meeting | null;
  day: string;
  /** HH:MM */
  startsAt: string;
}

/** What is held on a day (YYYY-MM-DD), by its rule or because it was moved there, in the order of the series. */
export async function heldOn(reader: Reader, calendar: WorkingCalendar, day: string): Promise<HeldThen[]> {
  const held: HeldThen[] = [];
  for (const series of await meetingSeries(reader)) {
    const meeting = await findMeeting(reader, series.id, day);
    const isHeld = meeting ? meeting.state !== 'cancelled' : isHeldOn(calendar, series.recurrence, day);
    if (isHeld) held.push({ series, meeting, day, startsAt: meeting?.startsAt ?? series.startsAt });
  }
  return held;
}

export const roomOf = ({ series, meeting }: Pick<HeldThen, 'series' | 'meeting'>): string =>
  meeting?.room ?? series.room;

export interface Seated {
  series: MeetingSeries;
  meeting: Meeting;
}

/** Meetings of one hour at which this person is expected, this one first. */
export async function sameHour(
  tx: Transaction,
  { directory, calendar }: Office,
  { series, meeting }: Seated,
  personId: number,
): Promise<Seated[]> {
  const found: Seated[] = [{ series, meeting }];
  for (const held of await heldOn(tx, calendar, meeting.day)) {
    if (held.series.id === series.id || held.startsAt !== meeting.startsAt) continue;
    if (!expectedAt(directory, held.series, held.meeting).includes(personId)) continue;
    found.push({
      series: held.series,
      meeting: held.meeting ?? (await meetingOn(tx, held.series, meeting.day)),
    });
  }
  return found;
}

/** What one chair holds at one hour in one room is one sitting: one list, one roll; in the order of the series. */
export async function sittingOf(
  tx: Transaction,
  { directory, calendar }: Office,
  one: Seated,
): Promise<Seated[]> {
  const chair = chairOf(directory, one.series, one.meeting);
  const sitting: Seated[] = [];
  for (const held of await heldOn(tx, calendar, one.meeting.day)) {
    const { series, startsAt } = held;
    if (startsAt !== one.meeting.startsAt || chairOf(directory, series, held.meeting) !== chair) continue;
    if (roomOf(held) !== roomOf(one)) continue;
    sitting.push({ series, meeting: held.meeting ?? (await meetingOn(tx, series, one.meeting.day)) });
  }
  return sitting.some(({ series }) => series.id === one.series.id) ? sitting : [one];
}

const LOOK_AHEAD = 40;
/** So long after its start a meeting is still the one that is asked about, in minutes. */
const LASTS = 60;

/** The next day on which this person is expected, leads or looks after the node, with what is held then and is not over; from `from` on. */
export async function nextFor(
  { tx, office, now }: Pick<Context, 'tx' | 'office' | 'now'>,
  personId: number,
  from = office.calendar.local(now).day,
): Promise<HeldThen[]> {
  const { directory, calendar } = office;
  const nodes = nodesOfRight(directory, personId, 'export_ledger').flatMap((node) => directory.below(node));
  for (let ahead = 0, day = from; ahead < LOOK_AHEAD; ahead++, day = nextDay(day)) {
    const held = (await heldOn(tx, calendar, day)).filter(
      ({ series, meeting, startsAt }) =>
        meeting?.state !== 'ended' &&
        calendar.at(day, minutesOf(startsAt) + LASTS) > now &&
        (expectedAt(directory, series, meeting).includes(personId) ||
          mayLead(directory, series, meeting, personId) ||
          nodes.includes(series.gridId)),
    );
    if (held.length > 0) return held.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  }
  return [];
}
