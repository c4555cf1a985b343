import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { closeWhenReady } from './agree-dispute';

/** 告知 and 核对: that it was done and when; no number of anybody's papers is written down. */
export async function noteCare(
  context: Context,
  id: number,
  done: readonly ('inform' | 'identify')[],
): Promise<Dispute> {
  let dispute = await loadDispute(context.tx, id);
  for (const step of done) dispute = await advanceDispute(context, dispute, { step });
  return closeWhenReady(context, dispute);
}

/** 公开 or 不公开: public only when both sides want it so; one is enough for not (art. 23). */
export async function setOpenness(context: Context, id: number, isPublic: boolean): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), {
    step: 'openness',
    note: isPublic ? '双方要求公开' : '不公开',
    set: { isPublic },
  });
}
