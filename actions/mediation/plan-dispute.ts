import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute, HardPlan } from '../../models/mediation/dispute';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { planWords } from '../../notices/mediation/dispute-plan-words';

const LAST_MINUTE = 24 * 60 - 1;

/** 列为难题: the five fields, sealed. Outside of the file it is a count. A simple case becomes a difficult one. */
export async function planDispute(context: Context, id: number, plan: HardPlan): Promise<Dispute> {
  const { tx, now, office } = context;
  const dispute = await loadDispute(tx, id);
  const hard = dispute.tier === 'difficult' || dispute.tier === 'major';
  return advanceDispute(context, dispute, {
    step: 'plan',
    note: planWords(plan),
    set: {
      plan: tx.vault.seal(JSON.stringify(plan)),
      planBy: office.calendar.at(plan.day, LAST_MINUTE),
      hardSince: dispute.hardSince ?? now,
      ...(hard ? {} : { tier: 'difficult' }),
    },
  });
}
