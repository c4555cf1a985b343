import { activitySums, type ActivityKind, type ActivitySum } from '../rounds/activity';
import { nextDay } from '../calendar';
import { campaignsWithin, type Campaign } from '../rounds/campaign';
import { campaignCounts, type CampaignCounts } from '../rounds/campaign-counts';
import type { Context } from '../context';
import { disputeCounts, type DisputeCounts } from '../mediation/dispute-counts';
import { total, sumBy, type Figures } from './figures';
import { agreedExamples, type GoodExample } from '../tickets/good-example';
import { overdueAtEnd } from './open-stock';
import { answersOf, pollsEnded, type Poll } from '../residents/poll';
import { periodFigures, type PeriodFigures } from './period-figures';
import { yearBefore, type Period } from '../period';
import type { Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks } from '../tickets/workflow';

export interface Amount {
  item: string;
  unit: string;
  amount: number;
}
export interface DeskFigures {
  desk: string;
  closed: number;
  onTime: number;
}

/** What a 工作总结 is made of. */
export interface SummaryFigures {
  gridId: number;
  figures: PeriodFigures;
  /** What rates hold against the period: late and not done at its end. */
  lateAtEnd: number;
  yearBefore: Figures;
  /** Out of closing notes, the largest first inside a unit. */
  amounts: Amount[];
  /** Out of 记一笔: kinds with how often, and their amounts. */
  activities: { kind: ActivityKind; times: number; amounts: ActivitySum[] }[];
  campaigns: { campaign: Campaign; counts: CampaignCounts }[];
  /** 问卷 that ended in the period, with the answers to each option by question. */
  polls: { poll: Poll; answers: number[][] }[];
  desks: DeskFigures[];
  disputes: DisputeCounts;
  examples: GoodExample[];
  asOf: number;
}

type Asking = Pick<Context, 'office' | 'now'>;
const EXAMPLES = 8;

export async function summaryFigures(
  reader: Reader,
  context: Asking,
  gridId: number,
  period: Period,
): Promise<SummaryFigures> {
  const { directory, calendar } = context.office;
  const gridIds = directory.below(gridId);
  const limits: [number, number] = [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  const lastYear = await sumBy(reader, 'category', { ...yearBefore(period), gridIds });
  return {
    gridId,
    figures: await periodFigures(reader, context, gridId, period),
    lateAtEnd: await overdueAtEnd(reader, context, { period, gridIds, categories: null }),
    yearBefore: total(lastYear.values()),
    amounts: await closingAmounts(reader, gridIds, limits),
    activities: await activitiesIn(reader, gridIds, period),
    campaigns: await campaignsIn(reader, context, gridIds, period),
    polls: await pollsIn(reader, gridIds, limits),
    desks: await desksIn(reader, gridIds, limits),
    disputes: await disputeCounts(reader, context.office, gridId, period),
    examples: await agreedExamples(reader, gridIds, limits[0], limits[1], EXAMPLES),
    asOf: context.now,
  };
}

const THOUSANDTHS = 1000;
const AMOUNTS = 12;
const AMOUNTS_A_KIND = 5;

interface AmountRow {
  item: string;
  unit: string;
  sum: number | string;
}
const amountsOf = (rows: readonly AmountRow[]): Amount[] =>
  rows.map(({ item, unit, sum }) => ({ item, unit, amount: Number(sum) / THOUSANDTHS }));

async function closingAmounts(
  reader: Reader,
  gridIds: readonly number[],
  limits: readonly number[],
): Promise<Amount[]> {
  return amountsOf(
    await reader.rows<AmountRow>(
      `SELECT q.item AS item, q.unit AS unit, SUM(q.amountThousandths) AS sum FROM ticket t
        JOIN ticket_quantity q ON q.ticketId = t.id
        WHERE t.gridId IN (${marks(gridIds)}) AND t.closedAt >= ? AND t.closedAt < ? AND ${openOnly('t.')}
        GROUP BY q.item, q.unit ORDER BY sum DESC, q.item LIMIT ${AMOUNTS}`,
      [...gridIds, ...limits],
    ),
  );
}

/** 记一笔 by kind, the most often first, each with its largest amounts. */
async function activitiesIn(
  reader: Reader,
  gridIds: readonly number[],
  { from, to }: Period,
): Promise<SummaryFigures['activities']> {
  const rows = await reader.rows<{ kind: ActivityKind; n: number | string }>(
    `SELECT kind, COUNT(*) AS n FROM activity
      WHERE day >= ? AND day <= ? AND gridId IN (${marks(gridIds)}) AND withdrawnAt IS NULL GROUP BY kind ORDER BY n DESC, kind`,
    [from, to, ...gridIds],
  );
  const sums = await activitySums(reader, { from, to, gridIds });
  return rows.map(({ kind, n }) => ({
    kind,
    times: Number(n),
    amounts: sums.filter((sum) => sum.kind === kind).slice(0, AMOUNTS_A_KIND),
  }));
}

/** 专项行动 of which a part lies in the period, as far as they are. */
async function campaignsIn(
  reader: Reader,
  { office }: Asking,
  gridIds: readonly number[],
  period: Period,
): Promise<SummaryFigures['campaigns']> {
  const counted: SummaryFigures['campaigns'] = [];
  for (const campaign of await campaignsWithin(reader, gridIds, period))
    counted.push({ campaign, counts: await campaignCounts(reader, office, campaign) });
  return counted;
}

async function pollsIn(
  reader: Reader,
  gridIds: readonly number[],
  [from, until]: readonly [number, number],
): Promise<SummaryFigures['polls']> {
  const polls: SummaryFigures['polls'] = [];
  for (const poll of await pollsEnded(reader, gridIds, from, until))
    polls.push({ poll, answers: await answersOf(reader, poll) });
  return polls;
}

async function desksIn(
  reader: Reader,
  gridIds: readonly number[],
  limits: readonly number[],
): Promise<DeskFigures[]> {
  const rows = await reader.rows<{ desk: string; closed: number | string; onTime: number | string }>(
    `SELECT desk, COUNT(*) AS closed, SUM(CASE WHEN dueAt IS NULL OR doneAt <= dueAt THEN 1 ELSE 0 END) AS onTime
      FROM ticket WHERE gridId IN (${marks(gridIds)}) AND closedAt >= ? AND closedAt < ? AND desk IS NOT NULL
      GROUP BY desk ORDER BY closed DESC, desk`,
    [...gridIds, ...limits],
  );
  return rows.map(({ desk, closed, onTime }) => ({ desk, closed: Number(closed), onTime: Number(onTime) }));
}
