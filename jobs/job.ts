import { minutesOf, type WorkingCalendar } from '../models/calendar';
import type { Context, Office } from '../models/context';
import type { Database } from '../models/store/database';
import { Failure } from '../models/failure';
import type { Reader } from '../models/store/transaction';
import { wantedUntil } from './catch-up';

/** One time at which a job is to run: once, whenever between `at` and `until` somebody gets to it. */
export interface Moment {
  /** Unique with `at`: job name, and what it is for when one job has several (meeting-reminder:3). */
  name: string;
  /** Epoch milliseconds. */
  at: number;
  /** Later on that day nobody needs it any more: a reminder after the meeting is noise. Further days: catch-up.ts. */
  until: number;
  /** The row it is for (a meeting series); 0 when there is none. */
  subject: number;
}

export interface Job {
  name: string;
  /** For the operator, in Chinese. */
  says: string;
  /** Days before today whose moments may still be in time (`until` of a night shift); none when left out. */
  looksBack?: number;
  /** Moments of the local day `day` (YYYY-MM-DD); none when the job has nothing to do that day. */
  moments(reader: Reader, office: Office, day: string): Promise<Moment[]>;
  /** Runs in the transaction that also notes the run. Returns what it did, for the record. */
  run(context: Context, moment: Moment): Promise<string>;
}

/** Something that is looked at every minute and may be looked at twice without harm. */
export interface Chore {
  name: string;
  says: string;
  /** Returns how much it did. */
  run(chore: ChoreContext): Promise<number>;
}

export interface ChoreContext {
  database: Database;
  office: Office;
  now: number;
}

/** Somebody else was at the same ticket at the same moment: it is looked at again in a minute. */
export async function unlessTaken(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** The job's moment on that day at `time` (HH:MM), good until `until`, or as long as the table says (catch-up.ts). */
export const momentOn = (
  name: string,
  time: string,
  calendar: WorkingCalendar,
  day: string,
  until?: string,
): Moment => ({
  name,
  at: calendar.at(day, minutesOf(time)),
  until: wantedUntil(name, calendar, day, until),
  subject: 0,
});

/** Every working day at `time` (HH:MM). */
export const onWorkingDays =
  (name: string, time: string, until?: string): Job['moments'] =>
  async (_reader, { calendar }, day) =>
    calendar.isWorkingDay(day) ? [momentOn(name, time, calendar, day, until)] : [];
