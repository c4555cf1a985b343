import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { partiesOf } from '../../models/mediation/dispute-file';
import { lacking } from '../../models/mediation/dispute-papers';
import { disputeKinds } from '../../models/mediation/dispute-kinds';
import { checkStep, loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { disputeClocks } from '../../models/mediation/dispute-workflow';
import { giveFileNumber } from '../../models/mediation/file-number';
import { keepInstalments, type Instalment } from '../../models/mediation/instalments';
import {
  agreementMarks,
  type AgreementContent,
  type AgreementMark,
  type MediationAgreement,
} from '../../models/mediation/mediation';
import { insert, one } from '../../models/store/transaction';

export interface Agreed {
  content: AgreementContent;
  /** End of the last day, or of the first of several; null = it has none (oral agreements alone). */
  performBy: number | null;
  /** Its days, when there are several. */
  plan?: readonly Instalment[];
  amountFen: number | null;
}

/** 达成协议. Oral: in effect at once (art. 30). Written: it waits for signatures and seal (art. 29). */
export async function agreeDispute(
  context: Context,
  id: number,
  form: 'oral' | 'written',
  { content, performBy, amountFen, plan = [] }: Agreed,
): Promise<Dispute> {
  const { tx, now, office } = context;
  const dispute = await loadDispute(tx, id);
  const step = form === 'oral' ? ('agree_orally' as const) : ('agree_in_writing' as const);
  checkStep(step, await relationsToDispute(context, dispute));
  await keepContent(context, dispute, form, content);
  await keepInstalments(tx, office.calendar, id, plan);
  const file = await giveFileNumber(tx, dispute, office.calendar.local(now).day);
  // What is simply kept from now on has no day of performance: the visit asks how it goes.
  const revisitAt = form === 'oral' && performBy === null ? now + disputeClocks.revisit : null;
  const set = { form, performBy, amountFen, revisitAt, ...file };
  if (dispute.state === 'agreed') return advanceDispute(context, dispute, { step: 'amend_terms', set });
  return advanceDispute(context, dispute, { step, set });
}

/** Terms that are changed before they are signed make the marks given so far void. */
async function keepContent(
  { tx }: Context,
  { id }: Dispute,
  form: 'oral' | 'written',
  content: AgreementContent,
): Promise<void> {
  const parties = await partiesOf(tx, id);
  const signing = (['A', 'B'] as const).map((side) => {
    const own = parties.filter((party) => party.side === side);
    return Math.max(1, own.filter(({ represents }) => represents).length || Math.min(own.length, 1));
  });
  const copies = form === 'oral' ? 0 : signing.reduce((sum, count) => sum + count, 1);
  const sealed = tx.vault.seal(JSON.stringify(content));
  const { affected } = await tx.run(
    `UPDATE mediation_agreement SET content = ?, copies = ?, signedA = NULL, signedB = NULL,
      signedMediator = NULL, sealedAt = NULL WHERE disputeId = ?`,
    [sealed, copies, id],
  );
  if (affected === 0) await insert(tx, 'mediation_agreement', { disputeId: id, content: sealed, copies });
}

export const agreementOf = ({ tx }: Pick<Context, 'tx'>, id: number): Promise<MediationAgreement | null> =>
  one<MediationAgreement>(tx, 'SELECT * FROM mediation_agreement WHERE disputeId = ?', [id]);

/** 签章: what stands on the paper is noted; by the last mark it takes effect and the thirty days of art. 33 begin. */
export async function markAgreement(
  context: Context,
  id: number,
  marks: readonly AgreementMark[],
): Promise<Dispute> {
  const { tx, now } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), {
    step: 'sign',
    note: marks.join(),
  });
  for (const mark of marks)
    await tx.run(`UPDATE mediation_agreement SET ${mark} = ? WHERE disputeId = ? AND ${mark} IS NULL`, [
      now,
      id,
    ]);
  const signed = await agreementOf(context, id);
  if (signed === null || agreementMarks.some((mark) => signed[mark] === null)) return dispute;
  const reserved = 'reserved' in disputeKinds[dispute.kind];
  return advanceDispute(context, dispute, {
    step: 'take_effect',
    set: { confirmation: reserved ? null : 'open' },
  });
}

/** 回访: a step of every case; when all is performed it is closed with it. */
export async function revisitDispute(
  context: Context,
  id: number,
  said: string,
  how: 'well' | 'again' = 'well',
): Promise<Dispute> {
  const before = await loadDispute(context.tx, id);
  const { form, performBy, performedAt, state } = before;
  const lasting = form === 'oral' && performBy === null && performedAt === null && state === 'performing';
  const kept =
    lasting && how === 'well' ? await advanceDispute(context, before, { step: 'perform' }) : before;
  const dispute = await advanceDispute(context, kept, {
    step: 'revisit',
    note: said,
    set: {
      revisitAt: how === 'again' && state === 'performing' ? context.now + disputeClocks.lookAgain : null,
    },
  });
  if (how === 'again') return dispute;
  return closeWhenReady(context, dispute);
}

/** Performed, visited, and every compulsory paper there: it is closed. Otherwise as it was. */
export async function closeWhenReady(context: Context, dispute: Dispute): Promise<Dispute> {
  const { id, state, performedAt } = dispute;
  if (state !== 'performing' || performedAt === null) return dispute;
  const visited = await one(
    context.tx,
    "SELECT id FROM dispute_event WHERE disputeId = ? AND step = 'revisit' AND at >= ?",
    [id, performedAt],
  );
  if (!visited || (await lacking(context.tx, dispute)).length > 0) return dispute;
  return advanceDispute(context, dispute, { step: 'close' });
}

/** 司法确认: both want it, it was given, or it is not wanted. */
export async function noteConfirmation(
  context: Context,
  id: number,
  confirmation: 'asked' | 'given' | 'declined',
  /** Number of the court's ruling, for the volume. */
  ruling?: string,
): Promise<Dispute> {
  const step = confirmation === 'given' ? ('confirmed' as const) : ('ask_confirmation' as const);
  return advanceDispute(context, await loadDispute(context.tx, id), {
    step,
    note: ruling ?? confirmation,
    set: { confirmation },
  });
}
