import { campaignsAt, loadCampaign, type Campaign } from '../../models/rounds/campaign';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';

const ENDED_SHOWN = 90 * 86_400_000;

/** Nodes whose campaigns concern the speaker: his own, those above and those below. Throws role.staff_only. */
function nodesSeen({ office: { directory }, actorId }: Context): Set<number> {
  if (actorId === null || !directory.isStaff(actorId)) throw new Failure('role.staff_only');
  const roles = (directory.staff(actorId)?.roles ?? []).filter(({ role }) => role !== 'building_head');
  const nodes = roles.flatMap(({ gridId }) => [
    ...directory.below(gridId),
    ...directory.upwards(gridId).map(({ id }) => id),
  ]);
  return new Set(nodes);
}

/** Campaigns that concern the speaker: what runs, and what ended in the last 90 days. Throws role.staff_only. */
export const campaignsSeen = (context: Context): Promise<Campaign[]> =>
  campaignsAt(context.tx, [...nodesSeen(context)], context.now - ENDED_SHOWN);

/** One of them, by its key: of another node it is as if there were none. Throws role.staff_only, choice.gone. */
export async function campaignSeen(context: Context, id: number): Promise<Campaign> {
  const nodes = nodesSeen(context);
  const campaign = await loadCampaign(context.tx, id);
  if (!campaign || !nodes.has(campaign.gridId)) throw new Failure('choice.gone');
  return campaign;
}
