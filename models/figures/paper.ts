import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, isUniqueViolation, type Reader, type Transaction } from '../store/transaction';

/** 材料: a picture, workbook or document that somebody or a group is to get; drawn outside of every transaction. */
@Entity('paper')
export class Paper {
  @Id() id!: number;
  @Words(16) kind!: string;
  /** Sealed JSON: what is to be drawn. */
  @LongText() spec!: string;
  /** To whom: a person, or the work group of a node. */
  @Whole(true) personId!: number | null;
  @Whole(true) gridId!: number | null;
  @Words(8) state!: 'waiting' | 'done' | 'failed';
  @Whole() attempt!: number;
  @Time() notBefore!: number;
  @Time(true) leaseUntil!: number | null;
  @Words(36, true) leaseOwner!: string | null;
  @Words(200, true) failure!: string | null;
  @Time() createdAt!: number;
}

export type PaperTarget = { personId: number } | { gridId: number };

/** Asks for a paper in the transaction of what wants it. */
export function askForPaper(
  tx: Transaction,
  kind: string,
  spec: unknown,
  target: PaperTarget,
  now: number,
): Promise<number> {
  return insert(tx, 'paper', {
    kind,
    spec: tx.vault.seal(JSON.stringify(spec)),
    personId: 'personId' in target ? target.personId : null,
    gridId: 'gridId' in target ? target.gridId : null,
    state: 'waiting',
    attempt: 0,
    notBefore: now,
    createdAt: now,
  });
}

export const specOf = (reader: Reader, { spec }: Paper): unknown => JSON.parse(reader.vault.open(spec));

/** It lies on disk and its message is queued, or it failed for good; what it was made of is emptied. */
export async function settlePaper(
  tx: Transaction,
  id: number,
  state: 'done' | 'failed',
  failure: string | null = null,
): Promise<void> {
  await tx.run(
    'UPDATE paper SET state = ?, failure = ?, leaseUntil = NULL, leaseOwner = NULL, spec = ? WHERE id = ?',
    [state, failure?.slice(0, 200) ?? null, tx.vault.seal('null'), id],
  );
}

export async function tryPaperLater(
  tx: Transaction,
  { id, attempt }: Paper,
  notBefore: number,
  failure: string,
): Promise<void> {
  await tx.run(
    'UPDATE paper SET attempt = ?, notBefore = ?, failure = ?, leaseUntil = NULL, leaseOwner = NULL WHERE id = ?',
    [attempt + 1, notBefore, failure.slice(0, 200), id],
  );
}

/** Notes that a file lies in the folder, once however often it is made. */
export async function noteStoredFile(
  tx: Transaction,
  { sha256, contentType, bytes }: { sha256: string; contentType: string; bytes: number },
  now: number,
): Promise<void> {
  try {
    await insert(tx, 'stored_file', { sha256, contentType, bytes, storedAt: now });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
