import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import { one, type Reader } from '../store/transaction';

/** 值班: who is on duty, also at night and on rest days. */
@Entity('duty_shift')
export class DutyShift {
  @Id() id!: number;
  @Whole() personId!: number;
  @Time() startsAt!: number;
  @Time() endsAt!: number;
}

/** 请假, from the first to the last day (YYYY-MM-DD). */
@Entity('absence')
export class Absence {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(10) fromDay!: string;
  @Words(10) untilDay!: string;
  /** 代班: who acts for him meanwhile; null = nobody. */
  @Whole(true) delegateId!: number | null;
}

/** Persons on duty now. */
export async function onDuty(reader: Reader, now: number): Promise<Set<number>> {
  const rows = await reader.rows<{ personId: number }>(
    'SELECT personId FROM duty_shift WHERE endsAt > ? AND startsAt <= ?',
    [now, now],
  );
  return new Set(rows.map(({ personId }) => personId));
}

/** A roster is kept when a shift lies so near. */
export const NEAR = 7 * 86_400_000;
/** Its two values: the end of that time before and after now. */
export const ROSTER = 'SELECT 1 FROM duty_shift WHERE endsAt > ? AND startsAt < ?';

/** Does the office keep a roster? One without has nobody else: its own people are on duty for what is theirs. */
export async function keepsRoster(reader: Reader, now: number): Promise<boolean> {
  return (await one(reader, ROSTER, [now - NEAR, now + NEAR])) !== null;
}
