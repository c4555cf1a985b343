import { Entity } from 'typeorm';
import { minutesOf, nextDay, type WorkingCalendar } from '../calendar';
import { Flag, Id, LongText, Whole, Words } from '../store/columns';
import type { Office } from '../context';
import type { Directory } from '../staff/directory';
import { seasonStart } from './inspection-templates';
import type { PatrolPoint } from './patrol';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** On which days a window holds: every day, working days (and with them school days), days off. */
export type WindowDays = 'every' | 'work' | 'rest';

/** 巡查时段: where to look first at which hour. It offers points first, and demands nothing. */
@Entity('patrol_window')
export class PatrolWindow {
  @Id() id!: number;
  /** It holds for this node and all below. */
  @Whole() gridId!: number;
  /** 放学, 夜里. */
  @Words(40) name!: string;
  /** HH:MM; from `startsAt` to `endsAt`, over midnight when the end is not later. */
  @Words(5) startsAt!: string;
  @Words(5) endsAt!: string;
  @Words(8) days!: WindowDays;
  /** `09-01~01-20`, as of a check's template; empty: all year. */
  @Words(16) season!: string;
  /** One a line: names of points, or one of `spotKinds`. */
  @LongText() spots!: string;
  /** Whoever looks after the points is told when it begins; off unless the sheet says so. */
  @Flag() reminds!: boolean;
}

/** Words for points by what they stand at: places that nobody manages, and schools. */
export const spotKinds = { unattended: '无人看管', school: '学校' } as const;

/** After that hour and before that one courtyards nobody looks after come first, without any sheet. */
const LATE_FROM = 22;
const LATE_UNTIL = 5;
const lateAtNight: Pick<PatrolWindow, 'name' | 'spots'> = { name: '夜里', spots: spotKinds.unattended };

const held = (calendar: WorkingCalendar, { days, season }: PatrolWindow, day: string): boolean =>
  (days === 'every' || (days === 'work') === calendar.isWorkingDay(day)) && seasonStart(season, day) !== null;

/** When a window begins and ends (epoch milliseconds) if it holds on that day; null otherwise. */
export function windowOn(
  calendar: WorkingCalendar,
  window: PatrolWindow,
  day: string,
): { at: number; until: number } | null {
  if (!held(calendar, window, day)) return null;
  const { startsAt, endsAt } = window;
  const over = endsAt <= startsAt;
  return {
    at: calendar.at(day, minutesOf(startsAt)),
    until: calendar.at(over ? nextDay(day) : day, minutesOf(endsAt)),
  };
}

async function windowsOf(reader: Reader, gridIds: readonly number[]): Promise<PatrolWindow[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<PatrolWindow>(
    `SELECT * FROM patrol_window WHERE gridId IN (${marks(gridIds)}) ORDER BY id`,
    [...gridIds],
  );
  return rows.map(withFlag);
}

/** A boolean comes as 0 or 1. */
export const withFlag = (row: PatrolWindow): PatrolWindow =>
  Object.assign(row, { reminds: Number(row.reminds) === 1 });

/** Points of these that a window names. */
export function pointsInWindow(
  directory: Directory,
  { spots }: Pick<PatrolWindow, 'spots'>,
  points: readonly PatrolPoint[],
): PatrolPoint[] {
  const named = new Set(spots.split('\n'));
  return points.filter(({ name, placeId }) => {
    const place = directory.place(placeId);
    return (
      named.has(name) ||
      (named.has(spotKinds.unattended) && place?.ownerKind === 'nobody') ||
      (named.has(spotKinds.school) && place?.kind === 'school')
    );
  });
}

export interface PointsNow {
  /** To look at first at this hour, and why: name of the window. */
  first: { name: string; points: PatrolPoint[] }[];
  /** All of them, those first. */
  ordered: PatrolPoint[];
}

/** The points of a grid in the order in which this hour asks for them. */
export async function pointsNow(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  gridId: number,
  points: readonly PatrolPoint[],
  now: number,
): Promise<PointsNow> {
  const { day, hour } = calendar.local(now);
  const above = directory.upwards(gridId).map(({ id }) => id);
  const open = (await windowsOf(reader, above)).filter((window) =>
    [nextDay(day, -1), day].some((begun) => {
      const span = windowOn(calendar, window, begun);
      return span !== null && span.at <= now && now < span.until;
    }),
  );
  const late = hour >= LATE_FROM || hour < LATE_UNTIL;
  const first = [...open, ...(late ? [lateAtNight] : [])].flatMap((window) => {
    const own = pointsInWindow(directory, window, points);
    return own.length > 0 ? [{ name: window.name, points: own }] : [];
  });
  const ids = new Set(first.flatMap(({ points: own }) => own.map(({ id }) => id)));
  const ordered = [...points.filter(({ id }) => ids.has(id)), ...points.filter(({ id }) => !ids.has(id))];
  return { first, ordered };
}
