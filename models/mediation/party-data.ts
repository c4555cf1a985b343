import type { Dispute, DisputeParty, Side } from './dispute';
import { instalmentsOf } from './instalments';
import type { AgreementContent, MediationAgreement } from './mediation';
import { one, type Reader } from '../store/transaction';

/**
 * What one party may see of a mediation: her own particulars, her own words where she asked for it, what was agreed, and
 * each look at the file; nothing of the other side (mediation.md §5).
 */
export async function partOf(
  reader: Reader,
  dispute: Dispute,
  party: DisputeParty | null,
  asked: boolean,
): Promise<Record<string, unknown>> {
  const { id, state, kind, registeredAt, endedAt, content, placeText } = dispute;
  const open = (sealed: string): string => (sealed === '' ? '' : reader.vault.open(sealed));
  const agreement = await one<MediationAgreement>(
    reader,
    'SELECT * FROM mediation_agreement WHERE disputeId = ?',
    [id],
  );
  const looks = await reader.rows<{ at: number; action: string }>(
    'SELECT at, action FROM audit_entry WHERE object = ? ORDER BY id',
    [`dispute ${id}`],
  );
  return {
    looks,
    id,
    state,
    kind,
    registeredAt,
    endedAt,
    ...(asked ? { content: open(content), place: open(placeText) } : {}),
    ...(party === null || party.details === ''
      ? {}
      : { own: JSON.parse(open(party.details)) as unknown, consentAt: party.consentAt }),
    ...(agreement === null || agreement.content === ''
      ? {}
      : {
          agreement: JSON.parse(open(agreement.content)) as AgreementContent,
          instalments: await instalmentsOf(reader, id),
        }),
  };
}

/** The same of a party who never wrote to us, by his side and number on it; null when there is none such. */
export async function partyData(
  reader: Reader,
  disputeId: number,
  side: Side,
  number: number,
): Promise<Record<string, unknown> | null> {
  const dispute = await one<Dispute>(reader, 'SELECT * FROM dispute WHERE id = ?', [disputeId]);
  const party = await one<DisputeParty>(
    reader,
    'SELECT * FROM dispute_party WHERE disputeId = ? AND side = ? AND number = ?',
    [disputeId, side, number],
  );
  if (dispute === null || party === null) return null;
  const asked = party.personId !== null && party.personId === dispute.applicantId;
  return partOf(reader, dispute, party, asked && dispute.registeredBy === null);
}
