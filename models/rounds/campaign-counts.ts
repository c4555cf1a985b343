import { scopeOf, type Campaign } from './campaign';
import { daysOf, roundOf } from './campaign-round';
import type { Office } from '../context';
import type { Directory } from '../staff/directory';
import { one, type Reader } from '../store/transaction';
import { mayBeShown } from '../tickets/travel';
import { marks } from '../tickets/workflow';

export interface CampaignCounts {
  reported: number;
  /** Done and verified. */
  closed: number;
  /** Kinds of which so few came in that a number could point at somebody; not in the two above. */
  hidden: boolean;
  inspections: number;
  /** Items that were not right. */
  findings: number;
  records: number;
  /** Null where visits are not counted. */
  visits: CampaignVisits | null;
  /** Out of closing notes and 记一笔, the largest first. */
  amounts: { item: string; unit: string; amount: number; approximate: boolean }[];
}

export interface CampaignVisits {
  times: number;
  places: number;
  /** Of the places that are to be visited (models/rounds/campaign-round.ts): how many there are, and at how many somebody was. */
  listed: number;
  reached: number;
  /** 民情 of those days, and how many have their answer. */
  wishes: number;
  answered: number;
}

interface Span {
  gridIds: readonly number[];
  from: string;
  to: string;
  begins: number;
  ends: number;
}

/** What came together: of one that runs counted anew each time, of one that has ended as its last card told it. */
export async function campaignCounts(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  campaign: Campaign,
): Promise<CampaignCounts> {
  return campaign.finalCounts === null
    ? countNow(reader, { directory, calendar }, campaign)
    : (JSON.parse(campaign.finalCounts) as CampaignCounts);
}

/** Counted anew, so that a correction of a ticket or a record is in it. */
export async function countNow(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  campaign: Campaign,
): Promise<CampaignCounts> {
  const gridIds = directory.below(campaign.gridId);
  const span = { gridIds, ...daysOf(calendar, campaign) };
  const { categories, templates, words, visits = false } = scopeOf(campaign);
  const tickets = await ticketsIn(reader, span, categories);
  const shown = tickets.filter(({ category, reported }) => mayBeShown(category, reported));
  const sum = (of: readonly { [K in 'reported' | 'closed']: number }[], name: 'reported' | 'closed') =>
    of.reduce((total, row) => total + row[name], 0);
  return {
    reported: sum(shown, 'reported'),
    closed: sum(shown, 'closed'),
    hidden: shown.length < tickets.length,
    ...(await inspectionsIn(reader, span, templates)),
    ...(await recordsIn(reader, span, shown, words)),
    visits: visits ? await visitsIn(reader, directory, campaign, span) : null,
  };
}

/** SQL: not taken back, not told twice, not refused. */
export const COUNTED_STATES = "state NOT IN ('withdrawn', 'merged', 'declined')";

interface KindCount {
  category: string;
  reported: number;
  closed: number;
}

async function ticketsIn(
  reader: Reader,
  { gridIds, begins, ends }: Span,
  categories: readonly string[],
): Promise<KindCount[]> {
  if (categories.length === 0) return [];
  const rows = await reader.rows<Record<'category' | 'reported' | 'closed', string | number>>(
    `SELECT category, COUNT(*) AS reported, SUM(CASE WHEN closedAt IS NULL THEN 0 ELSE 1 END) AS closed
       FROM ticket WHERE reportedAt >= ? AND reportedAt < ? AND gridId IN (${marks(gridIds)})
        AND category IN (${marks(categories)}) AND ${COUNTED_STATES}
      GROUP BY category ORDER BY category`,
    [begins, ends, ...gridIds, ...categories],
  );
  return rows.map(({ category, reported, closed }) => ({
    category: String(category),
    reported: Number(reported),
    closed: Number(closed),
  }));
}

async function inspectionsIn(
  reader: Reader,
  { gridIds, begins, ends }: Span,
  templates: readonly string[],
): Promise<Pick<CampaignCounts, 'inspections' | 'findings'>> {
  if (templates.length === 0) return { inspections: 0, findings: 0 };
  const where = `i.endedAt IS NOT NULL AND i.begunAt >= ? AND i.begunAt < ?
    AND i.gridId IN (${marks(gridIds)}) AND i.template IN (${marks(templates)})`;
  const row = await one<Record<'inspections' | 'findings', string | number>>(
    reader,
    `SELECT COUNT(*) AS inspections, COALESCE(SUM((SELECT COUNT(*) FROM inspection_finding f WHERE f.inspectionId = i.id)), 0) AS findings
       FROM inspection i WHERE ${where}`,
    [begins, ends, ...gridIds, ...templates],
  );
  return { inspections: Number(row?.inspections ?? 0), findings: Number(row?.findings ?? 0) };
}

