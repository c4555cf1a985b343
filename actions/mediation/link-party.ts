import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute, PartyLink } from '../../models/mediation/dispute';
import { partiesOf, type OpenedParty } from '../../models/mediation/dispute-file';
import { checkStep, loadDispute, relationsToDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import { claimPartyCode, givePartyCode, openLink, settleLink } from '../../models/mediation/party-link';
import { meetingFor } from '../../notices/tickets/appointment-words';
import { linkAsked, linkConfirmed, linkRefused } from '../../notices/mediation/party-link-words';
import { tellParty } from '../../notices/mediation/party-news';
import { tell } from '../../notices/exchange/send';
import { nextAppointment } from '../tickets/appoint';

/** 调解码 for one party, told him by the mediator's own mouth. Throws dispute.not_allowed, choice.gone. */
export async function codeForParty(context: Context, id: number, partyId: number): Promise<string> {
  const dispute = await loadDispute(context.tx, id);
  checkStep('link_party', await relationsToDispute(context, dispute));
  const party = await partyOf(context, id, partyId);
  if (party.personId !== null) throw new Failure('choice.gone');
  return givePartyCode(context.tx, { disputeId: id, partyId }, context.now);
}

async function partyOf({ tx }: Context, id: number, partyId: number): Promise<OpenedParty> {
  const party = (await partiesOf(tx, id)).find((one) => one.id === partyId);
  if (!party) throw new Failure('choice.gone');
  return party;
}

/** Somebody brought a code: the mediator is asked whether it is he, and until then nothing is said of the case. */
export async function claimLink(context: Context, code: string): Promise<void> {
  const { tx, now, actorId } = context;
  const claimed = actorId === null ? null : await claimPartyCode(tx, code, actorId, now);
  if (claimed === null || actorId === null)
    throw new Failure('dispute.words', { example: '这个调解码不对，或者过期了。请打电话向调解员再要一个。' });
  if (!claimed.fresh) return;
  const { link } = claimed;
  const dispute = await loadDispute(tx, link.disputeId);
  const party = await partyOf(context, dispute.id, link.partyId);
  if (dispute.mediatorId !== null)
    await tell(context, dispute.mediatorId, linkAsked(context.office, dispute.id, link.id, party, actorId));
}

/**
 * 是他: from now on he is a party here, and may be written to while his window is open: never with the subject. `joined`
 * is false when he stands on the other side already, or mediates it: then the code is over.
 */
export async function confirmLink(
  context: Context,
  linkId: number,
): Promise<{ dispute: Dispute; joined: boolean }> {
  const { tx, now, office } = context;
  const { link, personId, party } = await asked(context, linkId);
  const parties = await partiesOf(tx, link.disputeId);
  const other = parties.some((one) => one.personId === personId && one.side !== party.side);
  const before = await loadDispute(tx, link.disputeId);
  if (other || before.mediatorId === personId)
    return { dispute: await refuseLink(context, linkId), joined: false };
  const dispute = await advanceDispute(context, before, {
    step: 'link_party',
    note: party.side === 'A' ? '申请方' : '对方',
  });
  await tx.run('UPDATE dispute_party SET personId = ? WHERE id = ? AND personId IS NULL', [
    personId,
    party.id,
  ]);
  await settleLink(tx, link.id, now);
  await tellParty(context, personId, linkConfirmed);
  const meeting = await nextAppointment(context, dispute.id);
  if (meeting !== null && meeting.toldAt !== null)
    await tellParty(
      context,
      personId,
      meetingFor(office, dispute.id, meeting.at, tx.vault.open(meeting.place), now),
    );
  return { dispute, joined: true };
}

/** 不是他. */
export async function refuseLink(context: Context, linkId: number): Promise<Dispute> {
  const { link, personId } = await asked(context, linkId);
  const dispute = await loadDispute(context.tx, link.disputeId);
  checkStep('link_party', await relationsToDispute(context, dispute));
  await settleLink(context.tx, link.id, context.now);
  await tellParty(context, personId, linkRefused);
  return dispute;
}

async function asked(
  context: Context,
  linkId: number,
): Promise<{ link: PartyLink; personId: number; party: OpenedParty }> {
  const link = await openLink(context.tx, linkId);
  if (link === null || link.personId === null) throw new Failure('choice.gone');
  return { link, personId: link.personId, party: await partyOf(context, link.disputeId, link.partyId) };
}
