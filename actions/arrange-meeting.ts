import { meetingOn, rollOf } from '../models/attendance';
import { minutesOf, nextDay } from '../models/calendar';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import type { Meeting, MeetingSeries } from '../models/meeting';
import { seriesOfChair } from '../models/meetings';
import { isHeldOn } from '../models/recurrence';
import { calledOffWords, movedWords } from '../notices/attendance-words';
import { tellAll } from '../notices/tell-all';

export interface Arranged {
  /** The next one after today instead of today's. */
  tomorrow: boolean;
  /** HH:MM; null: it is called off. */
  startsAt: string | null;
}

const LOOK_AHEAD = 40;

/**
 * Moves or calls off the chair's next meeting; who was reminded already is told, others are reminded at the new time
 * or not at all. Throws meeting.not_chair, meeting.none, meeting.past.
 */
export async function arrangeMeeting(
  context: Context,
  chairId: number,
  { tomorrow, startsAt }: Arranged,
): Promise<{ words: string; told: number }> {
  const { tx, office, now } = context;
  const [series] = await seriesOfChair(tx, office.directory, chairId);
  if (!series) throw new Failure('meeting.not_chair');
  const day = nextHeld(context, series, tomorrow);
  const meeting = await meetingOn(tx, series, day);
  if (meeting.begunAt !== null) throw new Failure('meeting.past');
  if (startsAt !== null && office.calendar.at(day, minutesOf(startsAt)) <= now)
    throw new Failure('meeting.past');
  await tx.run('UPDATE meeting SET state = ?, startsAt = ? WHERE id = ?', [
    startsAt === null ? 'cancelled' : 'planned',
    startsAt ?? meeting.startsAt,
    meeting.id,
  ]);
  const words =
    startsAt === null
      ? calledOffWords(series.name, day)
      : movedWords(series.name, startsAt, series.room, day, office.calendar.local(now).day);
  return { words, told: await tellReminded(context, series, meeting, words) };
}

function nextHeld({ office, now }: Context, { recurrence }: MeetingSeries, tomorrow: boolean): string {
  let day = office.calendar.local(now).day;
  if (tomorrow) day = nextDay(day);
  for (let ahead = 0; ahead < LOOK_AHEAD; ahead++, day = nextDay(day))
    if (isHeldOn(office.calendar, recurrence, day)) return day;
  throw new Failure('meeting.none');
}

async function tellReminded(
  context: Context,
  series: MeetingSeries,
  meeting: Meeting,
  words: string,
): Promise<number> {
  if (meeting.remindedAt === null) return 0;
  const { expected } = await rollOf(context.tx, context.office.directory, series, meeting);
  const others = expected.filter((personId) => personId !== context.actorId);
  await tellAll(context, others, words, { notice: 'order' });
  return others.length;
}
