import { findMeeting, meetingOn, rollOf } from '../models/attendance';
import { minutesOf, nextDay } from '../models/calendar';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import type { Meeting, MeetingSeries } from '../models/meeting';
import { seriesOfChair } from '../models/meetings';
import { isHeldOn } from '../models/recurrence';
import { calledOffWords, heldAgainWords, movedToWords, movedWords } from '../notices/attendance-words';
import { tellAll } from '../notices/tell-all';

export interface Arranged {
  /** off: it is not held; again: it is held after all; move: to another time or day. */
  what: 'off' | 'again' | 'move';
  /** The next one after today instead of today's. */
  tomorrow: boolean;
  /** HH:MM; null: as it was. */
  startsAt: string | null;
  /** YYYY-MM-DD; null: the same day. */
  toDay: string | null;
}

const LOOK_AHEAD = 40;

/**
 * Moves or calls off the chair's next meeting, or has it held after all; who was reminded already is told, others are
 * reminded at the new time or not at all. `words` may name the series or its node; without, it is the next, and what he
 * leads at the same hour goes with it. Throws meeting.not_chair, meeting.none, meeting.past.
 */
export async function arrangeMeeting(
  context: Context,
  chairId: number,
  change: Arranged,
  words = '',
): Promise<{ words: string; told: number }> {
  const { first, others } = await meantBy(context, await namedSeries(context, chairId, words), change);
  const told = new Set<number>();
  let said = '';
  for (const next of [first, ...others]) {
    const arranged = await arrangeOne(context, next, change);
    // Who is expected at two of them hears of it once.
    const fresh = arranged.tells.filter((personId) => !told.has(personId));
    await tellAll(context, fresh, arranged.words, { notice: 'order' });
    for (const personId of fresh) told.add(personId);
    said ||= arranged.words;
  }
  return { words: said, told: told.size };
}

interface Next {
  series: MeetingSeries;
  day: string;
}

async function namedSeries(context: Context, chairId: number, words: string): Promise<MeetingSeries[]> {
  const { tx, office } = context;
  const own = await seriesOfChair(tx, office.directory, chairId);
  if (own.length === 0) throw new Failure('meeting.not_chair');
  const placed = own.filter(({ gridId }) => words.includes(office.directory.grid(gridId)?.name ?? '—'));
  const near = placed.length > 0 ? placed : own;
  const named = near.filter(({ name }) => words.includes(name));
  return named.length > 0 ? named : near;
}

/** The next of them, and those held at the same hour of that day. */
async function meantBy(
  context: Context,
  series: readonly MeetingSeries[],
  change: Arranged,
): Promise<{ first: Next; others: Next[] }> {
  const coming: (Next & { startsAt: string })[] = [];
  for (const one of series) {
    const next = await nextOf(context, one, change);
    if (next !== null) coming.push({ series: one, ...next });
  }
  const [first, ...rest] = coming.toSorted((a, b) =>
    `${a.day}${a.startsAt}` < `${b.day}${b.startsAt}` ? -1 : 1,
  );
  if (!first) throw new Failure('meeting.none');
  const others = rest.filter(({ day, startsAt }) => day === first.day && startsAt === first.startsAt);
  return { first, others };
}

/** The next day on which it is held by its rule or was moved to; for `again` the next that was called off. */
async function nextOf(
  { tx, office, now }: Context,
  series: MeetingSeries,
  { tomorrow, what }: Arranged,
): Promise<{ day: string; startsAt: string } | null> {
  let { day } = office.calendar.local(now);
  if (tomorrow) day = nextDay(day);
  for (let ahead = 0; ahead < LOOK_AHEAD; ahead++, day = nextDay(day)) {
    const meeting = await findMeeting(tx, series.id, day);
    const isOff = meeting?.state === 'cancelled';
    const wanted =
      what === 'again'
        ? isOff
        : !isOff && (meeting !== null || isHeldOn(office.calendar, series.recurrence, day));
    if (wanted) return { day, startsAt: meeting?.startsAt ?? series.startsAt };
  }
  return null;
}

async function arrangeOne(
  context: Context,
  { series, day }: Next,
  change: Arranged,
): Promise<{ words: string; tells: number[] }> {
  const { tx, office, now } = context;
  const meeting = await meetingOn(tx, series, day);
  if (meeting.begunAt !== null) throw new Failure('meeting.past');
  const { what, toDay } = change;
  const today = office.calendar.local(now).day;
  if (what === 'off') {
    await setMeeting(context, meeting, 'cancelled', meeting.startsAt);
    const words = calledOffWords(series.name, day);
    return { words, tells: await reminded(context, series, meeting) };
  }
  const startsAt = change.startsAt ?? (what === 'again' ? series.startsAt : meeting.startsAt);
  const target = toDay ?? day;
  if (office.calendar.at(target, minutesOf(startsAt)) <= now) throw new Failure('meeting.past');
  if (what === 'again') await dropMoved(context, series);
  if (target !== day) await setMeeting(context, meeting, 'cancelled', meeting.startsAt);
  const held = target === day ? meeting : await meetingOn(tx, series, target);
  if (held.begunAt !== null) throw new Failure('meeting.past');
  await setMeeting(context, held, 'planned', startsAt);
  const words =
    what === 'again'
      ? heldAgainWords(series.name, startsAt, series.room, day, today)
      : target === day
        ? movedWords(series.name, startsAt, series.room, day, today)
        : movedToWords(series.name, { day, target, startsAt, room: series.room, today });
  // Another day is nobody's habit: everybody expected hears of it at once.
  const tells = target === day ? reminded : expected;
  return { words, tells: await tells(context, series, meeting) };
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
