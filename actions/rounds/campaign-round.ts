import { loadCampaign, scopeOf, type Campaign } from '../../models/rounds/campaign';
import {
  assignPlaces,
  daysOf,
  forgetAssignments,
  roundOf,
  type RoundPlace,
} from '../../models/rounds/campaign-round';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { yourShare } from '../../notices/rounds/campaign-round-words';
import { tell } from '../../notices/exchange/send';
import { checkMayLead } from './campaign';

export interface Share {
  personId: number;
  placeIds: readonly number[];
}

/** A campaign of visits that runs and that this person leads. Throws choice.gone, role.other. */
async function led(context: Context, id: number): Promise<Campaign> {
  const campaign = await loadCampaign(context.tx, id);
  if (!campaign || campaign.endedAt !== null || scopeOf(campaign).visits !== true)
    throw new Failure('choice.gone');
  checkMayLead(context, campaign.gridId);
  return campaign;
}

/** 专项分工: who visits which places; each who is named hears of his own. Throws choice.gone, role.other. */
export async function divideRound(
  context: Context,
  id: number,
  shares: readonly Share[],
): Promise<{ campaign: Campaign; round: RoundPlace[] }> {
  const { tx, office, actorId } = context;
  const campaign = await led(context, id);
  for (const { personId, placeIds } of shares) {
    await assignPlaces(tx, id, placeIds, personId);
    if (personId !== actorId)
      await tell(context, personId, yourShare(office, campaign, placeIds), { notice: 'order' });
  }
  const round = await roundOf(tx, office.directory, campaign, daysOf(office.calendar, campaign));
  return { campaign, round };
}

/** 只走分到的: what nobody was named for is not on the list. Throws choice.gone, role.other. */
export async function narrowRound(
  context: Context,
  id: number,
): Promise<{ campaign: Campaign; round: RoundPlace[] }> {
  const { tx, office } = context;
  const campaign = await narrow(context, await led(context, id), true);
  const round = await roundOf(tx, office.directory, campaign, daysOf(office.calendar, campaign));
  return { campaign, round };
}

async function narrow({ tx }: Context, campaign: Campaign, onlyAssigned: boolean): Promise<Campaign> {
  const scope = JSON.stringify({ ...scopeOf(campaign), onlyAssigned });
  await tx.run('UPDATE campaign SET scope = ? WHERE id = ?', [scope, campaign.id]);
  return Object.assign(campaign, { scope });
}

/** 不分工了: each building is again for who looks after it. Throws choice.gone, role.other. */
export async function clearRound(context: Context, id: number): Promise<Campaign> {
  const campaign = await led(context, id);
  await forgetAssignments(context.tx, id);
  return narrow(context, campaign, false);
}
