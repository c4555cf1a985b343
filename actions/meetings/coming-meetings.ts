import { findMeeting } from '../../models/meetings/attendance';
import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { MeetingSeries } from '../../models/meetings/meeting';
import { mayLead, seriesOfChair } from '../../models/meetings/meetings';
import { isHeldOn } from '../../models/meetings/recurrence';
import { dayWords } from '../../notices/words';

export interface Arranged {
  /** off: it is not held; again: it is held after all; move: to another time or day; seat: another room or chair. */
  what: 'off' | 'again' | 'move' | 'seat';
  /** The days it is said of (YYYY-MM-DD); `to` null: the first that is held from then on; null: the next. */
  on: { from: string; to: string | null } | null;
  /** HH:MM; null: as it was. */
  startsAt: string | null;
  /** Minutes later (earlier when negative) than it was. */
  shift: number | null;
  /** YYYY-MM-DD; null: the same day. */
  toDay: string | null;
  /** So many working days later. */
  later: number | null;
  room: string | null;
  chairId: number | null;
}

/** Nothing but what is wished is another. */
export const UNCHANGED = {
  on: null,
  startsAt: null,
  shift: null,
  toDay: null,
  later: null,
  room: null,
  chairId: null,
} as const;

const LOOK_AHEAD = 40;

export interface Coming {
  series: MeetingSeries;
  day: string;
}

async function namedSeries(
  { tx, office, now }: Context,
  chairId: number,
  words: string,
  { on }: Arranged,
): Promise<MeetingSeries[]> {
  const day = on?.from ?? office.calendar.local(now).day;
  const own = await seriesOfChair(tx, office.directory, chairId, day);
  if (own.length === 0) throw new Failure('meeting.not_chair');
  const placed = own.filter(({ gridId }) => words.includes(office.directory.grid(gridId)?.name ?? '—'));
  const near = placed.length > 0 ? placed : own;
  const named = near.filter(({ name }) => words.includes(name));
  return named.length > 0 ? named : near;
}

/**
 * The meetings a chair means: by name of series or node where one is named. The next of them with those
 * held at the same hour of that day; of several days that are named, each that is held.
 * Throws meeting.not_chair, meeting.none, meeting.not_then.
 */
export async function comingMeetings(
  context: Context,
  chairId: number,
  change: Arranged,
  words: string,
): Promise<Coming[]> {
  const series = await namedSeries(context, chairId, words, change);
  const coming: (Coming & { startsAt: string })[] = [];
  for (const one of series)
    for (const next of await meetingsOf(context, one, change, chairId)) coming.push({ series: one, ...next });
  const [first, ...rest] = coming.toSorted((a, b) =>
    `${a.day}${a.startsAt}` < `${b.day}${b.startsAt}` ? -1 : 1,
  );
  if (!first) throw await noneThen(context, series, change, chairId);
  const until = change.on?.to ?? null;
  if (until !== null && until > (change.on?.from ?? until)) return [first, ...rest];
  return [first, ...rest.filter(({ day, startsAt }) => day === first.day && startsAt === first.startsAt)];
}

/** Nothing is held on the day that was named: when it is. */
async function noneThen(
  context: Context,
  series: readonly MeetingSeries[],
  change: Arranged,
  chairId: number,
): Promise<Failure> {
  if (change.on === null) return new Failure('meeting.none');
  const days = [];
  for (const one of series)
    days.push(...(await meetingsOf(context, one, { ...change, on: null }, chairId)).map(({ day }) => day));
  const [next] = days.toSorted();
  return next === undefined
    ? new Failure('meeting.none')
    : new Failure('meeting.not_then', { day: dayWords(change.on.from), next: dayWords(next) });
}

/** The next day on which it is held by its rule or was moved to; for `again` the next that was called off. */
async function meetingsOf(
  { tx, office, now }: Context,
  series: MeetingSeries,
  { on, what }: Arranged,
  chairId: number,
): Promise<{ day: string; startsAt: string }[]> {
  const today = office.calendar.local(now).day;
  let day = on !== null && on.from > today ? on.from : today;
  const until = on?.to ?? null;
  const found: { day: string; startsAt: string }[] = [];
  for (let ahead = 0; ahead < LOOK_AHEAD && day <= (until ?? day); ahead++, day = nextDay(day)) {
    const meeting = await findMeeting(tx, series.id, day);
    const isOff = meeting?.state === 'cancelled';
    const wanted =
      what === 'again'
        ? isOff
        : !isOff && (meeting !== null || isHeldOn(office.calendar, series.recurrence, day));
    // Who was named for one day leads no other.
    if (!wanted || !mayLead(office.directory, series, meeting, chairId)) continue;
    found.push({ day, startsAt: meeting?.startsAt ?? series.startsAt });
    if (until === null) break;
  }
  return found;
}
