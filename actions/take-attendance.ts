import { noteAttendance } from '../models/attendance';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import type { AttendanceAnswer, Meeting, MeetingSeries } from '../models/meeting';
import { chairOf, expectedAt } from '../models/meetings';

/**
 * 签到 · 请假 · 在外面 by oneself; 没到 by the chair; null: the chair says that everybody else was there (都到).
 * Throws meeting.not_chair, meeting.not_expected.
 */
export async function takeAttendance(
  { tx, office, now, actorId }: Context,
  series: MeetingSeries,
  meeting: Meeting,
  said: { personId: number; answer: AttendanceAnswer } | null,
): Promise<void> {
  const own = said !== null && said.personId === actorId && said.answer !== 'absent';
  if (!own && chairOf(office.directory, series) !== actorId) throw new Failure('meeting.not_chair');
  if (said === null) {
    await tx.run('UPDATE meeting SET attendanceTaken = ? WHERE id = ?', [true, meeting.id]);
    return;
  }
  if (!expectedAt(office.directory, series).includes(said.personId))
    throw new Failure('meeting.not_expected');
  await noteAttendance(tx, meeting.id, said.personId, said.answer, now);
  // Who names the missing has looked around: all others were there.
  if (!own) await tx.run('UPDATE meeting SET attendanceTaken = ? WHERE id = ?', [true, meeting.id]);
}
