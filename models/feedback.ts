import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole } from './columns';
import { insert, one, type Reader, type Transaction } from './transaction';

/** 意见 on the service and its burden, from anybody; unsigned to who answers, and owed an answer. */
@Entity('feedback')
export class Feedback {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Sealed. */
  @LongText() content!: string;
  @Time() givenAt!: number;
  @Time() dueAt!: number;
  @Whole(true) answeredBy!: number | null;
  /** Sealed. */
  @LongText(true) answer!: string | null;
  @Time(true) answeredAt!: number | null;
}

export async function keepFeedback(
  tx: Transaction,
  { personId, text, now, dueAt }: { personId: number; text: string; now: number; dueAt: number },
): Promise<number> {
  const open = { answeredBy: null, answer: null, answeredAt: null };
  return insert(tx, 'feedback', { personId, content: tx.vault.seal(text), givenAt: now, dueAt, ...open });
}

export const loadFeedback = (reader: Reader, id: number): Promise<Feedback | null> =>
  one<Feedback>(reader, 'SELECT * FROM feedback WHERE id = ?', [id]);

/** What nobody answered yet, the oldest first. */
export const unansweredFeedback = (reader: Reader, limit: number): Promise<Feedback[]> =>
  reader.rows<Feedback>(`SELECT * FROM feedback WHERE answeredAt IS NULL ORDER BY id LIMIT ${limit}`);
