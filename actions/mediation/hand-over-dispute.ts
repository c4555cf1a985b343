import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { nextMediator } from '../../models/mediation/mediators';
import { askForMediator, tellHandedOver } from '../../notices/mediation/dispute-news';
import { recuse } from './decline-dispute';

/**
 * 移交: its mediator is gone. His access ended with his role; the next one gets the file and tells both sides. False
 * when nothing could be done now: there is nobody, and the office was told.
 */
export async function handOverDispute(context: Context, id: number): Promise<boolean> {
  const dispute = await loadDispute(context.tx, id);
  if (dispute.mediatorId !== null) await recuse(context, id, dispute.mediatorId, 'left');
  const next = await nextMediator(context, dispute);
  if (next === null && dispute.mediatorId === null) return false;
  const moved = await advanceDispute(context, dispute, {
    step: 'hand_over',
    set: { mediatorId: next?.id ?? null },
  });
  if (next === null) await askForMediator(context, moved);
  else await tellHandedOver(context, moved, next.id);
  return true;
}
