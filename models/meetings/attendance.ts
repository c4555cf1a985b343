import type { Directory } from '../staff/directory';
import type { Attendance, AttendanceAnswer, Meeting, MeetingSeries } from './meeting';
import { chairOf, expectedAt } from './meetings';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

/** The meeting of a series on a day; null when nothing was noted of it yet. */
export const findMeeting = (reader: Reader, seriesId: number, day: string): Promise<Meeting | null> =>
  one<Meeting>(reader, 'SELECT * FROM meeting WHERE seriesId = ? AND day = ?', [seriesId, day]);

export const loadMeeting = (reader: Reader, id: number): Promise<Meeting | null> =>
  one<Meeting>(reader, 'SELECT * FROM meeting WHERE id = ?', [id]);

/** Meetings of that day that have begun and are not over. */
export const begunMeetings = (reader: Reader, day: string): Promise<Meeting[]> =>
  reader.rows<Meeting>(
    "SELECT * FROM meeting WHERE day = ? AND begunAt IS NOT NULL AND state = 'planned' ORDER BY id",
    [day],
  );

/** The same, made when there is none. */
export async function meetingOn(tx: Transaction, series: MeetingSeries, day: string): Promise<Meeting> {
  const known = await findMeeting(tx, series.id, day);
  if (known) return known;
  const row = {
    seriesId: series.id,
    day,
    startsAt: series.startsAt,
    state: 'planned',
    attendanceTaken: false,
    remindedAt: null,
    begunAt: null,
    endedAt: null,
    room: null,
    chairId: null,
  } as const;
  return { id: await insert(tx, 'meeting', row), ...row };
}

/** Notes what a person said of himself, or the chair of him; the last word counts. */
export async function noteAttendance(
  tx: Transaction,
  meetingId: number,
  personId: number,
  answer: AttendanceAnswer,
  now: number,
): Promise<void> {
  const change = 'UPDATE attendance SET answer = ?, answeredAt = ? WHERE meetingId = ? AND personId = ?';
  const values = [answer, now, meetingId, personId];
  if ((await tx.run(change, values)).affected > 0) return;
  try {
    await insert(tx, 'attendance', { meetingId, personId, answer, answeredAt: now });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await tx.run(change, values);
  }
}

/** What was said of somebody so far; null: nothing. */
export async function answerOf(
  reader: Reader,
  meetingId: number,
  personId: number,
): Promise<AttendanceAnswer | null> {
  const row = await one<Attendance>(reader, 'SELECT * FROM attendance WHERE meetingId = ? AND personId = ?', [
    meetingId,
    personId,
  ]);
  return row?.answer ?? null;
}

/** Everybody expected, by what is known of him; `silent`: said nothing and nobody said anything of him. */
export interface Roll {
  expected: number[];
  here: number[];
  leave: number[];
  away: number[];
  absent: number[];
  silent: number[];
}

export async function rollOf(
  reader: Reader,
  directory: Directory,
  series: MeetingSeries,
  meeting: Pick<Meeting, 'id' | 'attendanceTaken' | 'chairId'>,
): Promise<Roll> {
  const expected = expectedAt(directory, series, meeting);
  const rows = await reader.rows<Attendance>('SELECT * FROM attendance WHERE meetingId = ?', [meeting.id]);
  const said = new Map(rows.map(({ personId, answer }) => [personId, answer]));
  const chair = chairOf(directory, series, meeting);
  const roll: Roll = { expected, here: [], leave: [], away: [], absent: [], silent: [] };
  for (const personId of expected) {
    // Who leads it is there; and when the chair took attendance, whoever he did not name was.
    const unsaid = personId === chair || meeting.attendanceTaken ? 'here' : 'silent';
    roll[said.get(personId) ?? unsaid].push(personId);
  }
  return roll;
}
