import type { Context } from '../context';
import type { Dispute, DisputeEvent, DisputeParty, HardPlan, PartyDetails, Side } from './dispute';
import { loadDispute, mayRead, relationsToDispute } from './dispute-rights';
import { Failure } from '../failure';
import type {
  AgreementContent,
  MediationAgreement,
  MediationAppointment,
  MediationEvidence,
  MediationInstalment,
  MediationSession,
} from './mediation';
import { instalmentsOf } from './instalments';
import { insert, one, type Reader, type SqlValue, type Transaction } from '../store/transaction';

export type OpenedParty = Omit<DisputeParty, 'details'> & PartyDetails;
export type OpenedAgreement = Omit<MediationAgreement, 'content'> & AgreementContent;
export type OpenedSession = MediationSession;
export type OpenedEvent = DisputeEvent;

/** Everything of one dispute, in clear. It lives for one answer or one document and is never kept. */
export interface DisputeFile {
  dispute: Dispute;
  content: string;
  placeText: string;
  parties: OpenedParty[];
  sessions: OpenedSession[];
  appointments: MediationAppointment[];
  agreement: OpenedAgreement | null;
  /** Days of an agreement that is performed on several; none otherwise. */
  instalments: MediationInstalment[];
  evidence: MediationEvidence[];
  /** null while it is no hard case. */
  plan: HardPlan | null;
  events: OpenedEvent[];
}

const noContent: AgreementContent = { facts: '', duties: '', terms: '', way: '', until: '' };
export const noDetails: PartyDetails = {
  name: '',
  household: '',
  phone: '',
  asks: '',
  agent: '',
  powers: '',
};

/** Opens a file for who may read it (the mediator in charge, the committee's head) and notes the look. Throws dispute.not_allowed, dispute.unknown. */
export async function openFile(context: Context, id: number, why = 'dispute.read'): Promise<DisputeFile> {
  const dispute = await loadDispute(context.tx, id);
  const relations = await relationsToDispute(context, dispute);
  if (!mayRead(relations)) throw new Failure('dispute.not_allowed');
  await noteLook(context, id, why);
  return readFile(context.tx, dispute);
}

/** Each look at a file, by whom and when. */
export const noteLook = (context: Context, id: number, action: string): Promise<void> =>
  noteLookAt(context, `dispute ${id}`, action);

/** `object`: what was looked at, by kind and number. */
export async function noteLookAt(
  { tx, now, actorId }: Context,
  object: string,
  action: string,
): Promise<void> {
  await insert(tx, 'audit_entry', { at: now, personId: actorId, action, object });
}

/** Without asking who reads: for documents and steps whose right was checked. */
export async function readFile(reader: Reader, dispute: Dispute): Promise<DisputeFile> {
  const { vault } = reader;
  const of = <T>(table: string, order = 'id'): Promise<T[]> =>
    reader.rows<T>(`SELECT * FROM ${table} WHERE disputeId = ? ORDER BY ${order}`, [dispute.id]);
  const agreement = await one<MediationAgreement>(
    reader,
    'SELECT * FROM mediation_agreement WHERE disputeId = ?',
    [dispute.id],
  );
  return {
    dispute,
    content: open(reader, dispute.content),
    placeText: open(reader, dispute.placeText),
    parties: await partiesOf(reader, dispute.id),
    sessions: (await of<MediationSession>('mediation_session')).map((row) =>
      Object.assign({}, row, { record: open(reader, row.record) }),
    ),
    appointments: (await of<MediationAppointment>('mediation_appointment')).map((row) =>
      Object.assign({}, row, { place: open(reader, row.place) }),
    ),
    agreement:
      agreement === null
        ? null
        : Object.assign(
            {},
            agreement,
            agreement.content === ''
              ? noContent
              : (JSON.parse(vault.open(agreement.content)) as AgreementContent),
          ),
    instalments: await instalmentsOf(reader, dispute.id),
    evidence: (await of<MediationEvidence>('mediation_evidence')).map((row) =>
      Object.assign({}, row, { name: open(reader, row.name) }),
    ),
    plan: dispute.plan === null ? null : (JSON.parse(vault.open(dispute.plan)) as HardPlan),
    events: (await of<DisputeEvent>('dispute_event')).map((row) =>
      Object.assign({}, row, { note: row.note === null ? null : open(reader, row.note) }),
    ),
  };
}

/** Emptied columns read as nothing. */
const open = ({ vault }: Reader, sealed: string): string => (sealed === '' ? '' : vault.open(sealed));

export async function partiesOf(reader: Reader, disputeId: number): Promise<OpenedParty[]> {
  const rows = await reader.rows<DisputeParty>(
    'SELECT * FROM dispute_party WHERE disputeId = ? ORDER BY side, number',
    [disputeId],
  );
  return rows.map(({ details, ...row }) => ({
    ...row,
    // 0 and 1 in the databases.
    represents: Number(row.represents) === 1,
    ...noDetails,
    ...(details === '' ? {} : (JSON.parse(reader.vault.open(details)) as Partial<PartyDetails>)),
  }));
}

/** Adds a party at the end of its side. */
export async function addParty(
  tx: Transaction,
  disputeId: number,
  side: Side,
  details: Partial<PartyDetails>,
  more: Partial<Pick<DisputeParty, 'personId' | 'consentAt' | 'represents'>> = {},
): Promise<number> {
  const last = await one<{ n: number | null }>(
    tx,
    'SELECT MAX(number) AS n FROM dispute_party WHERE disputeId = ? AND side = ?',
    [disputeId, side],
  );
  const row: Record<string, SqlValue> = {
    disputeId,
    side,
    number: (last?.n ?? 0) + 1,
    represents: more.represents === true ? 1 : 0,
    personId: more.personId ?? null,
    details: tx.vault.seal(JSON.stringify({ ...noDetails, ...details })),
    consentAt: more.consentAt ?? null,
  };
  return insert(tx, 'dispute_party', row);
}

export async function changeParty(
  tx: Transaction,
  party: OpenedParty,
  changes: Partial<PartyDetails>,
): Promise<void> {
  const { name, household, phone, asks, agent, powers } = { ...party, ...changes };
  await tx.run('UPDATE dispute_party SET details = ? WHERE id = ?', [
    tx.vault.seal(JSON.stringify({ name, household, phone, asks, agent, powers })),
    party.id,
  ]);
}

/** Both sides there, and on each everybody who speaks for it has said yes. */
export function bothConsent(
  parties: readonly Pick<DisputeParty, 'side' | 'represents' | 'consentAt'>[],
): boolean {
  return (['A', 'B'] as const).every((side) => {
    const all = parties.filter((party) => party.side === side);
    const speakers = all.filter(({ represents }) => Number(represents) === 1);
    const asked = speakers.length > 0 ? speakers : all;
    return asked.length > 0 && asked.every(({ consentAt }) => consentAt !== null);
  });
}
