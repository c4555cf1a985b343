import { rollOf, type Roll } from '../../models/meetings/attendance';
import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import type { Meeting, MeetingSeries } from '../../models/meetings/meeting';
import { agendaOf, decisionsSince, type MeetingDecision } from '../../models/meetings/meetings';
import { minutesForGroup } from '../../notices/meetings/attendance-words';
import { tellGroup } from '../../notices/exchange/send';

export interface Minutes {
  roll: Roll;
  decisions: MeetingDecision[];
  /** Matters that were not reached; they stand on the next agenda by themselves. */
  left: number;
}

/** 散会: the minutes go to the group, once. Null when it is over already, or when there was nothing to put down. */
export async function endMeeting(
  context: Context,
  series: MeetingSeries,
  meeting: Meeting,
): Promise<Minutes | null> {
  const { tx, office, now } = context;
  const { affected } = await tx.run(
    "UPDATE meeting SET state = 'ended', endedAt = ? WHERE id = ? AND state <> 'ended'",
    [now, meeting.id],
  );
  if (affected === 0) return null;
  const roll = await rollOf(tx, office.directory, series, meeting);
  const over = office.calendar.at(nextDay(meeting.day), 0);
  const { directory } = office;
  const decisions = await decisionsSince(tx, directory, series.gridId, meeting.begunAt ?? now, over);
  const left = (await agendaOf(tx, office.directory, series.gridId, now)).filter(
    ({ ticket }) => !decisions.some((decision) => decision.ticket.id === ticket.id),
  ).length;
  // Nobody was asked, nothing was decided and nothing waits: no message for its own sake.
  if (decisions.length === 0 && left === 0 && !meeting.attendanceTaken) return null;
  const minutes = { roll, decisions, left };
  await tellGroup(
    context,
    series.gridId,
    minutesForGroup(office, series, meeting, minutes),
    undefined,
    'markdown',
  );
  return minutes;
}
