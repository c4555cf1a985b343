import { nextDay } from '../../models/calendar';
import {
  campaignsAt,
  keepCampaign,
  loadCampaign,
  type Campaign,
  type CampaignScope,
} from '../../models/rounds/campaign';
import { campaignCounts, countNow, type CampaignCounts } from '../../models/rounds/campaign-counts';
import { campaignDays, type CampaignDay } from '../../models/rounds/campaign-days';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { lengthOf } from '../../models/period';
import { nodesOfRight } from '../../models/staff/rights';
import { campaignCard } from '../../notices/rounds/campaign-words';
import { tell, tellGroup } from '../../notices/exchange/send';

/** 撤销 of an opening and 接着开 of an ending are possible for so long. */
export const UNDO_WITHIN = 24 * 3_600_000;
const LONGEST_DAYS = 366;

export interface CampaignFacts {
  name: string;
  gridId: number;
  fromDay: string;
  untilDay: string;
  scope: CampaignScope;
}

/** Throws role.other unless this person may lead a campaign at the node. */
export function checkMayLead({ office, actorId }: Context, gridId: number): void {
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'lead_campaign');
  const above = new Set(office.directory.upwards(gridId).map(({ id }) => id));
  if (!nodes.some((id) => above.has(id)))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
}

/** Throws campaign.dates unless the days are in order, not all past and at most a year. */
export function checkDays({ office, now }: Context, from: string, to: string): void {
  const today = office.calendar.local(now).day;
  if (to < from || to < today || lengthOf({ from, to }) > LONGEST_DAYS) throw new Failure('campaign.dates');
}

/** 开专项. Nobody else is told: it asks nothing of them. Throws role.other, campaign.dates, campaign.known. */
export async function openCampaign(context: Context, facts: CampaignFacts): Promise<Campaign> {
  const { tx, now, actorId } = context;
  checkMayLead(context, facts.gridId);
  checkDays(context, facts.fromDay, facts.untilDay);
  const name = maskNumbers(facts.name).text;
  const running = await campaignsAt(tx, [facts.gridId], now);
  if (running.some((other) => other.name === name && other.endedAt === null))
    throw new Failure('campaign.known', { name });
  const id = await keepCampaign(tx, { ...facts, name, openedBy: actorId ?? 0, openedAt: now });
  return own(context, id);
}

/** 撤销, right away: as if it had never been. Throws role.other, choice.gone, campaign.late. */
export async function undoCampaign(context: Context, id: number): Promise<Campaign> {
  const campaign = await own(context, id);
  if (campaign.openedAt < context.now - UNDO_WITHIN)
    throw new Failure('campaign.late', { name: campaign.name });
  await context.tx.run('UPDATE campaign SET withdrawnAt = ? WHERE id = ?', [context.now, id]);
  return campaign;
}

/** Longer or shorter; what was over and is given days again runs on. Throws role.other, choice.gone, campaign.dates. */
export async function moveCampaign(context: Context, id: number, untilDay: string): Promise<Campaign> {
  const campaign = await own(context, id);
  checkDays(context, campaign.fromDay, untilDay);
  await context.tx.run('UPDATE campaign SET untilDay = ?, endedAt = NULL, finalCounts = NULL WHERE id = ?', [
    untilDay,
    id,
  ]);
  return Object.assign(campaign, { untilDay, endedAt: null, finalCounts: null });
}

/** 结束专项, before its time. Ending twice is once. Throws role.other, choice.gone. */
export async function endCampaign(context: Context, id: number): Promise<Counted> {
  const campaign = await own(context, id);
  return campaign.endedAt === null ? close(context, campaign) : counted(context, campaign);
}

/** Its last day is over: the clock ends it. */
export const closeCampaign = (context: Context, campaign: Campaign): Promise<Counted> =>
  close(context, campaign);

/** 接着开: ended by a slip. Throws role.other, choice.gone, campaign.late, campaign.dates. */
export async function resumeCampaign(context: Context, id: number): Promise<Campaign> {
  const campaign = await own(context, id);
  if (campaign.endedAt !== null && campaign.endedAt < context.now - UNDO_WITHIN)
    throw new Failure('campaign.late', { name: campaign.name });
  return moveCampaign(context, id, campaign.untilDay);
}

export interface Counted {
  campaign: Campaign;
  counts: CampaignCounts;
  /** Tickets of an ended one that were closed after its last card; its figures stay as they were told. */
  closedLater: number;
  /** What today and yesterday added while it runs. */
  days: readonly CampaignDay[];
}

export async function counted({ tx, office, now }: Context, campaign: Campaign): Promise<Counted> {
  const counts = await campaignCounts(tx, office, campaign);
  const { closed } = campaign.finalCounts === null ? counts : await countNow(tx, office, campaign);
  const days = await campaignDays(tx, office, campaign, office.calendar.local(now).day);
  return { campaign, counts, closedLater: Math.max(0, closed - counts.closed), days };
}

/** The last card, whose figures stay: to who opened it, and to the work group of the node where it has one. */
async function close(context: Context, open: Campaign): Promise<Counted> {
  const { tx, office, now, actorId } = context;
  await tx.run('UPDATE campaign SET endedAt = ? WHERE id = ? AND endedAt IS NULL', [now, open.id]);
  const campaign = Object.assign(open, { endedAt: now });
  const counts = await countNow(tx, office, campaign);
  const finalCounts = JSON.stringify(counts);
  await tx.run('UPDATE campaign SET finalCounts = ? WHERE id = ?', [finalCounts, open.id]);
  const last = { campaign: Object.assign(campaign, { finalCounts }), counts, closedLater: 0, days: [] };
  const words = campaignCard(office, last, now);
  if (actorId !== open.openedBy) await tell(context, open.openedBy, words, { notice: 'remind' });
  if (office.directory.grid(open.gridId)?.groupKey) {
    const until = office.calendar.at(nextDay(office.calendar.local(now).day), 0);
    await tellGroup(context, open.gridId, words.text, until);
  }
  return last;
}

async function own(context: Context, id: number): Promise<Campaign> {
  const campaign = await loadCampaign(context.tx, id);
  if (!campaign) throw new Failure('choice.gone');
  checkMayLead(context, campaign.gridId);
  return campaign;
}
