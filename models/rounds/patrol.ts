import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { Team } from './patrol-team';
import { newPointCode } from './point-codes';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** 巡查点: a point somebody looks at now and then. Names, not coordinates. */
@Entity('patrol_point')
export class PatrolPoint {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(60) name!: string;
  /** What its code holds, and what is typed where no camera works: five letters and digits. */
  @Words(16, true) code!: string | null;
  /** The place that findings at this point are reported at; null: the point's name alone. */
  @Whole(true) placeId!: number | null;
}

/** 巡查: from 开始 to 结束. It has no minimum length and no track. */
@Entity('patrol')
export class Patrol {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole() gridId!: number;
  @Time() startedAt!: number;
  @Time(true) endedAt!: number | null;
  /** What the member wanted to add. */
  @LongText(true) note!: string | null;
  /** 补记: written down afterwards, without signal on the way. */
  @Words(8) kind!: 'live' | 'later';
  /** Which kind of team went; null: one alone, who said none. */
  @Words(8, true) team!: Team | null;
}

/** A point that was reached, and when. */
@Entity('patrol_stop')
export class PatrolStop {
  @Id() id!: number;
  @Whole() patrolId!: number;
  @Whole() pointId!: number;
  @Time() reachedAt!: number;
}

/** Who went along; the one who began it is not listed. */
@Entity('patrol_companion')
export class PatrolCompanion {
  @Id() id!: number;
  @Whole() patrolId!: number;
  @Whole() personId!: number;
}

/** The patrol somebody is on, his own or one he goes along with. */
const openPatrol = (reader: Reader, personId: number): Promise<Patrol | null> =>
  one<Patrol>(
    reader,
    `SELECT * FROM patrol WHERE endedAt IS NULL
      AND (personId = ? OR id IN (SELECT patrolId FROM patrol_companion WHERE personId = ?)) ORDER BY id DESC LIMIT 1`,
    [personId, personId],
  );

/** A night watch goes over midnight; what is open longer than this was forgotten. */
const LONGEST = 14 * 3_600_000;

/** The same, after one that was forgotten has been ended where its last point was reached. */
export async function currentPatrol(tx: Transaction, personId: number, now: number): Promise<Patrol | null> {
  const open = await openPatrol(tx, personId);
  if (!open || open.startedAt > now - LONGEST) return open;
  const last = await one<{ at: number | string | null }>(
    tx,
    'SELECT MAX(reachedAt) AS at FROM patrol_stop WHERE patrolId = ?',
    [open.id],
  );
  await tx.run('UPDATE patrol SET endedAt = ? WHERE id = ?', [Number(last?.at ?? open.startedAt), open.id]);
  return null;
}

export const companionsOf = async (reader: Reader, patrolId: number): Promise<number[]> => {
  const rows = await reader.rows<{ personId: number }>(
    'SELECT personId FROM patrol_companion WHERE patrolId = ? ORDER BY id',
    [patrolId],
  );
  return rows.map(({ personId }) => personId);
};

export const pointByCode = (reader: Reader, code: string): Promise<PatrolPoint | null> =>
  one<PatrolPoint>(reader, 'SELECT * FROM patrol_point WHERE code = ?', [code]);

/** Points that were made before there were codes get theirs when they are printed. */
export async function withCodes(tx: Transaction, points: readonly PatrolPoint[]): Promise<PatrolPoint[]> {
  const coded: PatrolPoint[] = [];
  for (const point of points) {
    const code = point.code ?? newPointCode();
    if (point.code === null) await tx.run('UPDATE patrol_point SET code = ? WHERE id = ?', [code, point.id]);
    coded.push(Object.assign({}, point, { code }));
  }
  return coded;
}

/** So long after a point what is said without a place is said of it; then he has walked on. */
export const STANDS_THERE = 15 * 60_000;

/** Where somebody stands on his patrol: the point he reached a moment ago; null when he has walked on. */
export async function pointHere(
  reader: Reader,
  personId: number,
  since: number,
): Promise<PatrolPoint | null> {
  const patrol = await openPatrol(reader, personId);
  if (!patrol) return null;
  return one<PatrolPoint>(
    reader,
    `SELECT p.* FROM patrol_stop s JOIN patrol_point p ON p.id = s.pointId
      WHERE s.patrolId = ? AND s.reachedAt >= ? ORDER BY s.reachedAt DESC, s.id DESC LIMIT 1`,
    [patrol.id, since],
  );
}

