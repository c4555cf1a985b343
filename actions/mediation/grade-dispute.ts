import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { DisputeKind, DisputeTier } from '../../models/mediation/dispute-kinds';
import { loadDispute } from '../../models/mediation/dispute-rights';

/** 分级分类: for planning and 以案定补; it says nothing of the persons. */
export async function gradeDispute(
  context: Context,
  id: number,
  grade: { kind?: DisputeKind; tier?: DisputeTier },
): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), { step: 'grade', set: grade });
}
