import { advanceDispute } from '../models/advance-dispute';
import type { Context } from '../models/context';
import type { Dispute } from '../models/dispute';
import { loadDispute } from '../models/dispute-rights';
import type { MediationSession } from '../models/mediation';
import { insert } from '../models/transaction';

/**
 * 调解记录: a line, a voice, or a photo of handwritten notes. Files that came with this turn belong to the dispute from
 * the first moment: they are stored encrypted and go nowhere else.
 */
export async function holdSession(
  context: Context,
  id: number,
  record: string,
  kind: MediationSession['kind'],
): Promise<Dispute> {
  const { tx, now, actorId } = context;
  const before = await loadDispute(tx, id);
  const dispute = await advanceDispute(context, before, { step: 'hold_session' });
  await insert(tx, 'mediation_session', {
    disputeId: id,
    at: now,
    mediatorId: actorId,
    kind,
    record: record === '' ? '' : tx.vault.seal(record),
  });
  await tx.run(
    `UPDATE attachment SET disputeId = ?, purpose = 'dispute'
      WHERE personId = ? AND ticketId IS NULL AND disputeId IS NULL AND createdAt = ?`,
    [id, actorId, now],
  );
  return dispute;
}
