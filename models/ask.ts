import type { Context } from './context';
import { nextDay } from './calendar';
import { sumBy, total, type Figures } from './figures';
import { inOrder } from './node-order';
import type { Measure } from './measures';
import { before, yearBefore, type Period } from './period';
import { overdueAtEnd, overdueKept } from './open-stock';
import { rates, shareOf, type RateName, type Share } from './rates';
import { readMeasure, type ReadFilter, type ReadMeasure } from './read-measures';
import type { Reader } from './transaction';
import { openOnly } from './travel';
import { marks, UNDONE_STATES } from './workflow';

/** What is counted: a column, a share, or what is open or late this moment. */
export type Asked =
  | { kind: 'count'; measure: Measure }
  | { kind: 'rate'; rate: RateName }
  | { kind: 'read'; name: ReadMeasure }
  | { kind: 'now'; what: 'open' | 'overdue' };

export type AskedGroup = 'grid' | 'community' | 'place' | 'category' | 'desk';

/** A question about figures, as it was understood. */
export interface FigureQuestion {
  asked: Asked;
  period: Period;
  gridId: number;
  /** Two nodes that are compared; without them `gridId` and all below it. */
  nodes?: readonly number[];
  /** null: all kinds. */
  categories: readonly string[] | null;
  placeId: number | null;
  /** Whose hands it is or was in; null or absent: anybody's. */
  desk?: string | null;
  /** 哪个网格最多: by what, and which end first; 各网格: each of them, nodes in the order of the office. */
  group: { by: AskedGroup; most: boolean; each?: boolean } | null;
}

export interface Counted {
  /** Pieces, a share between 0 and 1, or minutes. */
  value: number;
  /** Of a rate. */
  share: Share | null;
  /** n of a time: out of how many tickets it is read. */
  count?: number;
}

export interface FigureAnswer {
  now: Counted;
  before: Counted | null;
  yearBefore: Counted | null;
  /** The groups, best answer first; id of a node or place, code of a kind, or name of a desk. */
  groups: { key: string; counted: Counted }[];
}

type Asking = Pick<Context, 'office' | 'now'>;

/** Counts it: sums first, one division, a period before and a year before beside it. */
export async function askFigures(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
): Promise<FigureAnswer> {
  const { asked, period } = question;
  const earlier = asked.kind === 'now' ? [] : [before(period), yearBefore(period)];
  const [previous, lastYear] = earlier;
  return {
    now: await count(reader, context, question, period),
    before: previous ? await countEarlier(reader, context, question, previous) : null,
    yearBefore: lastYear ? await countEarlier(reader, context, question, lastYear) : null,
    groups: question.group ? await countGroups(reader, context, question) : [],
  };
}

async function count(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  period: Period,
): Promise<Counted> {
  const { asked, categories } = question;
  const gridIds = nodesOf(context, question);
  if (asked.kind === 'now') return plain(await countNow(reader, context, question, gridIds));
  if (isOfTickets(question)) return plain(await countTickets(reader, context, question, period));
  if (asked.kind === 'read') return readCounted(reader, context, asked.name, { period, gridIds, categories });
  const filter = { ...period, gridIds, ...(categories === null ? {} : { categories }) };
  const sums = total((await sumBy(reader, 'category', filter)).values());
  const late = needsLate(asked) ? await overdueAtEnd(reader, context, { period, gridIds, categories }) : 0;
  return counted(asked, sums, late);
}

/** What is late today is not held against another time: without the stock of its last night there is no comparison. */
async function countEarlier(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  period: Period,
): Promise<Counted | null> {
  const filter = { period, gridIds: nodesOf(context, question), categories: question.categories };
  if (needsLate(question.asked) && (await overdueKept(reader, context, filter)) === null) return null;
  return count(reader, context, question, period);
}

/** Rates in which what is late and still open counts. */
const needsLate = (asked: Asked): boolean =>
  asked.kind === 'rate' && (rates[asked.rate].whole as readonly string[]).includes('overdueOpen');

function nodesOf({ office }: Asking, { gridId, nodes }: FigureQuestion): number[] {
  return [...new Set((nodes ?? [gridId]).flatMap((id) => office.directory.below(id)))];
}

