import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import {
  foundBetween,
  openPatrol,
  pointsOf,
  setPoints,
  stopsOf,
  type Patrol,
  type PatrolPoint,
  type PatrolRecord,
} from '../models/patrol';
import { nodesOfRight } from '../models/rights';
import { insert, type Transaction } from '../models/transaction';

/** 开始巡查, alone or with others; a patrol that is open goes on. Throws role.staff_only, street.empty. */
export async function startPatrol(
  { tx, office, now }: Context,
  personId: number,
  companions: readonly number[],
  kind: Patrol['kind'] = 'live',
): Promise<Patrol> {
  if (!office.directory.isStaff(personId)) throw new Failure('role.staff_only');
  const open = kind === 'live' ? await openPatrol(tx, personId) : null;
  if (open) return open;
  const gridId = office.directory.defaultGrid(personId);
  if (gridId === undefined) throw new Failure('street.empty');
  const row = { personId, gridId, startedAt: now, endedAt: null, note: null, kind };
  const id = await insert(tx, 'patrol', row);
  for (const companion of companions)
    await insert(tx, 'patrol_companion', { patrolId: id, personId: companion });
  return { id, ...row };
}

/** A point was reached, said by its name; twice is once. Throws patrol.point. */
export async function reachPoint({ tx, now }: Context, patrol: Patrol, name: string): Promise<PatrolPoint> {
  const points = await pointsOf(tx, [patrol.gridId]);
  const point =
    points.find((known) => known.name === name) ??
    points.find((known) => known.name.includes(name) || name.includes(known.name));
  if (!point) {
    const known = points.map((each) => each.name).join('、') || '还没有设';
    throw new Failure('patrol.point', { point: name, points: known });
  }
  const reached = await stopsOf(tx, patrol.id);
  if (!reached.some(({ id }) => id === point.id))
    await insert(tx, 'patrol_stop', { patrolId: patrol.id, pointId: point.id, reachedAt: now });
  return point;
}

/** 结束巡查. */
export async function endPatrol(
  context: Context,
  patrol: Patrol,
  note: string | null,
): Promise<PatrolRecord> {
  await context.tx.run('UPDATE patrol SET endedAt = ?, note = ? WHERE id = ?', [
    context.now,
    note,
    patrol.id,
  ]);
  return recordOf(context, Object.assign(patrol, { endedAt: context.now, note }));
}

export async function recordOf({ tx, now }: Context, patrol: Patrol): Promise<PatrolRecord> {
  const companions = await tx.rows<{ personId: number }>(
    'SELECT personId FROM patrol_companion WHERE patrolId = ?',
    [patrol.id],
  );
  const persons = [patrol.personId, ...companions.map(({ personId }) => personId)];
  const found = await foundBetween(tx, persons, patrol.startedAt, patrol.endedAt ?? now);
  const points = await pointsOf(tx, [patrol.gridId]);
  return { patrol, points, reached: await stopsOf(tx, patrol.id), ...found };
}

/** 不记了: the patrol and its stops are gone; what was found on the way stays. Throws patrol.none. */
export async function dropPatrol({ tx, actorId }: Context, patrolId: number): Promise<void> {
  const { affected } = await tx.run('DELETE FROM patrol WHERE id = ? AND personId = ?', [patrolId, actorId]);
  if (affected === 0) throw new Failure('patrol.none');
  await forgetStops(tx, patrolId);
}

async function forgetStops(tx: Transaction, patrolId: number): Promise<void> {
  await tx.run('DELETE FROM patrol_stop WHERE patrolId = ?', [patrolId]);
  await tx.run('DELETE FROM patrol_companion WHERE patrolId = ?', [patrolId]);
}

/** 巡查点 of a grid, all at once. Throws role.other. */
export async function namePoints(
  { tx, office, actorId }: Context,
  gridId: number,
  names: readonly string[],
): Promise<void> {
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'set_patrol_points');
  if (!nodes.some((node) => office.directory.below(node).includes(gridId)))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
  await setPoints(tx, gridId, names);
}
