import { Entity } from 'typeorm';
import { Flag, Id, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** So long before it who signed up is reminded. */
export const REMIND_BEFORE = 86_400_000;

/** So long after it an activity and its list are kept. */
const GATHERING_KEPT = 30 * 86_400_000;

/** 活动: something residents can come to, opened by staff. */
@Entity('gathering')
export class Gathering {
  @Id() id!: number;
  @Whole() authorId!: number;
  /** Whose residents it is for: those of the node and all below. */
  @Whole() gridId!: number;
  @Words(60) title!: string;
  /** Where; empty when it was not said. */
  @Words(60) place!: string;
  @Time() startsAt!: number;
  /** 0 = as many as come. */
  @Whole() seats!: number;
  @Time() openedAt!: number;
  @Time(true) cancelledAt!: number | null;
  /** Who signed up was reminded, or told of a new time so late that it was reminder enough. */
  @Time(true) remindedAt!: number | null;
  /** With fewer the day before who opened it is told how many are missing; 0 = never. */
  @Whole() least!: number;
  /** 定期活动 that it is one of, and the day it was opened for; null: opened by hand. */
  @Whole(true) seriesId!: number | null;
  @Words(10) seriesDay!: string;
}

/** 报名: a number and a building, no name. */
@Entity('gathering_seat')
export class GatheringSeat {
  @Id() id!: number;
  @Whole() gatheringId!: number;
  @Whole() personId!: number;
  @Whole(true) placeId!: number | null;
  /** 1 for who came first; said at the door instead of a name. */
  @Whole() number!: number;
  /** On the waiting list. */
  @Flag() waiting!: boolean;
}

/** 志愿者: who said so himself, and may take it back. No name, no number. */
@Entity('volunteer')
export class Volunteer {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole() gridId!: number;
  @Whole(true) placeId!: number | null;
  @Time() since!: number;
}

export type NewGathering = Omit<Gathering, 'id' | 'cancelledAt' | 'remindedAt'>;

/** Opened by hand: of no series. */
export const byHand = { seriesId: null, seriesDay: '' } as const;

export async function keepGathering(tx: Transaction, gathering: NewGathering): Promise<Gathering> {
  const row = { ...gathering, cancelledAt: null, remindedAt: null };
  return { id: await insert(tx, 'gathering', row), ...row };
}

export const loadGathering = (reader: Reader, id: number): Promise<Gathering | null> =>
  one<Gathering>(reader, 'SELECT * FROM gathering WHERE id = ?', [id]);

const TO_COME = 'startsAt > ? AND cancelledAt IS NULL';

/** What is to come for somebody of these nodes (his own and all above), the next first. */
export const gatheringsFor = (
  reader: Reader,
  gridIds: readonly number[],
  now: number,
  limit: number,
): Promise<Gathering[]> =>
  reader.rows<Gathering>(
    `SELECT * FROM gathering WHERE gridId IN (${marks(gridIds)}) AND ${TO_COME} ORDER BY startsAt, id LIMIT ${limit}`,
    [...gridIds, now],
  );

/** What begins before `until` and was opened early enough for a reminder to be one. */
export const gatheringsToRemind = (reader: Reader, now: number, until: number): Promise<Gathering[]> =>
  reader.rows<Gathering>(
    `SELECT * FROM gathering WHERE ${TO_COME} AND startsAt <= ? AND startsAt - openedAt > ? AND remindedAt IS NULL
      ORDER BY id LIMIT 50`,
    [now, until, REMIND_BEFORE],
  );

/** In the order of their numbers. */
export async function seatsOf(reader: Reader, gatheringId: number): Promise<GatheringSeat[]> {
  const rows = await reader.rows<GatheringSeat>(
    'SELECT * FROM gathering_seat WHERE gatheringId = ? ORDER BY number, id',
    [gatheringId],
  );
  return rows.map((row) => Object.assign(row, { waiting: Number(row.waiting) === 1 }));
}

export async function keepSeat(tx: Transaction, seat: Omit<GatheringSeat, 'id'>): Promise<GatheringSeat> {
  return { id: await insert(tx, 'gathering_seat', { ...seat }), ...seat };
}

export const dropSeat = (tx: Transaction, id: number): Promise<unknown> =>
  tx.run('DELETE FROM gathering_seat WHERE id = ?', [id]);

export const moveUp = (tx: Transaction, id: number): Promise<unknown> =>
  tx.run('UPDATE gathering_seat SET waiting = ? WHERE id = ?', [false, id]);

/** Thirty days after it list and activity go; returns how many. */
export async function eraseGatherings(tx: Transaction, now: number): Promise<number> {
  const old = await tx.rows<{ id: number }>(
    'SELECT id FROM gathering WHERE startsAt < ? ORDER BY id LIMIT 200',
    [now - GATHERING_KEPT],
  );
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await tx.run(`DELETE FROM gathering_seat WHERE gatheringId IN (${marks(ids)})`, ids);
  await tx.run(`DELETE FROM gathering WHERE id IN (${marks(ids)})`, ids);
  return ids.length;
}

export const volunteerOf = (reader: Reader, personId: number): Promise<Volunteer | null> =>
  one<Volunteer>(reader, 'SELECT * FROM volunteer WHERE personId = ?', [personId]);

export const volunteersIn = (reader: Reader, gridIds: readonly number[]): Promise<Volunteer[]> =>
  reader.rows<Volunteer>(`SELECT * FROM volunteer WHERE gridId IN (${marks(gridIds)}) ORDER BY id`, [
    ...gridIds,
  ]);