/** The patrol on which this person was at a moment, alone or with others; null: none. */
export const patrolAt = (reader: Reader, personId: number, at: number): Promise<Patrol | null> =>
  one<Patrol>(
    reader,
    `SELECT * FROM patrol WHERE startedAt <= ? AND (endedAt IS NULL OR endedAt >= ?) AND kind = 'live'
      AND (personId = ? OR id IN (SELECT patrolId FROM patrol_companion WHERE personId = ?)) ORDER BY id DESC LIMIT 1`,
    [at, at, personId, personId],
  );

export const pointsOf = (reader: Reader, gridIds: readonly number[]): Promise<PatrolPoint[]> =>
  gridIds.length === 0
    ? Promise.resolve([])
    : reader.rows<PatrolPoint>(`SELECT * FROM patrol_point WHERE gridId IN (${marks(gridIds)}) ORDER BY id`, [
        ...gridIds,
      ]);

/** Replaces the points of a grid; those whose name stays keep their history. */
export async function setPoints(tx: Transaction, gridId: number, names: readonly string[]): Promise<void> {
  const known = await pointsOf(tx, [gridId]);
  for (const { id, name } of known)
    if (!names.includes(name)) await tx.run('DELETE FROM patrol_point WHERE id = ?', [id]);
  for (const name of new Set(names))
    if (!known.some((point) => point.name === name))
      await addPoint(tx, { gridId, name, placeId: null, code: null });
}

/** A new point; without a code it gets one. */
export const addPoint = (tx: Transaction, point: Omit<PatrolPoint, 'id'>): Promise<number> =>
  insert(tx, 'patrol_point', { ...point, code: point.code ?? newPointCode() });

/** Points reached on a patrol, each once, in the order they were reached. */
export const stopsOf = (reader: Reader, patrolId: number): Promise<(PatrolPoint & { reachedAt: number })[]> =>
  reader.rows<PatrolPoint & { reachedAt: number }>(
    `SELECT p.*, s.reachedAt FROM patrol_stop s JOIN patrol_point p ON p.id = s.pointId
      WHERE s.patrolId = ? ORDER BY s.id`,
    [patrolId],
  );

/** Points nobody reached since then. */
export const unreachedSince = (
  reader: Reader,
  gridIds: readonly number[],
  since: number,
): Promise<PatrolPoint[]> =>
  gridIds.length === 0
    ? Promise.resolve([])
    : reader.rows<PatrolPoint>(
        `SELECT * FROM patrol_point p WHERE p.gridId IN (${marks(gridIds)})
          AND NOT EXISTS (SELECT 1 FROM patrol_stop s WHERE s.pointId = p.id AND s.reachedAt >= ?) ORDER BY p.gridId, p.id`,
        [...gridIds, since],
      );

/** Which kinds of team walked in these nodes since then, and when each round began; the earliest first. */
export const teamRounds = async (
  reader: Reader,
  gridIds: readonly number[],
  since: number,
): Promise<{ team: Team; gridId: number; startedAt: number }[]> => {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<{ team: Team; gridId: number; startedAt: number | string }>(
    `SELECT team, gridId, startedAt FROM patrol WHERE gridId IN (${marks(gridIds)}) AND startedAt >= ?
      AND team IS NOT NULL ORDER BY startedAt, id`,
    [...gridIds, since],
  );
  return rows.map((row) => ({ ...row, startedAt: Number(row.startedAt) }));
};

/** Numbers of what was reported by these people between two moments, and how many pictures they sent. */
export async function foundBetween(
  reader: Reader,
  personIds: readonly number[],
  from: number,
  to: number,
): Promise<{ ticketIds: number[]; pictures: number }> {
  const within = [...personIds, from, to];
  const tickets = await reader.rows<{ id: number }>(
    `SELECT id FROM ticket WHERE reporterId IN (${marks(personIds)}) AND reportedAt >= ? AND reportedAt <= ? ORDER BY id`,
    within,
  );
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM attachment WHERE personId IN (${marks(personIds)}) AND kind = 'image' AND createdAt >= ? AND createdAt <= ?`,
    within,
  );
  return { ticketIds: tickets.map(({ id }) => id), pictures: Number(row?.n ?? 0) };
}

/** What a patrol comes to: the member sees and corrects it before it counts. */
export interface PatrolRecord {
  patrol: Patrol;
  points: PatrolPoint[];
  /** Everybody who was on it, who began it first. */
  persons: number[];
  reached: (PatrolPoint & { reachedAt: number })[];
  ticketIds: number[];
  pictures: number;
}
