import { advanceDispute, noteStep } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { noteLook } from '../../models/mediation/dispute-file';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { disputeSteps } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import type { MediationAppointment, MediationInvitation } from '../../models/mediation/mediation';
import { mediatorCards } from '../../models/mediation/mediators';
import { insert, one } from '../../models/store/transaction';
import { tellCalledOff } from '../../notices/mediation/invitation-news';
import * as words from '../../notices/mediation/invitation-words';
import { tell } from '../../notices/exchange/send';
import { nextAppointment } from '../tickets/appoint';

/** 联合调解: a desk is asked to the table with both sides' yes; it is told that it is asked for, not by whom it concerns nor why. */
export async function inviteDesk(context: Context, id: number, desk: string): Promise<Dispute> {
  const { tx, now } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), {
    step: 'invite_desk',
    note: desk,
    set: { desk },
  });
  const open = await one<MediationInvitation>(
    tx,
    'SELECT * FROM mediation_invitation WHERE disputeId = ? AND desk = ? AND calledOffAt IS NULL',
    [id, desk],
  );
  // Asked once more: whoever comes already is not asked again.
  if (open !== null && open.personId !== null) return dispute;
  const invitation =
    open?.id ?? (await insert(tx, 'mediation_invitation', { disputeId: id, desk, invitedAt: now }));
  for (const personId of peopleOf(context, dispute, desk))
    await tell(context, personId, words.deskInvited(context.office, invitation, dispute.mediatorId));
  return dispute;
}

/** Who works at the desk in the dispute's own street, as of now. */
function peopleOf({ office }: Context, { gridId }: Pick<Dispute, 'gridId'>, desk: string): number[] {
  const above = new Set(office.directory.upwards(gridId).map((grid) => grid.id));
  const roles = office.directory.withRole('desk');
  return roles.filter((role) => role.desk === desk && above.has(role.gridId)).map(({ personId }) => personId);
}

export interface Joined {
  dispute: Dispute;
  appointment: MediationAppointment | null;
  /** Of the mediator, as residents may know it; '' when he has no card. */
  phone: string;
}

/** 我来参加: from now on he knows who mediates, when and where; the file stays closed to him. Throws choice.gone, dispute.words. */
export async function joinMediation(context: Context, invitationId: number): Promise<Joined> {
  const { tx, now, actorId } = context;
  const { invitation, dispute } = await asked(context, invitationId);
  if (invitation.personId !== null && invitation.personId !== actorId)
    throw new Failure('dispute.words', { example: '你们科室已经有人接了，这次不用您去。' });
  if (invitation.personId === null) {
    const { affected } = await tx.run(
      'UPDATE mediation_invitation SET personId = ?, acceptedAt = ? WHERE id = ? AND personId IS NULL',
      [actorId, now, invitation.id],
    );
    if (affected === 0) throw new Failure('choice.gone');
    const name = context.office.directory.staff(actorId)?.name ?? '';
    await noteStep(context, dispute, { step: 'join', note: `${invitation.desk}（${name}）` }, dispute.state);
    await noteLook(context, dispute.id, 'dispute.join');
    if (dispute.mediatorId !== null)
      await tell(context, dispute.mediatorId, words.deskJoins(dispute.id, invitation.desk, name));
  }
  const cards = await mediatorCards(tx);
  return {
    dispute,
    appointment: await nextAppointment(context, dispute.id),
    phone: cards.find(({ personId }) => personId === dispute.mediatorId)?.phone ?? '',
  };
}

/** 来不了: the mediator hears it and asks somebody else. */
export async function stayAway(context: Context, invitationId: number): Promise<void> {
  const { tx, actorId } = context;
  const { invitation, dispute } = await asked(context, invitationId);
  if (invitation.personId !== null && invitation.personId !== actorId) throw new Failure('choice.gone');
  await tx.run('UPDATE mediation_invitation SET personId = NULL, acceptedAt = NULL WHERE id = ?', [
    invitation.id,
  ]);
  await noteStep(context, dispute, { step: 'stay_away', note: invitation.desk }, dispute.state);
  if (dispute.mediatorId !== null)
    await tell(context, dispute.mediatorId, words.deskStaysAway(dispute.id, invitation.desk));
}

/** It ended: nobody waits for it any more. */
export async function callOffInvitations(context: Context, disputeId: number): Promise<void> {
  await tellCalledOff(context, disputeId);
  await context.tx.run(
    'UPDATE mediation_invitation SET calledOffAt = ? WHERE disputeId = ? AND calledOffAt IS NULL',
    [context.now, disputeId],
  );
}

/** An invitation of his own desk that still holds. Whoever it is not for hears no more than of one that never was. */
async function asked(
  context: Context,
  invitationId: number,
): Promise<{ invitation: MediationInvitation; dispute: Dispute }> {
  const { tx, actorId } = context;
  const sql = 'SELECT * FROM mediation_invitation WHERE id = ?';
  const invitation = await one<MediationInvitation>(tx, sql, [invitationId]);
  if (!invitation) throw new Failure('choice.gone');
  const dispute = await loadDispute(tx, invitation.disputeId);
  const people = peopleOf(context, dispute, invitation.desk);
  if (actorId === null || !people.includes(actorId)) throw new Failure('choice.gone');
  const over = !(disputeSteps.join.from as readonly string[]).includes(dispute.state);
  if (invitation.calledOffAt !== null || over)
    throw new Failure('dispute.words', { example: '那场调解已经不用去了，谢谢您。' });
  return { invitation, dispute };
}
