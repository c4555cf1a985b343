import type { Office } from '../context';
import type { Dispute } from './dispute';
import { disputeSteps, type DisputeRelation, type DisputeStep } from './dispute-workflow';
import { Failure } from '../failure';
import type { RoleName } from '../staff/person';
import { one, type Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Roles are asked of the database, not of memory: who left a moment ago is out at once, on every server. */
export async function holdsRoleNow(
  reader: Reader,
  personId: number,
  roles: readonly RoleName[],
  gridIds?: readonly number[],
): Promise<boolean> {
  const within = gridIds === undefined ? '' : ` AND gridId IN (${marks(gridIds)})`;
  const row = await one(
    reader,
    `SELECT id FROM role WHERE personId = ? AND role IN (${marks(roles)})${within}`,
    [personId, ...roles, ...(gridIds ?? [])],
  );
  return row !== null;
}

type Bare = Pick<Dispute, 'id' | 'gridId' | 'applicantId' | 'registeredBy' | 'mediatorId'>;

/** What the actor is to a dispute, as of now. */
export async function relationsToDispute(
  context: { tx: Reader; office: Office; actorId: number | null },
  dispute: Bare,
): Promise<Set<DisputeRelation>> {
  const { tx, office, actorId } = context;
  if (actorId === null) return new Set(['system']);
  const found = new Set<DisputeRelation>();
  if (dispute.applicantId === actorId && dispute.registeredBy === null) found.add('applicant');
  if (dispute.registeredBy === actorId) found.add('registrar');
  const own = 'SELECT id FROM dispute_party WHERE disputeId = ? AND personId = ?';
  if (await one(tx, own, [dispute.id, actorId])) found.add('party');
  const above = office.directory.upwards(dispute.gridId).map(({ id }) => id);
  if (await holdsRoleNow(tx, actorId, ['mediator'], above)) {
    if (dispute.mediatorId === actorId) found.add('mediator');
    const recused = await isRecused(tx, dispute.id, actorId);
    if (recused) found.add('recused');
    if (dispute.mediatorId === null && !recused) found.add('free');
    if (await isHead(tx, actorId, above)) found.add('head');
  }
  return found;
}

/** The mediator in charge, and the committee's head unless it is his own affair: he declined, or is a party. */
export function mayRead(relations: ReadonlySet<DisputeRelation>): boolean {
  if (relations.has('mediator')) return true;
  return (
    relations.has('head') &&
    !['recused', 'party', 'applicant'].some((own) => relations.has(own as DisputeRelation))
  );
}

async function isHead(reader: Reader, personId: number, gridIds: readonly number[]): Promise<boolean> {
  const sql = `SELECT id FROM committee WHERE headId = ? AND gridId IN (${marks(gridIds)})`;
  return (await one(reader, sql, [personId, ...gridIds])) !== null;
}

async function isRecused(reader: Reader, disputeId: number, personId: number): Promise<boolean> {
  const sql = 'SELECT id FROM dispute_recusal WHERE disputeId = ? AND personId = ?';
  return (await one(reader, sql, [disputeId, personId])) !== null;
}

/** Throws dispute.not_allowed. */
export function checkStep(step: DisputeStep, relations: ReadonlySet<DisputeRelation>): void {
  if (!disputeSteps[step].by.some((relation) => relations.has(relation)))
    throw new Failure('dispute.not_allowed');
}

/** Throws dispute.unknown. */
export async function loadDispute(reader: Reader, id: number): Promise<Dispute> {
  const dispute = await one<Dispute>(reader, 'SELECT * FROM dispute WHERE id = ?', [id]);
  if (!dispute) throw new Failure('dispute.unknown');
  return dispute;
}
