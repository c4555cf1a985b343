import { Entity } from 'typeorm';
import type { Result } from './assessment';
import { Flag, Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 异议 against what a case says in the 考核: decided by somebody else. */
@Entity('assessment_objection')
export class Objection {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole() ticketId!: number;
  @Words(10) result!: Result;
  /** Sealed. */
  @LongText() content!: string;
  @Time() raisedAt!: number;
  /** Undecided by then, it holds. */
  @Time() dueAt!: number;
  /** null with a decision: the time ran out. */
  @Whole(true) decidedBy!: number | null;
  @Flag() upheld!: boolean;
  /** Sealed. */
  @LongText(true) answer!: string | null;
  @Time(true) decidedAt!: number | null;
}

export const loadObjection = (reader: Reader, id: number): Promise<Objection | null> =>
  one<Objection>(reader, 'SELECT * FROM assessment_objection WHERE id = ?', [id]);

export const keepObjection = (
  tx: Transaction,
  {
    text,
    ...row
  }: Pick<Objection, 'personId' | 'ticketId' | 'result' | 'raisedAt' | 'dueAt'> & { text: string },
): Promise<number> =>
  insert(tx, 'assessment_objection', {
    ...row,
    content: tx.vault.seal(text),
    decidedBy: null,
    upheld: false,
    answer: null,
    decidedAt: null,
  });

/** Of somebody, or of everybody. */
export const objectionsOf = (reader: Reader, personId: number | null): Promise<Objection[]> =>
  personId === null
    ? reader.rows<Objection>('SELECT * FROM assessment_objection ORDER BY id')
    : reader.rows<Objection>('SELECT * FROM assessment_objection WHERE personId = ? ORDER BY id', [personId]);

/** Not decided and due before this moment. */
export const openObjections = (reader: Reader, dueBefore: number): Promise<Objection[]> =>
  reader.rows<Objection>(
    'SELECT * FROM assessment_objection WHERE decidedAt IS NULL AND dueAt < ? ORDER BY id',
    [dueBefore],
  );
