import type { Context } from '../context';
import type { Dispute } from './dispute';
import { bothConsent } from './dispute-file';
import { lacking } from './dispute-papers';
import { checkStep, relationsToDispute } from './dispute-rights';
import { disputeSteps, type DisputeNeed, type DisputeStep } from './dispute-workflow';
import { Failure } from '../failure';
import type { MediationAgreement } from './mediation';
import { insert, one, type SqlValue } from '../store/transaction';

export interface DisputeMove {
  step: DisputeStep;
  /** Sealed into the history. */
  note?: string;
  set?: Partial<Dispute>;
}

/**
 * The only way a dispute changes: right, need, state, stamps, history. Returns it as it is afterwards.
 * Throws Failure `dispute.not_allowed`, `dispute.wrong_step`, `dispute.changed`, `dispute.missing`.
 */
export async function advanceDispute(
  context: Context,
  dispute: Dispute,
  move: DisputeMove,
): Promise<Dispute> {
  const { tx, now } = context;
  const rule = disputeSteps[move.step];
  checkStep(move.step, await relationsToDispute(context, dispute));
  if (!rule.from.includes(dispute.state)) throw wrongStep(dispute, move.step);
  const after: Dispute = Object.assign({}, dispute, move.set);
  for (const need of rule.needs ?? []) await checkNeed(context, after, need);
  const stamped = Object.fromEntries((rule.stamps ?? []).map((column) => [column, now]));
  const cleared = Object.fromEntries((rule.clears ?? []).map((column) => [column, null]));
  const changes: Partial<Dispute> = {
    ...cleared,
    ...stamped,
    ...move.set,
    ...(rule.to === 'same' ? {} : { state: rule.to }),
    touchedAt: now,
  };
  const columns = Object.keys(changes);
  const { affected } = await tx.run(
    `UPDATE dispute SET ${columns.map((column) => `${column} = ?`).join(', ')}
      WHERE id = ? AND state = ? AND COALESCE(mediatorId, 0) = ?`,
    [...(Object.values(changes) as SqlValue[]), dispute.id, dispute.state, dispute.mediatorId ?? 0],
  );
  if (affected === 0) throw new Failure('dispute.changed');
  const moved: Dispute = Object.assign({}, dispute, changes);
  await noteStep(context, moved, move, dispute.state);
  return moved;
}

/** A line of history; `from` 'none' when the dispute was just made. */
export async function noteStep(
  { tx, now, actorId }: Context,
  dispute: Dispute,
  { step, note = '' }: Pick<DisputeMove, 'step' | 'note'>,
  from: Dispute['state'] | 'none',
): Promise<void> {
  await insert(tx, 'dispute_event', {
    disputeId: dispute.id,
    at: now,
    actorId,
    step,
    fromState: from,
    toState: dispute.state,
    note: note === '' ? null : tx.vault.seal(note),
  });
}

const wrongStep = (dispute: Dispute, step: DisputeStep): Failure =>
  new Failure('dispute.wrong_step', { state: dispute.state, step: disputeSteps[step].label });

async function checkNeed({ tx }: Context, dispute: Dispute, need: DisputeNeed): Promise<void> {
  if (!(await isMet())) throw new Failure('dispute.missing', { need });

  async function isMet(): Promise<boolean> {
    switch (need) {
      case 'consents':
        return bothConsent(
          await tx.rows('SELECT side, represents, consentAt FROM dispute_party WHERE disputeId = ?', [
            dispute.id,
          ]),
        );
      case 'terms':
        return (await agreement()) !== null;
      case 'due_day':
        return dispute.performBy !== null;
      case 'signatures': {
        const signed = await agreement();
        return (
          signed !== null &&
          [signed.signedA, signed.signedB, signed.signedMediator, signed.sealedAt].every((at) => at !== null)
        );
      }
      case 'performed':
        return dispute.performedAt !== null;
      case 'papers':
        return (await lacking(tx, dispute)).length === 0;
      case 'ending':
        return dispute.ending !== null;
      default:
        return need satisfies never;
    }
  }

  function agreement(): Promise<MediationAgreement | null> {
    return one<MediationAgreement>(tx, 'SELECT * FROM mediation_agreement WHERE disputeId = ?', [dispute.id]);
  }
}
