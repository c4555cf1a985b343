import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { NoticeKind } from './push-budget';
import { insert, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Something that waits for the person's next list. */
@Entity('held_notice')
export class HeldNotice {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole(true) ticketId!: number | null;
  @Words(12) notice!: NoticeKind;
  /** Its text, sealed. */
  @LongText() content!: string;
  @Time() heldAt!: number;
  @Time(true) listedAt!: number | null;
}

/** Keeps a message for the person's next list. */
export async function holdNotice(
  tx: Transaction,
  held: { personId: number; ticketId: number | null; notice: NoticeKind; text: string },
  now: number,
): Promise<void> {
  const { text, ...rest } = held;
  await insert(tx, 'held_notice', { ...rest, content: tx.vault.seal(text), heldAt: now });
}

/** What waits for the person's list, the oldest first; it counts as listed from now on. */
export async function takeHeld(
  tx: Transaction,
  personId: number,
  now: number,
): Promise<{ ticketId: number | null; text: string }[]> {
  const rows = await tx.rows<HeldNotice>(
    'SELECT * FROM held_notice WHERE personId = ? AND listedAt IS NULL ORDER BY id',
    [personId],
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await tx.run(`UPDATE held_notice SET listedAt = ? WHERE id IN (${marks(ids)})`, [now, ...ids]);
  return rows.map(({ ticketId, content }) => ({ ticketId, text: tx.vault.open(content) }));
}

/** Of these people those with whom the words still wait for the next list. */
export async function waitingHeld(
  reader: Reader,
  personIds: readonly number[],
  text: string,
): Promise<Set<number>> {
  if (personIds.length === 0) return new Set();
  const rows = await reader.rows<HeldNotice>(
    `SELECT * FROM held_notice WHERE personId IN (${marks(personIds)}) AND ticketId IS NULL AND listedAt IS NULL`,
    [...personIds],
  );
  return new Set(
    rows.filter(({ content }) => reader.vault.open(content) === text).map(({ personId }) => personId),
  );
}

/** Words that were taken back leave the next lists of these people. Gives who had them in a list already. */
export async function dropHeld(
  tx: Transaction,
  personIds: readonly number[],
  text: string,
  since: number,
): Promise<Set<number>> {
  const rows = await tx.rows<HeldNotice>(
    `SELECT * FROM held_notice WHERE personId IN (${marks(personIds)}) AND ticketId IS NULL AND heldAt >= ?`,
    [...personIds, since],
  );
  const same = rows.filter(({ content }) => tx.vault.open(content) === text);
  const waiting = same.filter(({ listedAt }) => listedAt === null).map(({ id }) => id);
  if (waiting.length > 0) await tx.run(`DELETE FROM held_notice WHERE id IN (${marks(waiting)})`, waiting);
  return new Set(same.filter(({ listedAt }) => listedAt !== null).map(({ personId }) => personId));
}
