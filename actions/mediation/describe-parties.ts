import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute, PartyDetails, Side } from '../../models/mediation/dispute';
import { addParty, changeParty, partiesOf } from '../../models/mediation/dispute-file';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';

/** At most so many speak for one side. */
const REPRESENTATIVES = 5;

/** Parties of one side, as the mediator wrote them: one person, or households by number. The first fills the empty place. */
export async function describeParties(
  context: Context,
  id: number,
  side: Side,
  told: readonly Partial<PartyDetails>[],
  /** describe: by who registered it, before or after a mediator took it. */
  step: 'add_party' | 'describe' = 'add_party',
): Promise<Dispute> {
  const { tx } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), { step, note: side });
  const parties = (await partiesOf(tx, id)).filter((party) => party.side === side);
  const consentAt = parties[0]?.consentAt ?? null;
  for (const details of told) {
    const same = parties.find((party) => isSame(party, details));
    if (same) {
      const known = { ...details, ...longerHousehold(same, details) };
      await changeParty(tx, same, known);
      Object.assign(same, known);
      continue;
    }
    const more = { consentAt: told.length > 1 ? consentAt : null };
    const row = await addParty(tx, id, side, details, more);
    parties.push(...(await partiesOf(tx, id)).filter((party) => party.id === row));
  }
  return dispute;
}

type Called = Partial<Pick<PartyDetails, 'name' | 'household'>>;

/** 907室 and 907 are one flat, 3号楼302 and 302 too; 1101 and 101 are not. */
function isSameFlat(one: string, other: string): boolean {
  const [long = '', short = ''] = [one, other]
    .map((flat) => flat.replace(/[室户]$/, ''))
    .sort((a, b) => b.length - a.length);
  if (short === '' || !long.endsWith(short)) return false;
  return !/\d/.test(long.charAt(long.length - short.length - 1));
}

/** The place that is still empty, the same flat, or the same name: told once more, with more. */
function isSame(
  party: Pick<PartyDetails, 'name' | 'household'>,
  { name = '', household = '' }: Called,
): boolean {
  if (party.name === '' && party.household === '') return true;
  const [sameName, sameFlat] = [party.name === name, isSameFlat(party.household, household)];
  if (sameFlat) return sameName || party.name === '' || name === '';
  return sameName && name !== '' && (party.household === '' || household === '');
}

/** 3号楼302 says more than 302. */
const longerHousehold = (party: Pick<PartyDetails, 'household'>, { household = '' }: Called): Called =>
  party.household.length > household.length ? { household: party.household } : {};

/** 代表: who speaks for many; they are asked for their yes. Throws dispute.words when nobody of that number is there, or more than five. */
export async function nameRepresentatives(
  context: Context,
  id: number,
  households: readonly string[],
): Promise<Dispute> {
  const { tx } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), {
    step: 'add_party',
    note: '代表',
  });
  const parties = await partiesOf(tx, id);
  const named = parties.filter(({ household }) => households.includes(household));
  for (const side of ['A', 'B'] as const) {
    const own = named.filter((party) => party.side === side);
    if (own.length > REPRESENTATIVES)
      throw new Failure('dispute.words', { example: `一方的代表最多 ${REPRESENTATIVES} 位，请少写几户。` });
    if (own.length === 0) continue;
    await tx.run('UPDATE dispute_party SET represents = 0 WHERE disputeId = ? AND side = ?', [id, side]);
    for (const party of own) await tx.run('UPDATE dispute_party SET represents = 1 WHERE id = ?', [party.id]);
  }
  if (named.length === 0)
    throw new Failure('dispute.words', { example: '先写这一方有哪些户，再写“代表 101 102”。' });
  return dispute;
}

/** 委托代理人 of one party: the first of a side, or of that household. Throws dispute.words. */
export async function nameAgent(
  context: Context,
  id: number,
  whose: { side: Side } | { household: string },
  said: Pick<PartyDetails, 'agent' | 'powers'>,
): Promise<Dispute> {
  const { tx } = context;
  const dispute = await advanceDispute(context, await loadDispute(tx, id), {
    step: 'add_party',
    note: '委托',
  });
  const party = (await partiesOf(tx, id)).find((one) =>
    'side' in whose ? one.side === whose.side : one.household === whose.household,
  );
  if (!party)
    throw new Failure('dispute.words', { example: '先写这一方是谁，再写“委托 申请方 王强（儿子） 和解”。' });
  await changeParty(tx, party, said);
  return dispute;
}
