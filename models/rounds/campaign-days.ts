import { nextDay } from '../calendar';
import { scopeOf, type Campaign } from './campaign';
import { COUNTED_STATES, countNow, type CampaignCounts } from './campaign-counts';
import { daysOf } from './campaign-round';
import type { Office } from '../context';
import type { Reader } from '../store/transaction';
import { mayBeShown } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** What one day added to a campaign. */
export interface CampaignDay extends Pick<
  CampaignCounts,
  'reported' | 'hidden' | 'inspections' | 'findings' | 'records'
> {
  /** Local day, YYYY-MM-DD. */
  day: string;
  /** Of the whole campaign's tickets, whenever they were reported. */
  closed: number;
  /** Times somebody was somewhere; null where visits are not counted. */
  visits: number | null;
}

/** Today and yesterday, as far as they lie in the days of one that runs; none of one that has ended. */
export async function campaignDays(
  reader: Reader,
  office: Pick<Office, 'directory' | 'calendar'>,
  campaign: Campaign,
  today: string,
): Promise<CampaignDay[]> {
  if (campaign.endedAt !== null) return [];
  const days = [today, nextDay(today, -1)].filter(
    (day) => day >= campaign.fromDay && day <= campaign.untilDay,
  );
  const counted: CampaignDay[] = [];
  for (const day of days) {
    const counts = await countNow(
      reader,
      office,
      Object.assign({}, campaign, { fromDay: day, untilDay: day }),
    );
    const closed = await closedOn(reader, office, campaign, day);
    counted.push({ ...counts, day, closed, visits: counts.visits?.times ?? null });
  }
  return counted;
}

/** Kinds that concern persons are held to the same least number as in the total, each day by itself. */
async function closedOn(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  campaign: Campaign,
  day: string,
): Promise<number> {
  const { categories } = scopeOf(campaign);
  if (categories.length === 0) return 0;
  const gridIds = directory.below(campaign.gridId);
  const { begins, ends } = daysOf(calendar, campaign);
  const rows = await reader.rows<{ category: string; n: number | string }>(
    `SELECT category, COUNT(*) AS n FROM ticket
      WHERE reportedAt >= ? AND reportedAt < ? AND closedAt >= ? AND closedAt < ? AND gridId IN (${marks(gridIds)})
        AND category IN (${marks(categories)}) AND ${COUNTED_STATES} GROUP BY category`,
    [begins, ends, calendar.at(day, 0), calendar.at(nextDay(day), 0), ...gridIds, ...categories],
  );
  return rows.reduce((sum, { category, n }) => sum + (mayBeShown(category, Number(n)) ? Number(n) : 0), 0);
}
