import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  foundBetween,
  companionsOf,
  currentPatrol,
  pointByCode,
  pointsOf,
  setPoints,
  stopsOf,
  withCodes,
  type Patrol,
  type PatrolPoint,
  type PatrolRecord,
} from '../../models/rounds/patrol';
import type { Directory } from '../../models/staff/directory';
import { askForPaper } from '../../models/figures/paper';
import { teamNamed, teamOf, type Team } from '../../models/rounds/patrol-team';
import { pointCodeIn } from '../../models/rounds/point-codes';
import { nodesOfRight } from '../../models/staff/rights';
import { insert, type Transaction } from '../../models/store/transaction';

/** Grids somebody walks: those of his roles and what lies below them. */
export const gridsWalked = (directory: Directory, personId: number): number[] => [
  ...new Set(directory.staff(personId)?.roles.flatMap(({ gridId }) => directory.below(gridId)) ?? []),
];

export interface PatrolWishes {
  companions?: readonly number[];
  kind?: Patrol['kind'];
  /** Another of his grids than the first. */
  gridId?: number;
  /** What was said, where it names the team: 夜巡. */
  words?: string;
}

/** 开始巡查, alone or with others; a patrol that is open goes on. Throws role.staff_only, street.empty. */
export async function startPatrol(
  { tx, office, now }: Context,
  personId: number,
  {
    companions = [],
    kind = 'live',
    gridId = office.directory.defaultGrid(personId),
    words = '',
  }: PatrolWishes = {},
): Promise<Patrol> {
  if (!office.directory.isStaff(personId)) throw new Failure('role.staff_only');
  const open = kind === 'live' ? await currentPatrol(tx, personId, now) : null;
  const named = teamNamed(words);
  if (open) return named === null ? open : nameTeam(tx, open, named);
  if (gridId === undefined) throw new Failure('street.empty');
  const team = teamOf(words, companions.length > 0, office.calendar.local(now));
  const row = { personId, gridId, startedAt: now, endedAt: null, note: null, kind, team };
  const id = await insert(tx, 'patrol', row);
  for (const companion of companions)
    await insert(tx, 'patrol_companion', { patrolId: id, personId: companion });
  return { id, ...row };
}

/** Another kind of team than was taken for it. */
export async function nameTeam(tx: Transaction, patrol: Patrol, team: Team): Promise<Patrol> {
  await tx.run('UPDATE patrol SET team = ? WHERE id = ?', [team, patrol.id]);
  return Object.assign(patrol, { team });
}

/**
 * A point was reached, said by its name or by its code (typed or scanned); twice is once. A name is looked for in the
 * patrol's grid first, then in the others this person walks. Throws patrol.point.
 */
export async function reachPoint(context: Context, patrol: Patrol, said: string): Promise<PatrolPoint> {
  const { tx, now } = context;
  const point = await pointMeant(context, patrol, said);
  if (!point) {
    const known = (await pointsOf(tx, [patrol.gridId])).map((each) => each.name).join('、') || '还没有设';
    throw new Failure('patrol.point', { point: said.slice(0, SHOWN), points: known });
  }
  const reached = await stopsOf(tx, patrol.id);
  if (!reached.some(({ id }) => id === point.id))
    await insert(tx, 'patrol_stop', { patrolId: patrol.id, pointId: point.id, reachedAt: now });
  return point;
}

const SHOWN = 20;

async function pointMeant(
  { tx, office, actorId }: Context,
  patrol: Patrol,
  said: string,
): Promise<PatrolPoint | null> {
  const code = pointCodeIn(said);
  const scanned = code === null ? null : await pointByCode(tx, code);
  if (scanned) return scanned;
  const walked = gridsWalked(office.directory, actorId ?? patrol.personId);
  for (const grids of [[patrol.gridId], walked]) {
    const points = await pointsOf(tx, grids);
    const point =
      points.find(({ name }) => name === said) ??
      points.find(({ name }) => said !== '' && (name.includes(said) || said.includes(name)));
    if (point) return point;
  }
  return null;
}

/** 结束巡查. */
export async function endPatrol(
  context: Context,
  patrol: Patrol,
  added: string | null,
): Promise<PatrolRecord> {
  // What was noted on the way stays.
  const note = [patrol.note, added].filter(Boolean).join('；') || null;
  await context.tx.run('UPDATE patrol SET endedAt = ?, note = ? WHERE id = ?', [
    context.now,
    note,
    patrol.id,
  ]);
  return recordOf(context, Object.assign(patrol, { endedAt: context.now, note }));
}

export async function recordOf({ tx, now }: Context, patrol: Patrol): Promise<PatrolRecord> {
  const persons = [patrol.personId, ...(await companionsOf(tx, patrol.id))];
  const found = await foundBetween(tx, persons, patrol.startedAt, patrol.endedAt ?? now);
  const reached = await stopsOf(tx, patrol.id);
  const own = await pointsOf(tx, [patrol.gridId]);
  // A point of the next grid that was looked at on the way counts as well.
  const points = [...own, ...reached.filter(({ id }) => !own.some((point) => point.id === id))];
  return { patrol, points, persons, reached, ...found };
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
export async function namePoints(context: Context, gridId: number, names: readonly string[]): Promise<void> {
  checkLeads(context, gridId);
  await setPoints(context.tx, gridId, names);
}

function checkLeads({ office, actorId }: Context, gridId: number): void {
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'set_patrol_points');
  if (!nodes.some((node) => office.directory.below(node).includes(gridId)))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
}

const POINT_SIGNS = 'point-signs';

/** A sheet with a sign and code for every point of a grid, to whoever asks; how many there are. Throws role.other. */
export async function askForPointSigns(context: Context, gridId: number): Promise<number> {
  const { tx, now, actorId } = context;
  checkLeads(context, gridId);
  const points = await withCodes(tx, await pointsOf(tx, [gridId]));
  if (points.length > 0 && actorId !== null)
    await askForPaper(tx, POINT_SIGNS, { gridId }, { personId: actorId }, now);
  return points.length;
}
