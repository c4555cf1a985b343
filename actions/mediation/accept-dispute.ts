import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import { openFile, type DisputeFile } from '../../models/mediation/dispute-file';
import { loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';

/** States in which a file may have lost its mediator. */
const IN_HAND: readonly string[] = ['accepted', 'mediating', 'agreed', 'performing'];

/**
 * 我来联系: the mediator takes it and may read it from now on; pressed again it shows the file. Each look is written to
 * the audit log. Throws dispute.unknown, dispute.not_allowed, dispute.taken.
 */
export async function acceptDispute(context: Context, id: number): Promise<DisputeFile> {
  const dispute = await loadDispute(context.tx, id);
  const relations = await relationsToDispute(context, dispute);
  if (relations.has('free') && (dispute.state === 'registered' || dispute.state === 'lead')) {
    const step = dispute.state === 'lead' ? ('take_up' as const) : ('accept' as const);
    await advanceDispute(context, dispute, { step, set: { mediatorId: context.actorId } });
  } else if (relations.has('free') && IN_HAND.includes(dispute.state)) {
    await advanceDispute(context, dispute, { step: 'hand_over', set: { mediatorId: context.actorId } });
  } else if (!relations.has('mediator') && dispute.mediatorId !== null) {
    throw new Failure('dispute.taken');
  }
  return openFile(context, id);
}
