import type { Context, Office } from '../context';
import type { Dispute } from './dispute';
import type { Directory, Staff } from '../staff/directory';
import { UNSETTLED_DISPUTES } from './dispute-workflow';
import type { Committee, Mediator } from './mediation';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Mediators whose area holds the place, the nearest node first. */
export function mediatorsOf(directory: Directory, gridId: number): Staff[] {
  const all = directory.upwards(gridId).flatMap(({ id }) => directory.holders(id, 'mediator'));
  return [...new Map(all.map((staff) => [staff.id, staff])).values()];
}

/** The committee of the place: of the community, else of the street. */
export async function committeeOf(
  reader: Reader,
  { directory }: Office,
  gridId: number,
): Promise<Committee | null> {
  const way = directory.upwards(gridId).map(({ id }) => id);
  const rows = await reader.rows<Committee>(`SELECT * FROM committee WHERE gridId IN (${marks(way)})`, way);
  return rows.toSorted((a, b) => way.indexOf(a.gridId) - way.indexOf(b.gridId))[0] ?? null;
}

export function mediatorCards(reader: Reader): Promise<Mediator[]> {
  return reader.rows<Mediator>('SELECT * FROM mediator ORDER BY id');
}

/**
 * Who is asked next: not a party, not a neighbour of the same building, nobody who declined or was asked to be
 * changed, nobody on leave; then whoever knows the kind, then the lightest load, then the nearest; the head last.
 */
export async function nextMediator(context: Context, dispute: Dispute): Promise<Staff | null> {
  return (await candidatesFor(context, dispute))[0] ?? null;
}

/** Everybody who may be asked, the best first. */
export async function candidatesFor(context: Context, dispute: Dispute): Promise<Staff[]> {
  const { tx, office, now } = context;
  const out = await excluded(context, dispute);
  const candidates = mediatorsOf(office.directory, dispute.gridId).filter(({ id }) => !out.has(id));
  if (candidates.length === 0) return [];
  const load = await loads(tx, candidates);
  const cards = new Map((await mediatorCards(tx)).map((card) => [card.personId, card]));
  const heads = new Set((await tx.rows<Committee>('SELECT * FROM committee')).map(({ headId }) => headId));
  const { day } = office.calendar.local(now);
  const away = new Set(
    (
      await tx.rows<{ personId: number }>(
        'SELECT personId FROM absence WHERE fromDay <= ? AND untilDay >= ?',
        [day, day],
      )
    ).map(({ personId }) => personId),
  );
  const rank = ({ id }: Staff, at: number): number[] => [
    away.has(id) ? 1 : 0,
    cards.get(id)?.kinds.split(',').includes(dispute.kind) ? 0 : 1,
    heads.has(id) ? 1 : 0,
    load.get(id) ?? 0,
    at,
  ];
  const ranked = candidates.map((staff, at) => ({ staff, rank: rank(staff, at) }));
  ranked.sort((a, b) => compare(a.rank, b.rank));
  return ranked.map(({ staff }) => staff);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

async function excluded({ tx, office }: Context, dispute: Dispute): Promise<Set<number>> {
  const parties = await tx.rows<{ personId: number }>(
    'SELECT personId FROM dispute_party WHERE disputeId = ? AND personId IS NOT NULL',
    [dispute.id],
  );
  const recused = await tx.rows<{ personId: number }>(
    'SELECT personId FROM dispute_recusal WHERE disputeId = ?',
    [dispute.id],
  );
  const ids = mediatorsOf(office.directory, dispute.gridId).map(({ id }) => id);
  const homes =
    ids.length === 0 || dispute.placeKey === null
      ? []
      : await tx.rows<{ id: number; placeId: number }>(
          `SELECT id, placeId FROM person WHERE placeId IS NOT NULL AND id IN (${marks(ids)})`,
          ids,
        );
  const neighbours = homes.filter(({ placeId }) =>
    [placeKeyOf(tx, placeId), oldPlaceKeyOf(tx, placeId)].includes(dispute.placeKey),
  );
  const own = dispute.registeredBy === null ? [dispute.applicantId] : [];
  return new Set([
    ...[...parties, ...recused].map(({ personId }) => personId),
    ...neighbours.map(({ id }) => id),
    ...own,
  ]);
}

async function loads(reader: Reader, staff: readonly Staff[]): Promise<Map<number, number>> {
  const ids = staff.map(({ id }) => id);
  const rows = await reader.rows<{ mediatorId: number; n: number | string }>(
    `SELECT mediatorId, COUNT(*) AS n FROM dispute
      WHERE state IN (${marks(UNSETTLED_DISPUTES)}) AND mediatorId IN (${marks(ids)}) GROUP BY mediatorId`,
    [...UNSETTLED_DISPUTES, ...ids],
  );
  return new Map(rows.map(({ mediatorId, n }) => [mediatorId, Number(n)]));
}

/** The hash by which disputes at one building are counted; nobody reads the building from it. */
export const placeKeyOf = ({ vault }: Pick<Reader, 'vault'>, placeId: number): string =>
  vault.fingerprint(placeMark(placeId));

/** The same as it was under the old key, while DATA_KEY is changed; null otherwise. */
export const oldPlaceKeyOf = ({ vault }: Pick<Reader, 'vault'>, placeId: number): string | null =>
  vault.oldFingerprint(placeMark(placeId));

const placeMark = (placeId: number): string => `dispute place ${placeId}`;
