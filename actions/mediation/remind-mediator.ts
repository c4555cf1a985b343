import { noteStep } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import { checkStep, loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { one } from '../../models/store/transaction';
import { partyWaits } from '../../notices/mediation/dispute-news';
import { tell } from '../../notices/exchange/send';

const A_DAY = 24 * 3_600_000;

/** 催: a party waits for a call; her mediator hears it, once a day. Throws dispute.not_allowed. */
export async function remindMediator(context: Context, id: number): Promise<'once' | 'before' | 'nobody'> {
  const { tx, now } = context;
  const dispute = await loadDispute(tx, id);
  checkStep('remind', await relationsToDispute(context, dispute));
  if (dispute.mediatorId === null) return 'nobody';
  const sql = "SELECT id FROM dispute_event WHERE disputeId = ? AND step = 'remind' AND at > ?";
  if ((await one(tx, sql, [id, now - A_DAY])) !== null) return 'before';
  await noteStep(context, dispute, { step: 'remind' }, dispute.state);
  await tell(context, dispute.mediatorId, partyWaits(id), { notice: 'question' });
  return 'once';
}
