import type { Context } from '../context';
import { nextDay } from '../calendar';
import type { Period } from '../period';
import type { Share } from './rates';
import type { Ticket } from '../tickets/ticket';
import { one, type Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/**
 * Measures that are no column of the counters: they depend on other tickets, on an order among tickets, or on patrols.
 * Read by index from the period's own rows; their words stand in notices/figures/measure-words.ts.
 */
const readMeasures = ['repeatRate', 'medianTime', 'ninetyTime', 'pointCoverage'] as const;
export type ReadMeasure = (typeof readMeasures)[number];

export interface ReadFilter {
  period: Period;
  gridIds: readonly number[];
  /** null: all kinds. */
  categories: readonly string[] | null;
}

type Asking = Pick<Context, 'office'>;

/** How long the closed tickets of a period took from the report to 办结, in minutes. */
export interface Times {
  /** n: tickets that were closed and have both moments. */
  count: number;
  /** By the clock on the wall. */
  median: number;
  ninety: number;
  /** The same in the office's working time. */
  workingMedian: number;
  workingNinety: number;
}

interface Limits {
  sql: string;
  values: (string | number)[];
}

/** `moment` within the period, in these nodes, of these kinds. */
function within({ office }: Asking, { period, gridIds, categories }: ReadFilter, moment: string): Limits {
  const { calendar } = office;
  const kinds =
    categories === null ? '' : ` AND t.category IN (${categories.length > 0 ? marks(categories) : "''"})`;
  return {
    sql: `t.gridId IN (${gridIds.length > 0 ? marks(gridIds) : '0'}) AND t.${moment} >= ? AND t.${moment} < ?${kinds}`,
    values: [
      ...gridIds,
      calendar.at(period.from, 0),
      calendar.at(nextDay(period.to), 0),
      ...(categories ?? []),
    ],
  };
}

const MINUTE = 60_000;
const ASIDE = "('withdrawn', 'declined', 'merged')";
/** What counts as 办结. Never "state IN (closed, …)": SQLite then reads all that was ever closed, by the index on states. */
const counts = `t.state NOT IN ${ASIDE}`;

/** 中位用时, 九成用时: the 50 % and 90 % ticket of a period, those closed in it put in a row. */
export async function timesOf(reader: Reader, context: Asking, filter: ReadFilter): Promise<Times> {
  const { sql, values } = within(context, filter, 'closedAt');
  const rows = await reader.rows<{ reportedAt: number; doneAt: number }>(
    `SELECT t.reportedAt AS reportedAt, t.doneAt AS doneAt FROM ticket t
      WHERE ${sql} AND t.doneAt IS NOT NULL AND ${counts}`,
    values,
  );
  const taken = rows.map(({ reportedAt, doneAt }) => (doneAt - reportedAt) / MINUTE);
  const { calendar } = context.office;
  const worked = rows.map((row) => calendar.workingMinutes(row.reportedAt, row.doneAt));
  const [wall, working] = [taken, worked].map((all) => all.toSorted((a, b) => a - b));
  return {
    count: rows.length,
    median: percentile(wall ?? [], 0.5),
    ninety: percentile(wall ?? [], 0.9),
    workingMedian: percentile(working ?? [], 0.5),
    workingNinety: percentile(working ?? [], 0.9),
  };
}

/** The value that so large a share of all does not pass: nearest rank, so it is one that really occurred. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** A report within so many days after the closing is a repeat. */
const REPEAT_DAYS = 30;
const REPEAT = REPEAT_DAYS * 86_400_000;
/** Staff report what they see; only residents come back with the same. */
const OF_RESIDENTS = "('resident', 'building_head')";

/**
 * 重复率: reports of the period at whose place, or by whose resident, the same kind had been closed within the thirty
 * days before ÷ closed in the period. A week is told complete: no later report changes it.
 */
export async function repeatsOf(reader: Reader, context: Asking, filter: ReadFilter): Promise<Share> {
  const { sql, values } = within(context, filter, 'reportedAt');
  const reports = await reader.rows<Reported>(
    `SELECT t.id, t.placeId, t.reporterId, t.category, t.source, t.reportedAt FROM ticket t WHERE ${sql} AND ${counts}`,
    values,
  );
  const { calendar } = context.office;
  const { from, to } = filter.period;
  const limits: [number, number] = [calendar.at(from, 0) - REPEAT, calendar.at(nextDay(to), 0)];
  const places = reports.flatMap(({ placeId }) => placeId ?? []);
  const residents = reports.filter(isOfResident).map(({ reporterId }) => reporterId);
  const atPlaces = await closings(reader, 'placeId', places, limits);
  const ofResidents = await closings(reader, 'reporterId', residents, limits);
  const repeated = reports.filter(
    (report) =>
      (report.placeId !== null && cameBefore(atPlaces, report.placeId, report)) ||
      (isOfResident(report) && cameBefore(ofResidents, report.reporterId, report)),
  );
  const closed = within(context, filter, 'closedAt');
  const all = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM ticket t WHERE ${closed.sql} AND ${counts}`,
    closed.values,
  );
  return { part: repeated.length, whole: Number(all?.n ?? 0) };
}

type Reported = Pick<Ticket, 'id' | 'placeId' | 'reporterId' | 'category' | 'source' | 'reportedAt'>;
const isOfResident = ({ source }: Reported): boolean => source === 'resident' || source === 'building_head';

/** place or resident|category → what was closed there, and when. */
type Closings = ReadonlyMap<string, { id: number; closedAt: number }[]>;

/**
 * Closed between two moments at these places, or for these residents. One query for each, not one condition for each
 * report: MariaDB reads all that ever was at a place for such a condition.
 */
async function closings(
  reader: Reader,
  column: 'placeId' | 'reporterId',
  owners: readonly number[],
  [from, until]: readonly [number, number],
): Promise<Closings> {
  const found = new Map<string, { id: number; closedAt: number }[]>();
  const asked = [...new Set(owners)];
  const byReport = column === 'reporterId' ? `AND t.reportedAt < ? AND t.source IN ${OF_RESIDENTS}` : '';
  for (let at = 0; at < asked.length; at += OWNERS) {
    const some = asked.slice(at, at + OWNERS);
    const rows = await reader.rows<{ owner: number; category: string; id: number; closedAt: number }>(
      `SELECT t.${column} AS owner, t.category, t.id, t.closedAt FROM ticket t
        WHERE t.${column} IN (${marks(some)}) ${byReport} AND t.closedAt >= ? AND t.closedAt < ? AND ${counts}`,
      [...some, ...(byReport === '' ? [] : [until]), from, until],
    );
    for (const { owner, category, id, closedAt } of rows) {
      const key = `${owner}|${category}`;
      const there = found.get(key);
      if (there) there.push({ id, closedAt });
      else found.set(key, [{ id, closedAt }]);
    }
  }
  return found;
}
const OWNERS = 500;

const cameBefore = (closed: Closings, owner: number, { id, category, reportedAt }: Reported): boolean =>
  closed
    .get(`${owner}|${category}`)
    ?.some((one) => one.id !== id && one.closedAt < reportedAt && one.closedAt >= reportedAt - REPEAT) ??
  false;

/** 巡查点覆盖: points reached at least once in the period ÷ all points of the nodes. No length, no track. */
export async function pointsReached(reader: Reader, context: Asking, filter: ReadFilter): Promise<Share> {
  const { calendar } = context.office;
  const { period, gridIds } = filter;
  if (gridIds.length === 0) return { part: 0, whole: 0 };
  const row = await one<{ part: number | string | null; whole: number | string }>(
    reader,
    `SELECT COUNT(*) AS whole, SUM(CASE WHEN EXISTS (SELECT 1 FROM patrol_stop s WHERE s.pointId = p.id
        AND s.reachedAt >= ? AND s.reachedAt < ?) THEN 1 ELSE 0 END) AS part
      FROM patrol_point p WHERE p.gridId IN (${marks(gridIds)})`,
    [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0), ...gridIds],
  );
  return { part: Number(row?.part ?? 0), whole: Number(row?.whole ?? 0) };
}

/** One of them: a share, or minutes with n. */
export async function readMeasure(
  reader: Reader,
  context: Asking,
  name: ReadMeasure,
  filter: ReadFilter,
): Promise<{ share: Share } | { minutes: number; count: number }> {
  if (name === 'repeatRate') return { share: await repeatsOf(reader, context, filter) };
  if (name === 'pointCoverage') return { share: await pointsReached(reader, context, filter) };
  const { count, median, ninety } = await timesOf(reader, context, filter);
  return { minutes: name === 'medianTime' ? median : ninety, count };
}