/** Only tickets know their place and desk. */
const isOfTickets = ({ placeId, desk }: FigureQuestion): boolean => placeId !== null || Boolean(desk);

const plain = (value: number): Counted => ({ value, share: null });
const rate = (share: Share): Counted => ({ value: share.whole === 0 ? 0 : share.part / share.whole, share });

async function readCounted(
  reader: Reader,
  context: Asking,
  name: ReadMeasure,
  filter: ReadFilter,
): Promise<Counted> {
  const read = await readMeasure(reader, context, name, filter);
  return 'share' in read ? rate(read.share) : { value: read.minutes, share: null, count: read.count };
}

/** How many tickets a number stands on: n of a rate or a time, else the number itself. */
export const basisOf = ({ value, share, count: n }: Counted): number => share?.whole ?? n ?? value;

/** What the counters hold. */
type OfCounters = Exclude<Asked, { kind: 'now' | 'read' }>;

function counted(asked: OfCounters, sums: Figures, overdueOpen: number): Counted {
  if (asked.kind === 'count') return plain(sums[asked.measure]);
  return rate(shareOf(asked.rate, { ...sums, overdueOpen }));
}

/** Filters that only tickets know; what is guarded is left out where places are told apart. */
function where({ categories, placeId, desk }: FigureQuestion): { sql: string; values: (string | number)[] } {
  const kinds = categories ?? [];
  const parts = [
    categories === null ? '' : ` AND category IN (${kinds.length > 0 ? marks(kinds) : "''"})`,
    placeId === null ? '' : ` AND placeId = ? AND ${openOnly()}`,
    desk ? ' AND desk = ?' : '',
  ];
  return {
    sql: parts.join(''),
    values: [...kinds, ...(placeId === null ? [] : [placeId]), ...(desk ? [desk] : [])],
  };
}

async function countNow(
  reader: Reader,
  { now }: Asking,
  question: FigureQuestion,
  gridIds: readonly number[],
): Promise<number> {
  const { sql, values } = where(question);
  const open = question.asked.kind === 'now' && question.asked.what === 'open';
  const rows = await reader.rows<{ n: number | string }>(
    `SELECT COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)})
      AND state IN (${marks(UNDONE_STATES)})${open ? '' : ' AND dueAt < ?'}${sql}`,
    [...gridIds, ...UNDONE_STATES, ...(open ? [] : [now]), ...values],
  );
  return Number(rows[0]?.n ?? 0);
}

/** Columns whose moment a ticket itself keeps; at a place nothing else can be counted. */
const momentOf: Partial<Record<Measure, string>> = {
  reported: 'reportedAt',
  filed: 'filedAt',
  closed: 'closedAt',
  rated: 'ratedAt',
};

/** Places and desks are known to tickets alone: there only what a ticket itself keeps can be counted. */
export const countsAtPlaces = (asked: Asked): boolean =>
  asked.kind === 'now' || (asked.kind === 'count' && momentOf[asked.measure] !== undefined);

function within({ office }: Asking, { from, to }: Period): [number, number] {
  return [office.calendar.at(from, 0), office.calendar.at(nextDay(to), 0)];
}

const momentColumn = (asked: Asked): string =>
  (asked.kind === 'count' ? momentOf[asked.measure] : undefined) ?? 'reportedAt';

async function countTickets(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  period: Period,
): Promise<number> {
  const { sql, values } = where(question);
  const column = momentColumn(question.asked);
  const gridIds = nodesOf(context, question);
  const rows = await reader.rows<{ n: number | string }>(
    `SELECT COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)})
      AND ${column} >= ? AND ${column} < ? AND state <> 'withdrawn'${sql}`,
    [...gridIds, ...within(context, period), ...values],
  );
  return Number(rows[0]?.n ?? 0);
}

