import { announceDispute } from '../../notices/mediation/dispute-news';
import { advanceDispute, noteStep } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { addParty } from '../../models/mediation/dispute-file';
import { relationsToDispute } from '../../models/mediation/dispute-rights';
import type { DisputeKind, DisputeSource } from '../../models/mediation/dispute-kinds';
import { disputeClocks } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { placeKeyOf } from '../../models/mediation/mediators';
import type { Person } from '../../models/staff/person';
import { holdsRight } from '../../models/staff/rights';
import { insert } from '../../models/store/transaction';
import { gridOf } from '../tickets/report';

export interface DisputeFacts {
  content: string;
  placeText: string;
  placeId: number | null;
  kind: DisputeKind;
  source?: DisputeSource;
  /** 分: what is asked for, as far as the words name it; the agreement's own sum takes its place. */
  amountFen?: number | null;
}

/** applicant: a party asks; staff: registered for the parties; lead: noticed by staff, nobody has asked. */
export type Registering = 'applicant' | 'staff' | 'lead';

/** Words after which somebody calls within two hours. */
const HEATED = /打起来|动手|要打|打人|砸(?![墙砖])|喝了?酒|拿刀|拿棍|威胁|激动|扬言|火大|发火|暴怒/;

const isHeated = (text: string): boolean => HEATED.test(text);

/**
 * 登记. Sealed at once; one mediator hears of it and nobody else (人民调解法 art. 15, 17). A party who asks has said yes
 * by asking; the other side is asked by the mediator. Throws role.staff_only.
 */
export async function registerDispute(
  context: Context,
  person: Person,
  facts: DisputeFacts,
  how: Registering,
): Promise<Dispute> {
  const dispute = await insertDispute(context, person, facts, how);
  // A mediator who is there writes it down and goes on with it himself.
  const own = how === 'staff' && (await relationsToDispute(context, dispute)).has('free');
  if (own) return advanceDispute(context, dispute, { step: 'accept', set: { mediatorId: person.id } });
  await announceDispute(context, dispute);
  return dispute;
}

/** The row and its two sides, before anybody is told. */
async function insertDispute(
  context: Context,
  person: Person,
  facts: DisputeFacts,
  how: Registering,
): Promise<Dispute> {
  const { tx, now } = context;
  if (how !== 'applicant' && !holdsRight(context.office.directory, person.id, 'register_dispute'))
    throw new Failure('role.staff_only');
  const row = freshRow(context, person, facts, how);
  const dispute: Dispute = {
    ...row,
    id: await insert(tx, 'dispute', { ...row }),
  };
  const own = how === 'applicant';
  await addParty(tx, dispute.id, 'A', {}, own ? { personId: person.id, consentAt: now } : {});
  await addParty(tx, dispute.id, 'B', {});
  await noteStep(context, dispute, { step: how === 'lead' ? 'note_lead' : 'register' }, 'none');
  return dispute;
}

export function freshRow(
  context: Context,
  person: Person,
  facts: DisputeFacts,
  how: Registering,
): Omit<Dispute, 'id'> {
  const { tx, now, office } = context;
  const heated = isHeated(facts.content);
  const { contact, contactHeated } = disputeClocks;
  return {
    ...nothingYet,
    state: how === 'lead' ? 'lead' : 'registered',
    gridId: gridOf(context, person, facts.placeId),
    applicantId: person.id,
    registeredBy: how === 'applicant' ? null : person.id,
    content: tx.vault.seal(facts.content),
    placeText: tx.vault.seal(facts.placeText),
    placeKey: facts.placeId === null ? null : placeKeyOf(tx, facts.placeId),
    kind: facts.kind,
    source: facts.source ?? (how === 'applicant' ? 'applied' : 'proactive'),
    heated,
    amountFen: facts.amountFen ?? null,
    registeredAt: now,
    touchedAt: now,
    contactBy: office.calendar.due(now, heated ? contactHeated : contact),
  };
}

const nothingYet = {
  mediatorId: null,
  acceptedAt: null,
  tier: 'simple',
  contactedAt: null,
  begunAt: null,
  limitAt: null,
  warned: 0,
  extended: false,
  form: null,
  agreedAt: null,
  effectiveAt: null,
  performBy: null,
  performedAt: null,
  revisitAt: null,
  endedAt: null,
  ending: null,
  desk: null,
  fileNumber: null,
  fileYear: null,
  confirmation: null,
  confirmReminded: 0,
  erasedAt: null,
  isPublic: false,
  informedAt: null,
  identifiedAt: null,
  plan: null,
  hardSince: null,
  planBy: null,
} as const satisfies Partial<Dispute>;
