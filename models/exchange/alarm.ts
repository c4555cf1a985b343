import { Entity } from 'typeorm';
import { Id, Time, Words } from '../store/columns';
import { insert, isUniqueViolation, one, type Transaction } from '../store/transaction';

/** Somebody was told of this kind of failure in this hour. */
@Entity('alarm')
export class Alarm {
  @Id() id!: number;
  @Words(40) cause!: string;
  /** Epoch milliseconds of the hour's beginning. */
  @Time() hour!: number;
  @Time() raisedAt!: number;
}

const HOUR = 3_600_000;

/** Failures nobody has to be told of: it was too late for the message, nothing is broken. */
const quiet: ReadonlySet<string> = new Set(['expired']);

/** True once for every cause and hour: that is when somebody is told. */
export async function mayRaise(tx: Transaction, cause: string, now: number): Promise<boolean> {
  if (quiet.has(cause)) return false;
  const hour = Math.floor(now / HOUR) * HOUR;
  if (await one(tx, 'SELECT id FROM alarm WHERE cause = ? AND hour = ?', [cause, hour])) return false;
  try {
    await insert(tx, 'alarm', { cause, hour, raisedAt: now });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
