import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 集合: hands are needed now. Who comes says so with a tap; who can't owes no reason. */
@Entity('call_up')
export class CallUp {
  @Id() id!: number;
  @Whole() authorId!: number;
  /** Where and what for, sealed. */
  @LongText() content!: string;
  /** 0 = whoever can. */
  @Whole() wanted!: number;
  @Time() calledAt!: number;
  /** After that nobody needs to answer any more. */
  @Time() overAt!: number;
  /** As many come as were wanted, or the author said that it is enough. */
  @Time(true) enoughAt!: number | null;
}

@Entity('call_up_answer')
export class CallUpAnswer {
  @Id() id!: number;
  @Whole() callUpId!: number;
  @Whole() personId!: number;
  /** null: said nothing yet. */
  @Words(8, true) answer!: 'coming' | 'not' | null;
  @Time() calledAt!: number;
  @Time(true) answeredAt!: number | null;
}

/** So long it is of use (milliseconds). */
const LASTS = 3 * 3_600_000;

export async function keepCallUp(
  tx: Transaction,
  call: { authorId: number; words: string; wanted: number; personIds: readonly number[] },
  now: number,
): Promise<CallUp> {
  const { authorId, words, wanted, personIds } = call;
  const times = { calledAt: now, overAt: now + LASTS, enoughAt: null };
  const row = { authorId, content: tx.vault.seal(words), wanted, ...times };
  const id = await insert(tx, 'call_up', row);
  for (const personId of personIds)
    await insert(tx, 'call_up_answer', {
      callUpId: id,
      personId,
      answer: null,
      calledAt: now,
      answeredAt: null,
    });
  return { id, ...row };
}

export const loadCallUp = (reader: Reader, id: number): Promise<CallUp | null> =>
  one<CallUp>(reader, 'SELECT * FROM call_up WHERE id = ?', [id]);

/** The last one somebody called that is not over. */
export const lastCallUp = (reader: Reader, authorId: number, now: number): Promise<CallUp | null> =>
  one<CallUp>(
    reader,
    'SELECT * FROM call_up WHERE authorId = ? AND overAt > ? ORDER BY calledAt DESC, id DESC LIMIT 1',
    [authorId, now],
  );

export const answersOf = (reader: Reader, callUpId: number): Promise<CallUpAnswer[]> =>
  reader.rows<CallUpAnswer>('SELECT * FROM call_up_answer WHERE callUpId = ? ORDER BY answeredAt, id', [
    callUpId,
  ]);

export const noteAnswer = (
  tx: Transaction,
  id: number,
  answer: 'coming' | 'not',
  now: number,
): Promise<unknown> =>
  tx.run('UPDATE call_up_answer SET answer = ?, answeredAt = ? WHERE id = ?', [answer, now, id]);

/** False when it was enough before. */
export async function noteEnough(tx: Transaction, id: number, now: number): Promise<boolean> {
  const { affected } = await tx.run('UPDATE call_up SET enoughAt = ? WHERE id = ? AND enoughAt IS NULL', [
    now,
    id,
  ]);
  return affected > 0;
}
