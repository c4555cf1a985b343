import { byColumn, countNow, countTickets } from '../tickets/ask-tickets';
import {
  basisOf,
  isOfTickets,
  nodesOf,
  plain,
  type Asked,
  type Asking,
  type Counted,
  type FigureAnswer,
  type FigureQuestion,
} from './figure-question';
import { sumBy, total, type Figures } from './figures';
import { inOrder } from '../staff/node-order';
import { overdueAtEnd, overdueKept } from './open-stock';
import { before, yearBefore, type Period } from '../period';
import { rates, shareOf, type Share } from './rates';
import { readMeasure, type ReadFilter, type ReadMeasure } from './read-measures';
import type { Reader } from '../store/transaction';

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

/** What the counters hold. */
type OfCounters = Exclude<Asked, { kind: 'now' | 'read' }>;

function counted(asked: OfCounters, sums: Figures, overdueOpen: number): Counted {
  if (asked.kind === 'count') return plain(sums[asked.measure]);
  return rate(shareOf(asked.rate, { ...sums, overdueOpen }));
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
  const nodes = directory.grids.filter((node) => node.level === level && below.has(node.id));
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
