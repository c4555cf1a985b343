import type { Database } from '../store/database';
import type { Attachment } from '../tickets/ticket';
import { insert, isUniqueViolation, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

const FREE = `state = 'waiting' AND notBefore <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)`;

/** Takes files that are to be fetched, the oldest first; they are `owner`'s until the lease ends. */
export async function claimWaiting(
  database: Database,
  now: number,
  limit: number,
  leaseMilliseconds: number,
  owner: string,
): Promise<Attachment[]> {
  const free = await database.rows<{ id: number }>(
    `SELECT id FROM attachment WHERE ${FREE} ORDER BY notBefore, id LIMIT ${limit}`,
    [now, now],
  );
  if (free.length === 0) return [];
  const ids = free.map(({ id }) => id);
  return database.write(async (tx) => {
    await tx.run(
      `UPDATE attachment SET leaseUntil = ?, leaseOwner = ? WHERE id IN (${marks(ids)}) AND ${FREE}`,
      [now + leaseMilliseconds, owner, ...ids, now, now],
    );
    return tx.rows<Attachment>('SELECT * FROM attachment WHERE leaseOwner = ? ORDER BY id', [owner]);
  });
}

export interface Stored {
  sha256: string;
  contentType: string;
  bytes: number;
  located: boolean;
  /** Of a file that lies encrypted. */
  key?: string;
}

/** Notes that the file lies on disk. Returns the attachment as it is now: it may have found its ticket meanwhile. */
export async function settleStored(
  tx: Transaction,
  id: number,
  { sha256, contentType, bytes, located, key }: Stored,
  now: number,
): Promise<Attachment | undefined> {
  // First a write to the row: whoever gives it a ticket at this moment waits, or we see his ticket.
  await tx.run(
    "UPDATE attachment SET state = 'stored', sha256 = ?, located = ?, failure = NULL, leaseUntil = NULL, address = NULL WHERE id = ?",
    [sha256, located ? 1 : 0, id],
  );
  if (key !== undefined)
    await tx.run('UPDATE attachment SET fileKey = ? WHERE id = ?', [tx.vault.seal(key), id]);
  try {
    await insert(tx, 'stored_file', { sha256, contentType, bytes, storedAt: now });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const [attachment] = await tx.rows<Attachment>('SELECT * FROM attachment WHERE id = ?', [id]);
  return attachment;
}

/** For good: the reason is for the operator. */
export async function settleLost(
  tx: Transaction,
  id: number,
  state: 'failed' | 'too_big',
  reason: string,
): Promise<void> {
  await tx.run(
    'UPDATE attachment SET state = ?, failure = ?, leaseUntil = NULL, address = NULL WHERE id = ?',
    [state, reason.slice(0, 200), id],
  );
}

/** Not this time: due again at `notBefore`. */
export async function fetchLater(
  tx: Transaction,
  id: number,
  notBefore: number,
  reason: string,
): Promise<void> {
  await tx.run(
    'UPDATE attachment SET attempt = attempt + 1, notBefore = ?, failure = ?, leaseUntil = NULL WHERE id = ?',
    [notBefore, reason.slice(0, 200), id],
  );
}

export type StoredAttachment = Attachment & { sha256: string; contentType: string; bytes: number };

/** Files of a ticket that lie on disk, in the order they came. */
export function storedOf(
  reader: Reader,
  ticketId: number,
  purpose: Attachment['purpose'],
): Promise<StoredAttachment[]> {
  return reader.rows<StoredAttachment>(
    `SELECT a.*, f.contentType, f.bytes FROM attachment a JOIN stored_file f ON f.sha256 = a.sha256
      WHERE a.ticketId = ? AND a.purpose = ? AND a.state = 'stored' ORDER BY a.id`,
    [ticketId, purpose],
  );
}

/** What is passed on once for a ticket, a reader and a round of the work: in later rounds only what is new. */
export interface Forwarding {
  ticketId: number;
  personId: number;
  type: Attachment['kind'];
  round: number;
}

/** Under which a forwarding is kept: the kind, in a later round with its number. */
export const markOf = ({ type, round }: Pick<Forwarding, 'type' | 'round'>): string =>
  round === 0 ? type : `${type}.${round}`;

/** When a file of this kind last went to this person for this ticket, and whether in this round; null = never. */
export async function lastForwarded(
  reader: Reader,
  what: Forwarding,
): Promise<{ at: number; inRound: boolean } | null> {
  const sql =
    'SELECT type, queuedAt FROM forwarded_file WHERE ticketId = ? AND personId = ? AND (type = ? OR type LIKE ?) ORDER BY id';
  const { ticketId, personId, type } = what;
  const rows = await reader.rows<{ type: string; queuedAt: number }>(sql, [
    ticketId,
    personId,
    type,
    `${type}.%`,
  ]);
  const last = rows.at(-1);
  return last ? { at: last.queuedAt, inRound: rows.some((row) => row.type === markOf(what)) } : null;
}

/** True the first time a file of this kind (`mark`: markOf) goes to this person for this ticket. */
export async function markForwarded(
  tx: Transaction,
  ticketId: number,
  personId: number,
  mark: string,
  now: number,
): Promise<boolean> {
  try {
    await insert(tx, 'forwarded_file', { ticketId, personId, type: mark, queuedAt: now });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
