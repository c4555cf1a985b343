import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { checkStep, loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import type { MediationSession } from '../../models/mediation/mediation';
import { insert, type SqlValue } from '../../models/store/transaction';

/**
 * 调解记录: a line, a voice, or a photo of handwritten notes. Files that came with this turn belong to the dispute from
 * the first moment: they are stored encrypted and go nowhere else.
 */
export async function holdSession(
  context: Context,
  id: number,
  record: string,
  kind: MediationSession['kind'],
): Promise<{ dispute: Dispute; sessionId: number }> {
  const { tx, now, actorId } = context;
  const before = await loadDispute(tx, id);
  const dispute = await advanceDispute(context, before, { step: 'hold_session' });
  const sessionId = await insert(tx, 'mediation_session', {
    disputeId: id,
    at: now,
    mediatorId: actorId,
    kind,
    record: record === '' ? '' : tx.vault.seal(record),
  });
  await takeFiles(context, id, { sessionId });
  return { dispute, sessionId };
}

/** The next page of the same notes. */
export async function addToSession(context: Context, id: number, sessionId: number): Promise<void> {
  checkStep('hold_session', await relationsToDispute(context, await loadDispute(context.tx, id)));
  await takeFiles(context, id, { sessionId });
}

/** Files that came with this turn are the dispute's from the first moment. */
export async function takeFiles(
  { tx, now, actorId }: Context,
  id: number,
  part: { sessionId?: number; evidenceId?: number },
): Promise<void> {
  const values: SqlValue[] = [id, part.sessionId ?? null, part.evidenceId ?? null, actorId, now];
  await tx.run(
    `UPDATE attachment SET disputeId = ?, purpose = 'dispute', sessionId = ?, evidenceId = ?
      WHERE personId = ? AND ticketId IS NULL AND disputeId IS NULL AND createdAt = ?`,
    values,
  );
}

/** Recordings on video and documents are not taken (mediation.md §5): nothing of them stays. */
export async function refuseFiles({ tx, now, actorId }: Context): Promise<void> {
  await tx.run(
    'DELETE FROM attachment WHERE personId = ? AND ticketId IS NULL AND disputeId IS NULL AND createdAt = ?',
    [actorId, now],
  );
}
