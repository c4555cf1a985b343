import { meetingOn, rollOf } from '../../models/meetings/attendance';
import { minutesOf } from '../../models/calendar';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { Meeting, MeetingSeries } from '../../models/meetings/meeting';
import { isHeldOn } from '../../models/meetings/recurrence';
import {
  calledOffWords,
  heldAgainWords,
  ledWords,
  movedToWords,
  movedWords,
  roomWords,
} from '../../notices/meetings/attendance-words';
import { tellAll } from '../../notices/exchange/tell-all';
import { comingMeetings, type Arranged, type Coming } from './coming-meetings';

/**
 * Moves or calls off the chair's next meeting, or has it held after all; who was reminded already is told, others are
 * reminded at the new time or not at all. `words` may name the series or its node; without, it is the next, and what he
 * leads at the same hour goes with it. Throws meeting.not_chair, meeting.none, meeting.not_then, meeting.past.
 */
export async function arrangeMeeting(
  context: Context,
  chairId: number,
  change: Arranged,
  words = '',
): Promise<{ words: string; told: number }> {
  const told = new Set<number>();
  const said: string[] = [];
  for (const next of await comingMeetings(context, chairId, change, words)) {
    const node = context.office.directory.grid(next.series.gridId)?.name ?? '';
    // Of several with one name the one that was named keeps the name of its node.
    const name = node !== '' && words.includes(node) ? node + next.series.name : next.series.name;
    const arranged = await arrangeOne(context, Object.assign({}, next, { name }), change);
    // Who is expected at two of them hears of it once.
    const fresh = arranged.tells.filter((personId) => !told.has(personId));
    await tellAll(context, fresh, arranged.words, { notice: 'order' });
    for (const personId of fresh) told.add(personId);
    said.push(arranged.words);
  }
  return { words: [...new Set(said)].join(''), told: told.size };
}

/** HH:MM of the new time. Throws meeting.past when it would be another day. */
function timeOf({ startsAt, shift, what }: Arranged, series: MeetingSeries, meeting: Meeting): string {
  if (startsAt !== null) return startsAt;
  if (shift === null) return what === 'again' ? series.startsAt : meeting.startsAt;
  const minutes = minutesOf(meeting.startsAt) + shift;
  if (minutes < 0 || minutes >= 24 * 60) throw new Failure('meeting.past');
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

async function arrangeOne(
  context: Context,
  { series, day, name }: Coming & { name: string },
  change: Arranged,
): Promise<{ words: string; tells: number[] }> {
  const { tx, office, now } = context;
  const { calendar } = office;
  const meeting = await meetingOn(tx, series, day);
  const { what } = change;
  const today = calendar.local(now).day;
  if (what === 'seat') return seatAnew(context, { series, meeting, name }, change);
  if (meeting.begunAt !== null) throw new Failure('meeting.past');
  if (what === 'off') {
    await setMeeting(context, meeting, 'cancelled', meeting.startsAt);
    const words = calledOffWords(name, day);
    return { words, tells: await reminded(context, series, meeting) };
  }
  const startsAt = timeOf(change, series, meeting);
  const target = change.toDay ?? (change.later === null ? day : calendar.workingDaysAfter(day, change.later));
  if (calendar.at(target, minutesOf(startsAt)) <= now) throw new Failure('meeting.past');
  if (what === 'again') await dropMoved(context, series);
  if (target !== day) await setMeeting(context, meeting, 'cancelled', meeting.startsAt);
  const held = target === day ? meeting : await meetingOn(tx, series, target);
  if (held.begunAt !== null) throw new Failure('meeting.past');
  await setMeeting(context, held, 'planned', startsAt);
  await setSeat(context, held, change);
  const room = change.room ?? held.room ?? series.room;
  const words =
    what === 'again'
      ? heldAgainWords(name, startsAt, room, day, today)
      : target === day
        ? movedWords(name, startsAt, room, day, today)
        : movedToWords(name, { day, target, startsAt, room, today });
  // Another day is nobody's habit: everybody expected hears of it at once.
  const tells = target === day ? reminded : expected;
  return { words, tells: await tells(context, series, meeting) };
}

/** Another room or another chair: both may change until it is over. */
async function seatAnew(
  context: Context,
  { series, meeting, name }: { series: MeetingSeries; meeting: Meeting; name: string },
  change: Arranged,
): Promise<{ words: string; tells: number[] }> {
  if (meeting.state === 'ended') throw new Failure('meeting.past');
  await setSeat(context, meeting, change);
  const { calendar, directory } = context.office;
  const today = calendar.local(context.now).day;
  const { room, chairId } = change;
  if (chairId === null) {
    const words = roomWords(name, room ?? series.room, meeting.day, today);
    return { words, tells: await reminded(context, series, meeting) };
  }
  const who = directory.staff(chairId)?.name ?? '';
  const words = ledWords(name, who, meeting.day, today);
  return { words, tells: [chairId].filter((personId) => personId !== context.actorId) };
}

async function setSeat({ tx }: Context, { id }: Meeting, { room, chairId }: Arranged): Promise<void> {
  if (room !== null) await tx.run('UPDATE meeting SET room = ? WHERE id = ?', [room, id]);
  if (chairId !== null) await tx.run('UPDATE meeting SET chairId = ? WHERE id = ?', [chairId, id]);
}

const setMeeting = (
  { tx }: Context,
  { id }: Meeting,
  state: Meeting['state'],
  startsAt: string,
): Promise<unknown> =>
  tx.run('UPDATE meeting SET state = ?, startsAt = ? WHERE id = ?', [state, startsAt, id]);

/** It is held on its own day after all: the day it was moved to falls away. */
async function dropMoved({ tx, office, now }: Context, series: MeetingSeries): Promise<void> {
  const today = office.calendar.local(now).day;
  const planned = await tx.rows<Meeting>(
    "SELECT * FROM meeting WHERE seriesId = ? AND day >= ? AND state = 'planned' AND begunAt IS NULL",
    [series.id, today],
  );
  for (const { id, day } of planned)
    if (!isHeldOn(office.calendar, series.recurrence, day))
      await tx.run("UPDATE meeting SET state = 'cancelled' WHERE id = ?", [id]);
}

const reminded = async (context: Context, series: MeetingSeries, meeting: Meeting): Promise<number[]> =>
  meeting.remindedAt === null ? [] : expected(context, series, meeting);

async function expected(context: Context, series: MeetingSeries, meeting: Meeting): Promise<number[]> {
  const roll = await rollOf(context.tx, context.office.directory, series, meeting);
  return roll.expected.filter((personId) => personId !== context.actorId);
}
