import { announceDispute, tellGone } from '../../notices/mediation/dispute-news';
import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { DisputeRecusal } from '../../models/mediation/dispute';
import { noteLook } from '../../models/mediation/dispute-file';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { insert } from '../../models/store/transaction';

/** 需要回避: the next mediator is asked; without one the office is told that it has to name somebody. */
export async function declineDispute(context: Context, id: number): Promise<void> {
  const dispute = await loadDispute(context.tx, id);
  const moved = await advanceDispute(context, dispute, {
    step: dispute.state === 'lead' ? 'pass_on' : 'decline',
    set: { warned: 0 },
  });
  await noteLook(context, id, 'dispute.decline');
  if (context.actorId !== null) await recuse(context, id, context.actorId, 'declined');
  await announceDispute(context, moved);
}

/** 换调解员: asked for by a party, no reason needed; the next one asks both sides anew. */
export async function swapMediator(context: Context, id: number): Promise<void> {
  const dispute = await loadDispute(context.tx, id);
  const moved = await advanceDispute(context, dispute, { step: 'swap' });
  if (dispute.mediatorId !== null) {
    await recuse(context, id, dispute.mediatorId, 'swapped');
    await tellGone(context, moved, dispute.mediatorId);
  }
  await announceDispute(context, moved);
}

export async function recuse(
  { tx, now }: Context,
  disputeId: number,
  personId: number,
  reason: DisputeRecusal['reason'],
): Promise<void> {
  await insert(tx, 'dispute_recusal', { disputeId, personId, reason, at: now });
}
