import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { Staff } from '../../models/staff/directory';
import { noteLook } from '../../models/mediation/dispute-file';
import { checkStep, loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import { candidatesFor } from '../../models/mediation/mediators';
import { tellGone, tellHandedOver } from '../../notices/mediation/dispute-news';
import { recuse } from './decline-dispute';

/** Whom the committee's head may name: no party, no neighbour, nobody who declined, not who has it now. Throws dispute.not_allowed. */
export async function nameable(context: Context, id: number): Promise<Staff[]> {
  const dispute = await loadDispute(context.tx, id);
  checkStep('name', await relationsToDispute(context, dispute));
  const staff = await candidatesFor(context, dispute);
  return staff.filter(({ id: personId }) => personId !== dispute.mediatorId);
}

/** 另派: the head names a mediator, who hears of it and may decline; the one before is out at once. */
export async function nameMediator(context: Context, id: number, personId: number): Promise<Dispute> {
  if (!(await nameable(context, id)).some((staff) => staff.id === personId)) throw new Failure('choice.gone');
  const dispute = await loadDispute(context.tx, id);
  const waiting = dispute.state === 'lead' || dispute.state === 'registered';
  const moved = await advanceDispute(context, dispute, {
    step: waiting ? 'name' : 'hand_over',
    set: { mediatorId: personId },
  });
  await noteLook(context, id, 'dispute.name');
  if (dispute.mediatorId !== null && dispute.mediatorId !== personId) {
    await recuse(context, id, dispute.mediatorId, 'swapped');
    await tellGone(context, moved, dispute.mediatorId);
  }
  if (personId !== context.actorId) await tellHandedOver(context, moved, personId);
  return moved;
}
