import { noteStep } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import { disputeClocks } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { giveFileNumber } from '../../models/mediation/file-number';
import { keepInstalments, type Instalment } from '../../models/mediation/instalments';
import type { AgreementContent } from '../../models/mediation/mediation';
import type { Person } from '../../models/staff/person';
import { insert } from '../../models/store/transaction';
import { addParty } from '../../models/mediation/dispute-file';
import { freshRow, type DisputeFacts } from './register-dispute';

export interface Settlement {
  facts: DisputeFacts;
  content: AgreementContent;
  /** Flats or names of the two sides, as far as the line names them. */
  sides: readonly [string, string];
  /** End of the day by which it is performed, the first of several; null = it is about how one lives, or done on the spot. */
  performBy: number | null;
  /** Its days, when there are several. */
  plan?: readonly Instalment[];
  performedNow: boolean;
  amountFen: number | null;
}

/**
 * 口头调解: settled on the spot with both sides there and willing; the mediator writes down what was agreed, and it is
 * in effect from that moment (人民调解法 arts. 28, 30). Throws dispute.not_allowed.
 */
export async function settleDispute(
  context: Context,
  mediator: Person,
  settled: Settlement,
): Promise<Dispute> {
  const { tx, now, office } = context;
  if (!(await holdsRoleNow(tx, mediator.id, ['mediator']))) throw new Failure('dispute.not_allowed');
  const file = await giveFileNumber(tx, { fileNumber: null, fileYear: null }, office.calendar.local(now).day);
  const row: Omit<Dispute, 'id'> = {
    ...freshRow(context, mediator, settled.facts, 'staff'),
    state: 'performing',
    mediatorId: mediator.id,
    acceptedAt: now,
    contactedAt: now,
    begunAt: now,
    agreedAt: now,
    effectiveAt: now,
    form: 'oral',
    amountFen: settled.amountFen,
    performBy: settled.performBy,
    performedAt: settled.performedNow ? now : null,
    // What is kept from now on has no day of performance either.
    revisitAt: settled.performedNow || settled.performBy === null ? now + disputeClocks.revisit : null,
    ...file,
  };
  const dispute: Dispute = { ...row, id: await insert(tx, 'dispute', { ...row }) };
  const [a, b] = settled.sides;
  await addParty(tx, dispute.id, 'A', { household: a }, { consentAt: now });
  await addParty(tx, dispute.id, 'B', { household: b }, { consentAt: now });
  await insert(tx, 'mediation_agreement', {
    disputeId: dispute.id,
    content: tx.vault.seal(JSON.stringify(settled.content)),
    copies: 0,
  });
  await keepInstalments(tx, office.calendar, dispute.id, settled.plan ?? []);
  await noteStep(context, dispute, { step: 'register_settled' }, 'none');
  return dispute;
}
