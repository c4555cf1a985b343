import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole } from '../store/columns';
import { insert, type Reader, type Transaction } from '../store/transaction';

/** 留言板 of a 巡查点: what the next colleague who comes there should know. Kept as long as retention.ts says. */
@Entity('point_note')
export class PointNote {
  @Id() id!: number;
  @Whole() pointId!: number;
  @Whole() personId!: number;
  /** Sealed. */
  @LongText() content!: string;
  @Time() writtenAt!: number;
}

/** So long a note is shown (milliseconds); after that it is removed. */
const NOTE_SHOWN = 30 * 86_400_000;
const SHOWN = 3;

export const keepPointNote = (
  tx: Transaction,
  { text, ...note }: Omit<PointNote, 'id' | 'content'> & { text: string },
): Promise<number> => insert(tx, 'point_note', { ...note, content: tx.vault.seal(text) });

/** A note of one's own goes; false when there is none of that number. */
export async function dropPointNote(tx: Transaction, id: number, personId: number): Promise<boolean> {
  const { affected } = await tx.run('DELETE FROM point_note WHERE id = ? AND personId = ?', [id, personId]);
  return affected > 0;
}

export interface ReadPointNote {
  personId: number;
  text: string;
  writtenAt: number;
}

/** The last notes at a point, the newest first. */
export async function notesAt(reader: Reader, pointId: number, now: number): Promise<ReadPointNote[]> {
  const rows = await reader.rows<PointNote>(
    `SELECT * FROM point_note WHERE pointId = ? AND writtenAt >= ? ORDER BY id DESC LIMIT ${SHOWN}`,
    [pointId, now - NOTE_SHOWN],
  );
  return rows.map(({ personId, content, writtenAt }) => ({
    personId,
    text: reader.vault.open(content),
    writtenAt,
  }));
}
