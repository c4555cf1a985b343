import { noteAttendance } from '../../models/meetings/attendance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { AttendanceAnswer, Meeting, MeetingSeries } from '../../models/meetings/meeting';
import { expectedAt, mayLead } from '../../models/meetings/meetings';
import { roomOf, sameHour } from '../../models/meetings/sitting';

/**
 * 签到 · 请假 · 在外面 by oneself; 没到 by the chair; null: the chair says that everybody else was there (都到).
 * Throws meeting.not_chair, meeting.not_expected, meeting.called_off.
 */
export async function takeAttendance(
  context: Context,
  series: MeetingSeries,
  meeting: Meeting,
  said: { personId: number; answer: AttendanceAnswer } | null,
): Promise<void> {
  const { tx, office, now, actorId } = context;
  const { directory } = office;
  if (meeting.state === 'cancelled') throw new Failure('meeting.called_off');
  const own = said !== null && said.personId === actorId && said.answer !== 'absent';
  if (!own && !mayLead(directory, series, meeting, actorId)) throw new Failure('meeting.not_chair');
  if (said === null) {
    await tx.run('UPDATE meeting SET attendanceTaken = ? WHERE id = ?', [true, meeting.id]);
    return;
  }
  const { personId, answer } = said;
  if (!expectedAt(directory, series, meeting).includes(personId)) throw new Failure('meeting.not_expected');
  if (own) {
    await noteOwn(context, { series, meeting }, personId, answer);
    return;
  }
  await noteAttendance(tx, meeting.id, personId, answer, now);
  // Who names the missing has looked around: all others were there.
  await tx.run('UPDATE meeting SET attendanceTaken = ? WHERE id = ?', [true, meeting.id]);
}

/** Who is expected at two meetings of one hour says it once: at that of another room he is elsewhere. */
async function noteOwn(
  { tx, office, now }: Context,
  said: { series: MeetingSeries; meeting: Meeting },
  personId: number,
  answer: AttendanceAnswer,
): Promise<void> {
  for (const each of await sameHour(tx, office, said, personId)) {
    const elsewhere = answer === 'here' && roomOf(each) !== roomOf(said);
    await noteAttendance(tx, each.meeting.id, personId, elsewhere ? 'away' : answer, now);
  }
}
