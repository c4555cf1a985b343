import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute, PartyDetails } from '../../models/mediation/dispute';
import { changeParty, partiesOf, type OpenedParty } from '../../models/mediation/dispute-file';
import { holdsRoleNow, loadDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import { placeKeyOf } from '../../models/mediation/mediators';

const opened = ({ tx }: Context, sealed: string): string => (sealed === '' ? '' : tx.vault.open(sealed));
const fromTo = (what: string, before: string, after: string): string =>
  `${what}：${before === '' ? '（空）' : before} → ${after}`;

/** 更正 of what happened. What stood there stays in the history, sealed. */
export async function amendContent(context: Context, id: number, content: string): Promise<Dispute> {
  const dispute = await loadDispute(context.tx, id);
  return advanceDispute(context, dispute, {
    step: 'amend',
    note: fromTo('经过', opened(context, dispute.content), content),
    set: { content: context.tx.vault.seal(content) },
  });
}

/** 更正 of the place: repeats are counted at the new one. It stays in the mediator's own area. */
export async function amendPlace(
  context: Context,
  id: number,
  { placeText, placeId }: { placeText: string; placeId: number | null },
): Promise<Dispute> {
  const { tx, office, actorId } = context;
  const dispute = await loadDispute(tx, id);
  const gridId = placeId === null ? undefined : office.directory.place(placeId)?.gridId;
  const above = gridId === undefined ? [] : office.directory.upwards(gridId).map((grid) => grid.id);
  const his = actorId !== null && above.length > 0 && (await holdsRoleNow(tx, actorId, ['mediator'], above));
  return advanceDispute(context, dispute, {
    step: 'amend',
    note: fromTo('地点', opened(context, dispute.placeText), placeText),
    set: {
      placeText: tx.vault.seal(placeText),
      placeKey: placeId === null ? null : placeKeyOf(tx, placeId),
      ...(his && gridId !== undefined ? { gridId } : {}),
    },
  });
}

const described = ({ household, name, phone, asks }: PartyDetails): string =>
  [household, name, phone, asks].filter(Boolean).join(' ');

/** 更正 of one party: what is said replaces what was there. */
export async function amendParty(
  context: Context,
  id: number,
  partyId: number,
  said: Partial<PartyDetails>,
): Promise<Dispute> {
  const party = await partyOf(context, id, partyId);
  const after = { ...party, ...said };
  const dispute = await advanceDispute(context, await loadDispute(context.tx, id), {
    step: 'amend',
    note: fromTo('当事人', described(party), described(after)),
  });
  await changeParty(context.tx, party, said);
  return dispute;
}

/** Registered by mistake. The last of a side, and who asked himself, stay. Throws dispute.words. */
export async function removeParty(context: Context, id: number, partyId: number): Promise<Dispute> {
  const { tx } = context;
  const party = await partyOf(context, id, partyId);
  const side = (await partiesOf(tx, id)).filter(({ side: own }) => own === party.side);
  if (side.length < 2 || party.personId !== null)
    throw new Failure('dispute.words', { example: '这一方只有他，或者是他本人申请的，不能去掉，请写对的。' });
  const dispute = await advanceDispute(context, await loadDispute(tx, id), {
    step: 'amend',
    note: `去掉当事人：${described(party)}`,
  });
  await tx.run('DELETE FROM party_link WHERE partyId = ?', [party.id]);
  await tx.run('DELETE FROM dispute_party WHERE id = ?', [party.id]);
  return dispute;
}

async function partyOf({ tx }: Context, id: number, partyId: number): Promise<OpenedParty> {
  const party = (await partiesOf(tx, id)).find((one) => one.id === partyId);
  if (!party) throw new Failure('choice.gone');
  return party;
}