async function visitsIn(
  reader: Reader,
  directory: Directory,
  campaign: Campaign,
  { gridIds, begins, ends }: Span,
): Promise<CampaignVisits> {
  const row = await one<Record<'times' | 'places', string | number>>(
    reader,
    `SELECT COUNT(*) AS times, COUNT(DISTINCT placeId) AS places FROM visit
      WHERE visitedAt >= ? AND visitedAt < ? AND gridId IN (${marks(gridIds)})`,
    [begins, ends, ...gridIds],
  );
  const wished = await one<Record<'wishes' | 'answered', string | number>>(
    reader,
    `SELECT COUNT(*) AS wishes, SUM(CASE WHEN answeredAt IS NULL THEN 0 ELSE 1 END) AS answered FROM feedback
      WHERE kind = 'suggestion' AND givenAt >= ? AND givenAt < ? AND gridId IN (${marks(gridIds)})`,
    [begins, ends, ...gridIds],
  );
  const round = await roundOf(reader, directory, campaign, { begins, ends });
  return {
    times: Number(row?.times ?? 0),
    places: Number(row?.places ?? 0),
    listed: round.length,
    reached: round.filter(({ reached }) => reached).length,
    wishes: Number(wished?.wishes ?? 0),
    answered: Number(wished?.answered ?? 0),
  };
}

const THOUSANDTHS = 1000;
const AMOUNTS = 8;

type AmountRow = Record<'item' | 'unit' | 'total' | 'about', string | number>;

async function recordsIn(
  reader: Reader,
  { gridIds, from, to, begins, ends }: Span,
  kinds: readonly KindCount[],
  words: readonly string[],
): Promise<Pick<CampaignCounts, 'records' | 'amounts'>> {
  // INSTR means the words as they are; LIKE would read % and _ in them as signs.
  const named = words.map(() => 'INSTR(a.text, ?) > 0').join(' OR ') || '1 = 0';
  const activities = `activity a WHERE a.day >= ? AND a.day <= ? AND a.withdrawnAt IS NULL
    AND a.gridId IN (${marks(gridIds)}) AND (${named})`;
  const values = [from, to, ...gridIds, ...words];
  const count = await one<{ n: number | string }>(reader, `SELECT COUNT(*) AS n FROM ${activities}`, values);
  const recorded = await reader.rows<AmountRow>(
    `SELECT q.item, q.unit, SUM(q.amountThousandths) AS total, MAX(q.approximate) AS about FROM activity_quantity q
      WHERE q.activityId IN (SELECT a.id FROM ${activities}) GROUP BY q.item, q.unit`,
    values,
  );
  const done =
    kinds.length === 0
      ? []
      : await reader.rows<AmountRow>(
          `SELECT q.item, q.unit, SUM(q.amountThousandths) AS total, 0 AS about FROM ticket t
             JOIN ticket_quantity q ON q.ticketId = t.id
            WHERE t.reportedAt >= ? AND t.reportedAt < ? AND t.closedAt IS NOT NULL AND t.gridId IN (${marks(gridIds)})
              AND t.category IN (${marks(kinds)}) GROUP BY q.item, q.unit`,
          [begins, ends, ...gridIds, ...kinds.map(({ category }) => category)],
        );
  return { records: Number(count?.n ?? 0), amounts: addedUp([...recorded, ...done]) };
}

function addedUp(rows: readonly AmountRow[]): CampaignCounts['amounts'] {
  const sums = new Map<string, CampaignCounts['amounts'][number]>();
  for (const { item, unit, total, about } of rows) {
    const key = `${item}|${unit}`;
    const sum = sums.get(key) ?? { item: String(item), unit: String(unit), amount: 0, approximate: false };
    sum.amount += Number(total) / THOUSANDTHS;
    sum.approximate ||= Number(about) === 1;
    sums.set(key, sum);
  }
  return [...sums.values()]
    .toSorted((a, b) => b.amount - a.amount || a.item.localeCompare(b.item))
    .slice(0, AMOUNTS);
}
