import { Entity } from 'typeorm';
import { nextDay, type WorkingCalendar } from '../calendar';
import { scopeOf, type Campaign } from './campaign';
import { Id, Whole } from '../store/columns';
import type { Directory } from '../staff/directory';
import { insert, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** A place somebody is to visit in a campaign of visits (干部夜访, seed C09). */
@Entity('campaign_place')
export class CampaignPlace {
  @Id() id!: number;
  @Whole() campaignId!: number;
  @Whole() placeId!: number;
  /** Who goes there; null: whoever looks after the place. */
  @Whole(true) personId!: number | null;
}

/** First and last day of what is counted, and the same as epoch milliseconds, the end exclusive. */
export function daysOf(
  calendar: WorkingCalendar,
  { fromDay, untilDay, endedAt }: Campaign,
): { from: string; to: string; begins: number; ends: number } {
  const endDay = endedAt === null ? untilDay : calendar.local(endedAt).day;
  const to = endDay < untilDay ? endDay : untilDay;
  return { from: fromDay, to, begins: calendar.at(fromDay, 0), ends: calendar.at(nextDay(to), 0) };
}

/** Names who goes where; who was named for a place before no longer is. */
export async function assignPlaces(
  tx: Transaction,
  campaignId: number,
  placeIds: readonly number[],
  personId: number,
): Promise<void> {
  if (placeIds.length === 0) return;
  await tx.run(`DELETE FROM campaign_place WHERE campaignId = ? AND placeId IN (${marks(placeIds)})`, [
    campaignId,
    ...placeIds,
  ]);
  for (const placeId of placeIds) await insert(tx, 'campaign_place', { campaignId, placeId, personId });
}

export const forgetAssignments = (tx: Transaction, campaignId: number): Promise<unknown> =>
  tx.run('DELETE FROM campaign_place WHERE campaignId = ?', [campaignId]);

export interface RoundPlace {
  placeId: number;
  /** Who goes there. */
  personIds: number[];
  /** Somebody was there in those days. */
  reached: boolean;
}

/** Every place to visit: each building of the node for who looks after it, unless somebody was named; 只走分到的: those alone. */
export async function roundOf(
  reader: Reader,
  directory: Directory,
  campaign: Campaign,
  { begins, ends }: { begins: number; ends: number },
): Promise<RoundPlace[]> {
  const assigned = await reader.rows<Pick<CampaignPlace, 'placeId' | 'personId'>>(
    'SELECT placeId, personId FROM campaign_place WHERE campaignId = ? ORDER BY id',
    [campaign.id],
  );
  const named = new Set(assigned.map(({ placeId }) => placeId));
  const below = new Set(directory.below(campaign.gridId));
  const others = directory.places
    .filter(({ id, kind, gridId }) => kind === 'building' && below.has(gridId) && !named.has(id))
    .map(({ id }) => ({ placeId: id, personId: null }));
  const places = scopeOf(campaign).onlyAssigned === true ? assigned : [...assigned, ...others];
  if (places.length === 0) return [];
  const rows = await reader.rows<{ placeId: number }>(
    `SELECT DISTINCT placeId FROM visit WHERE visitedAt >= ? AND visitedAt < ? AND gridId IN (${marks([...below])})`,
    [begins, ends, ...below],
  );
  const reached = new Set(rows.map(({ placeId }) => placeId));
  return places.map(({ placeId, personId }) => ({
    placeId,
    personIds: personId === null ? lookingAfter(directory, placeId) : [personId],
    reached: reached.has(placeId),
  }));
}

function lookingAfter(directory: Directory, placeId: number): number[] {
  const place = directory.place(placeId);
  return place ? directory.responsible(place.gridId).map(({ id }) => id) : [];
}
