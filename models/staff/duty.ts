import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { DutyShift } from './roster';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 换班: one asks, the other agrees. */
@Entity('duty_swap')
export class DutySwap {
  @Id() id!: number;
  @Whole() shiftId!: number;
  @Whole() fromId!: number;
  @Whole() toId!: number;
  /** dropped: who asked took it back. */
  @Words(8) state!: 'asked' | 'agreed' | 'refused' | 'dropped';
  @Time() askedAt!: number;
}

/** 交接: what the next on duty has to know. */
@Entity('duty_note')
export class DutyNote {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Sealed. */
  @LongText() content!: string;
  @Time() writtenAt!: number;
}

/** Shifts that touch the time between two moments, in order. */
export const shiftsBetween = (reader: Reader, from: number, until: number): Promise<DutyShift[]> =>
  reader.rows<DutyShift>('SELECT * FROM duty_shift WHERE endsAt > ? AND startsAt < ? ORDER BY startsAt, id', [
    from,
    until,
  ]);

export const loadShift = (reader: Reader, id: number): Promise<DutyShift | null> =>
  one<DutyShift>(reader, 'SELECT * FROM duty_shift WHERE id = ?', [id]);

export const loadSwap = (reader: Reader, id: number): Promise<DutySwap | null> =>
  one<DutySwap>(reader, 'SELECT * FROM duty_swap WHERE id = ?', [id]);

export const askSwap = (tx: Transaction, swap: Omit<DutySwap, 'id' | 'state'>): Promise<number> =>
  insert(tx, 'duty_swap', { ...swap, state: 'asked' });

/** False when the other has answered already. */
export async function withdrawSwap(tx: Transaction, id: number): Promise<boolean> {
  const { affected } = await tx.run(
    "UPDATE duty_swap SET state = 'dropped' WHERE id = ? AND state = 'asked'",
    [id],
  );
  return affected > 0;
}

export const keepDutyNote = (tx: Transaction, personId: number, text: string, now: number): Promise<number> =>
  insert(tx, 'duty_note', { personId, content: tx.vault.seal(text), writtenAt: now });

/** A note of one's own goes; false when there is none of that number. */
export async function dropDutyNote(tx: Transaction, id: number, personId: number): Promise<boolean> {
  const { affected } = await tx.run('DELETE FROM duty_note WHERE id = ? AND personId = ?', [id, personId]);
  return affected > 0;
}

export interface ReadNote {
  personId: number;
  text: string;
  writtenAt: number;
}

/** The last notes since then, of all streets; the newest first. */
export async function recentNotes(reader: Reader, since: number): Promise<ReadNote[]> {
  const rows = await reader.rows<DutyNote>(
    'SELECT * FROM duty_note WHERE writtenAt >= ? ORDER BY id DESC LIMIT 200',
    [since],
  );
  return rows.map(({ personId, content, writtenAt }) => ({
    personId,
    text: reader.vault.open(content),
    writtenAt,
  }));
}
