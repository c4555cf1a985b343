import { Entity } from 'typeorm';
import { nextDay, type WorkingCalendar } from './calendar';
import { Id, LongText, Time, Whole, Words } from './columns';
import { insert, one, type Reader, type Transaction } from './transaction';
import { mayBeShown } from './travel';
import { marks } from './workflow';

/** What belongs to a campaign: confirmed once by who opens it; whoever works never has to tag anything. */
export interface CampaignScope {
  /** Kinds of tickets, four digits. */
  categories: readonly string[];
  /** Names of inspection templates. */
  templates: readonly string[];
  /** Words in a 记一笔. Tickets are found by their kind alone: nobody searches residents' words. */
  words: readonly string[];
  /** 走访 of the days count too: a campaign of visits (干部夜访). */
  visits?: boolean;
}

/** 专项行动: some weeks for one thing, in one node and all below it (seeds H04, C09, C16). */
@Entity('campaign')
export class Campaign {
  @Id() id!: number;
  @Words(40) name!: string;
  @Whole() gridId!: number;
  /** First and last day, YYYY-MM-DD. */
  @Words(10) fromDay!: string;
  @Words(10) untilDay!: string;
  /** A CampaignScope as JSON. */
  @LongText() scope!: string;
  @Whole() openedBy!: number;
  @Time() openedAt!: number;
  /** The last card was sent: its time was over, or it was ended early. */
  @Time(true) endedAt!: number | null;
  /** 撤销: a slip, as if it had never been opened. */
  @Time(true) withdrawnAt!: number | null;
}

export const scopeOf = ({ scope }: Campaign): CampaignScope => JSON.parse(scope) as CampaignScope;

export const keepCampaign = (
  tx: Transaction,
  { scope, ...row }: Omit<Campaign, 'id' | 'scope' | 'endedAt' | 'withdrawnAt'> & { scope: CampaignScope },
): Promise<number> =>
  insert(tx, 'campaign', { ...row, scope: JSON.stringify(scope), endedAt: null, withdrawnAt: null });

export const loadCampaign = (reader: Reader, id: number): Promise<Campaign | null> =>
  one<Campaign>(reader, 'SELECT * FROM campaign WHERE id = ? AND withdrawnAt IS NULL', [id]);

/** Those that run, or ended since `endedSince`, at any of these nodes; the oldest first. */
export async function campaignsAt(
  reader: Reader,
  gridIds: readonly number[],
  endedSince: number,
): Promise<Campaign[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Campaign>(
    `SELECT * FROM campaign WHERE gridId IN (${marks(gridIds)}) AND withdrawnAt IS NULL
      AND (endedAt IS NULL OR endedAt >= ?) ORDER BY fromDay, id`,
    [...gridIds, endedSince],
  );
}

/** Whose last day is over and whose last card was not sent. */
export const campaignsOver = (reader: Reader, day: string): Promise<Campaign[]> =>
  reader.rows<Campaign>(
    'SELECT * FROM campaign WHERE untilDay < ? AND endedAt IS NULL AND withdrawnAt IS NULL ORDER BY id',
    [day],
  );

/** Campaigns of these nodes of which a part lies in the period. */
export async function campaignsWithin(
  reader: Reader,
  gridIds: readonly number[],
  { from, to }: { from: string; to: string },
): Promise<Campaign[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Campaign>(
    `SELECT * FROM campaign WHERE gridId IN (${marks(gridIds)}) AND withdrawnAt IS NULL
      AND fromDay <= ? AND untilDay >= ? ORDER BY fromDay, id`,
    [...gridIds, to, from],
  );
}

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
  /** Visits, and at how many places; null where they are not counted. */
  visits: { times: number; places: number } | null;
  /** Out of closing notes and 记一笔, the largest first. */
  amounts: { item: string; unit: string; amount: number; approximate: boolean }[];
}

interface Span {
  gridIds: readonly number[];
  from: string;
  to: string;
  begins: number;
  ends: number;
}

/** What came together so far: counted anew each time, so that a correction of a ticket or a record is in it. */
export async function campaignCounts(
  reader: Reader,
  calendar: WorkingCalendar,
  campaign: Campaign,
  gridIds: readonly number[],
): Promise<CampaignCounts> {
  const { fromDay, untilDay, endedAt } = campaign;
  const endDay = endedAt === null ? untilDay : calendar.local(endedAt).day;
  const lastDay = endDay < untilDay ? endDay : untilDay;
  const span = {
    gridIds,
    from: fromDay,
    to: lastDay,
    begins: calendar.at(fromDay, 0),
    ends: calendar.at(nextDay(lastDay), 0),
  };
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
    visits: visits ? await visitsIn(reader, span) : null,
  };
}

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
        AND category IN (${marks(categories)}) AND state NOT IN ('withdrawn', 'merged', 'declined')
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

async function visitsIn(reader: Reader, { gridIds, begins, ends }: Span): Promise<CampaignCounts['visits']> {
  const row = await one<Record<'times' | 'places', string | number>>(
    reader,
    `SELECT COUNT(*) AS times, COUNT(DISTINCT placeId) AS places FROM visit
      WHERE visitedAt >= ? AND visitedAt < ? AND gridId IN (${marks(gridIds)})`,
    [begins, ends, ...gridIds],
  );
  return { times: Number(row?.times ?? 0), places: Number(row?.places ?? 0) };
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
