import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import type { MediationAppointment } from '../../models/mediation/mediation';
import { insert, one } from '../../models/store/transaction';
import { meetingFor, wantsAnotherTime } from '../../notices/tickets/appointment-words';
import { tellJoined } from '../../notices/mediation/invitation-news';
import { tellParties } from '../../notices/mediation/party-news';
import { tell } from '../../notices/exchange/send';

/** 约时间: one appointment counts, the one before is off. Nobody is written to yet: the mediator calls both sides. */
export async function appoint(context: Context, id: number, at: number, place: string): Promise<Dispute> {
  const { tx, now } = context;
  const before = await loadDispute(tx, id);
  const dispute = await advanceDispute(context, before, {
    step: 'appoint',
    set: { contactedAt: before.contactedAt ?? now },
  });
  await tx.run(
    'UPDATE mediation_appointment SET cancelledAt = ? WHERE disputeId = ? AND cancelledAt IS NULL AND at > ?',
    [now, id, now],
  );
  await insert(tx, 'mediation_appointment', { disputeId: id, at, place: tx.vault.seal(place) });
  return dispute;
}

/** The appointment that is to come; null when there is none. */
export function nextAppointment(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  id: number,
): Promise<MediationAppointment | null> {
  return one<MediationAppointment>(
    tx,
    'SELECT * FROM mediation_appointment WHERE disputeId = ? AND cancelledAt IS NULL AND at > ? ORDER BY id DESC',
    [id, now],
  );
}

/** 都通知了: both were called. A party whose window is open also gets time and place in writing, without the subject. */
export async function markTold(context: Context, id: number): Promise<{ dispute: Dispute; reached: number }> {
  const { tx, now, office } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), { step: 'told' });
  const appointment = await nextAppointment(context, id);
  if (!appointment) throw new Failure('choice.gone');
  await tx.run('UPDATE mediation_appointment SET toldAt = ? WHERE id = ?', [now, appointment.id]);
  const place = tx.vault.open(appointment.place);
  const words = meetingFor(office, id, appointment.at, place, now);
  await tellJoined(context, dispute, { at: appointment.at, place });
  return { dispute, reached: await tellParties(context, dispute, words) };
}

/** 想换时间: said by a party, told to the mediator, who calls. Throws dispute.not_allowed. */
export async function askAnotherTime(context: Context, id: number): Promise<void> {
  const dispute = await loadDispute(context.tx, id);
  const relations = await relationsToDispute(context, dispute);
  if (!relations.has('party') && !relations.has('applicant')) throw new Failure('dispute.not_allowed');
  if (dispute.mediatorId !== null) await tell(context, dispute.mediatorId, wantsAnotherTime(id));
}
