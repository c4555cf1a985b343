import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** So long after its day the words of an errand are kept. */
const ERRAND_KEPT = 30 * 86_400_000;

/** asked: waits for the member's yes. agreed: he comes. */
export type ErrandState = 'asked' | 'agreed' | 'done' | 'cancelled';

/** What is to be done and where, sealed together; nothing of anybody's health or income. */
export interface ErrandWords {
  /** 养老金资格认证; 当面说 where the words said more than the service needs. */
  matter: string;
  /** 3号楼2单元301室 */
  where: string;
  /** To have ready, from the service guide; empty when it says nothing. */
  papers: string;
}

/** 上门代办: an appointment at somebody's home. */
@Entity('errand')
export class Errand {
  @Id() id!: number;
  /** Who asked in his own name or for a neighbour, and hears of it; null when staff noted it. Forgotten with the words. */
  @Whole(true) residentId!: number | null;
  @Whole() gridId!: number;
  /** Who comes. */
  @Whole(true) memberId!: number | null;
  @Words(12) state!: ErrandState;
  /** Sealed; null once its time is over. */
  @LongText(true) content!: string | null;
  @Time() meetAt!: number;
  @Time() askedAt!: number;
  @Time(true) remindedAt!: number | null;
  @Time(true) endedAt!: number | null;
}

export type NewErrand = Pick<Errand, 'residentId' | 'gridId' | 'memberId' | 'state' | 'meetAt' | 'askedAt'>;

export async function keepErrand(tx: Transaction, errand: NewErrand, words: ErrandWords): Promise<Errand> {
  const content = tx.vault.seal(JSON.stringify(words));
  const row = { ...errand, content, remindedAt: null, endedAt: null };
  return { id: await insert(tx, 'errand', row), ...row };
}

export const loadErrand = (reader: Reader, id: number): Promise<Errand | null> =>
  one<Errand>(reader, 'SELECT * FROM errand WHERE id = ?', [id]);

export const errandWords = (reader: Reader, { content }: Errand): ErrandWords =>
  content === null
    ? { matter: '', where: '', papers: '' }
    : (JSON.parse(reader.vault.open(content)) as ErrandWords);

const OPEN = "state IN ('asked', 'agreed') AND content IS NOT NULL";

export const errandsAskedBy = (reader: Reader, residentId: number, limit: number): Promise<Errand[]> =>
  reader.rows<Errand>(
    `SELECT * FROM errand WHERE residentId = ? AND ${OPEN} ORDER BY meetAt, id LIMIT ${limit}`,
    [residentId],
  );

/** What somebody of these grids is still expected for, and what he himself is. */
export const errandsOpenIn = (
  reader: Reader,
  memberId: number,
  gridIds: readonly number[],
  limit: number,
): Promise<Errand[]> =>
  reader.rows<Errand>(
    `SELECT * FROM errand WHERE (memberId = ? OR gridId IN (${marks(gridIds)})) AND ${OPEN}
      ORDER BY meetAt, id LIMIT ${limit}`,
    [memberId, ...gridIds],
  );

/** Those that begin before `until` and of which nobody was reminded. */
export const errandsToRemind = (reader: Reader, now: number, until: number): Promise<Errand[]> =>
  reader.rows<Errand>(
    `SELECT * FROM errand WHERE meetAt > ? AND meetAt <= ? AND remindedAt IS NULL AND ${OPEN} ORDER BY id LIMIT 100`,
    [now, until],
  );

/** Thirty days after their day words and resident go; what nobody closed is over. Returns how many. */
export async function eraseErrands(tx: Transaction, now: number): Promise<number> {
  const before = now - ERRAND_KEPT;
  const { affected } = await tx.run(
    `UPDATE errand SET content = NULL, residentId = NULL,
        state = CASE WHEN state = 'done' THEN 'done' ELSE 'cancelled' END
      WHERE content IS NOT NULL AND meetAt < ? AND (endedAt IS NULL OR endedAt < ?)`,
    [before, before],
  );
  return affected;
}
