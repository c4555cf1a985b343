import { randomBytes } from 'node:crypto';
import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** Somebody of an owner's firm who was let in by a one-time code. No name: the firm is what counts. */
@Entity('outside_handler')
export class OutsideHandler {
  @Id() id!: number;
  @Whole() ownerId!: number;
  /** The code itself is kept nowhere. */
  @Words(64) codeHash!: string;
  @Time() expiresAt!: number;
  @Whole(true) personId!: number | null;
  @Time(true) boundAt!: number | null;
}

/** 转单位: a ticket that an owner's firm has to see to. The office's own clock goes on beside it. */
@Entity('outside_job')
export class OutsideJob {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() ownerId!: number;
  @Time() askedAt!: number;
  /** By the chat, or when the member pressed 已通知. */
  @Time(true) toldAt!: number | null;
  @Whole(true) takenBy!: number | null;
  @Time(true) takenAt!: number | null;
  @Time(true) doneAt!: number | null;
  @Time(true) returnedAt!: number | null;
  /** What they said when they were done, or gave it back. */
  @LongText() note!: string;
}

const WEEK = 7 * 86_400_000;

/** A code for one person of that owner, good once within a week. */
export async function inviteOutside(tx: Transaction, ownerId: number, now: number): Promise<string> {
  const code = randomBytes(12).toString('hex');
  const codeHash = tx.vault.fingerprint(code);
  await insert(tx, 'outside_handler', { ownerId, codeHash, expiresAt: now + WEEK });
  return code;
}

/** Binds whoever brings the code; the owner's id, or null when it was used, is too old or was never given. */
export async function bindOutside(
  tx: Transaction,
  code: string,
  personId: number,
  now: number,
): Promise<number | null> {
  const codeHash = tx.vault.fingerprint(code);
  const found = await one<OutsideHandler>(tx, 'SELECT * FROM outside_handler WHERE codeHash = ?', [codeHash]);
  if (!found) return null;
  // The same person may scan his own code again.
  if (found.personId === personId) return found.ownerId;
  const { affected } = await tx.run(
    'UPDATE outside_handler SET personId = ?, boundAt = ? WHERE id = ? AND personId IS NULL AND expiresAt > ?',
    [personId, now, found.id, now],
  );
  return affected > 0 ? found.ownerId : null;
}

export async function handlersOf(reader: Reader, ownerId: number): Promise<number[]> {
  const rows = await reader.rows<{ personId: number }>(
    'SELECT DISTINCT personId FROM outside_handler WHERE ownerId = ? AND personId IS NOT NULL ORDER BY personId',
    [ownerId],
  );
  return rows.map(({ personId }) => personId);
}

/** Owners this person works for; empty for everybody else. */
export async function ownersOf(reader: Reader, personId: number): Promise<number[]> {
  const rows = await reader.rows<{ ownerId: number }>(
    'SELECT DISTINCT ownerId FROM outside_handler WHERE personId = ? ORDER BY ownerId',
    [personId],
  );
  return rows.map(({ ownerId }) => ownerId);
}

const UNDONE = 'doneAt IS NULL AND returnedAt IS NULL';

export const jobsOf = (reader: Reader, ticketId: number): Promise<OutsideJob[]> =>
  reader.rows<OutsideJob>('SELECT * FROM outside_job WHERE ticketId = ? ORDER BY id', [ticketId]);

export const openJob = (reader: Reader, ticketId: number): Promise<OutsideJob | null> =>
  one<OutsideJob>(reader, `SELECT * FROM outside_job WHERE ticketId = ? AND ${UNDONE}`, [ticketId]);

export const jobById = (reader: Reader, id: number): Promise<OutsideJob | null> =>
  one<OutsideJob>(reader, 'SELECT * FROM outside_job WHERE id = ?', [id]);

/** What waits for these owners, the oldest first; a ticket that was closed otherwise waits for nobody. */
export async function jobsWaiting(
  reader: Reader,
  ownerIds: readonly number[],
  limit = 10,
): Promise<OutsideJob[]> {
  if (ownerIds.length === 0) return [];
  return reader.rows<OutsideJob>(
    `SELECT j.* FROM outside_job j JOIN ticket t ON t.id = j.ticketId
      WHERE j.ownerId IN (${ownerIds.map(() => '?').join(', ')}) AND j.${UNDONE.replace('AND ', 'AND j.')}
        AND t.state IN ('dispatched', 'handling', 'returned') ORDER BY j.askedAt, j.id LIMIT ${limit}`,
    [...ownerIds],
  );
}

/** Milliseconds a ticket spent with others and with us, until it was done or until now. */
export function sharesOf(
  { reportedAt, doneAt }: { reportedAt: number; doneAt: number | null },
  jobs: readonly OutsideJob[],
  now: number,
): { ours: number; theirs: number } {
  const end = doneAt ?? now;
  const theirs = jobs.reduce((sum, job) => {
    const until = Math.min(end, job.doneAt ?? job.returnedAt ?? end);
    return sum + Math.max(0, until - job.askedAt);
  }, 0);
  return { ours: Math.max(0, end - reportedAt - theirs), theirs };
}