async function countGroups(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
): Promise<FigureAnswer['groups']> {
  const { group } = question;
  if (!group) return [];
  const groups =
    group.by === 'grid' || group.by === 'community'
      ? await byNode(reader, context, question, group.by)
      : group.by === 'category' && question.asked.kind !== 'now' && !isOfTickets(question)
        ? await byKind(reader, context, question)
        : await byColumn(reader, context, question, group.by);
  if (group.each && (group.by === 'grid' || group.by === 'community')) return groups;
  return groups
    .filter(({ counted: found }) => basisOf(found) > 0)
    .sort((a, b) => (b.counted.value - a.counted.value) * (group.most ? 1 : -1));
}

async function byNode(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  level: 'grid' | 'community',
): Promise<FigureAnswer['groups']> {
  const { directory } = context.office;
  const below = new Set(nodesOf(context, question));
  const nodes = question.nodes
    ? directory.grids.filter(({ id }) => question.nodes?.includes(id))
    : directory.grids.filter((node) => node.level === level && below.has(node.id));
  const groups: FigureAnswer['groups'] = [];
  const ids = inOrder(
    directory,
    nodes.map((node) => node.id),
  );
  // 第1网格 of one community stands before its 第2网格, not before that of the next.
  const communityOf = (id: number): number => directory.above(id, 'community')?.id ?? 0;
  for (const id of ids.toSorted((a, b) => communityOf(a) - communityOf(b))) {
    const { nodes: _, ...alone } = question;
    const there = await count(reader, context, { ...alone, gridId: id }, question.period);
    groups.push({ key: String(id), counted: there });
  }
  return groups;
}

/** Kinds that were reported or closed in the period; what is no sum is read kind by kind. */
async function byKind(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
): Promise<FigureAnswer['groups']> {
  const { period, categories, asked } = question;
  const gridIds = nodesOf(context, question);
  const filter = { ...period, gridIds, ...(categories === null ? {} : { categories }) };
  const sums = await sumBy(reader, 'category', filter);
  const groups: FigureAnswer['groups'] = [];
  for (const [key, figures] of sums) {
    if (asked.kind === 'now') continue;
    const found =
      asked.kind === 'read'
        ? await readCounted(reader, context, asked.name, { period, gridIds, categories: [key] })
        : counted(asked, figures, 0);
    groups.push({ key, counted: found });
  }
  return groups;
}

/** By place, kind or desk, out of the tickets: at most as many rows as were reported in the period. */
async function byColumn(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  by: AskedGroup,
): Promise<FigureAnswer['groups']> {
  const column = by === 'place' ? 'placeId' : by === 'desk' ? 'desk' : 'category';
  const { sql, values } = where(question);
  const { asked } = question;
  const now = asked.kind === 'now';
  const moment = momentColumn(asked);
  const limits = now
    ? {
        sql: `state IN (${marks(UNDONE_STATES)})${asked.what === 'overdue' ? ' AND dueAt < ?' : ''}`,
        values: asked.what === 'overdue' ? [...UNDONE_STATES, context.now] : [...UNDONE_STATES],
      }
    : {
        sql: `${moment} >= ? AND ${moment} < ? AND state <> 'withdrawn'`,
        values: within(context, question.period),
      };
  const gridIds = nodesOf(context, question);
  const rows = await reader.rows<{ name: string | number | null; n: number | string }>(
    `SELECT ${column} AS name, COUNT(*) AS n FROM ticket WHERE gridId IN (${marks(gridIds)}) AND ${limits.sql}
      AND ${column} IS NOT NULL${by === 'place' ? ` AND ${openOnly()}` : ''}${sql} GROUP BY ${column}`,
    [...gridIds, ...limits.values, ...values],
  );
  return rows.map(({ name, n }) => ({ key: String(name), counted: plain(Number(n)) }));
}

/** The same question for the periods before, oldest first, the asked one last. */
export async function courseOf(
  reader: Reader,
  context: Asking,
  question: FigureQuestion,
  periods: number,
): Promise<{ period: Period; counted: Counted }[]> {
  const course: { period: Period; counted: Counted }[] = [];
  for (let period = question.period; course.length < periods; period = before(period)) {
    const there =
      period === question.period
        ? await count(reader, context, question, period)
        : await countEarlier(reader, context, question, period);
    if (there === null) break;
    course.unshift({ period, counted: there });
  }
  return course;
}
