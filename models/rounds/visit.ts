import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** So long the words of a visit are kept; the building and the day stay, for the list of where nobody was. */
export const VISIT_KEPT = 90 * 86_400_000;

/** 走访: a round through a building, never a file on a household. Nothing finds it by room or person. */
@Entity('visit')
export class Visit {
  @Id() id!: number;
  /** Who was there; forgotten with the words. */
  @Whole(true) personId!: number | null;
  @Whole() gridId!: number;
  @Whole() placeId!: number;
  /** The open request for which somebody was at a door; forgotten with the words. */
  @Whole(true) ticketId!: number | null;
  /** Sealed; null once its time is over. */
  @LongText(true) content!: string | null;
  @Time() visitedAt!: number;
}

export type NewVisit = Pick<Visit, 'gridId' | 'placeId' | 'ticketId' | 'visitedAt'> & {
  personId: number;
  words: string;
};

export async function keepVisit(tx: Transaction, { words, ...visit }: NewVisit): Promise<number> {
  return insert(tx, 'visit', { ...visit, content: tx.vault.seal(words) });
}

export const loadVisit = (reader: Reader, id: number): Promise<Visit | null> =>
  one<Visit>(reader, 'SELECT * FROM visit WHERE id = ?', [id]);

export const forgetVisit = (tx: Transaction, id: number): Promise<unknown> =>
  tx.run('DELETE FROM visit WHERE id = ?', [id]);

/** What somebody noted himself and is still kept, the newest first. */
export const visitsBy = (reader: Reader, personId: number, limit: number): Promise<Visit[]> =>
  reader.rows<Visit>(
    `SELECT * FROM visit WHERE personId = ? AND content IS NOT NULL ORDER BY id DESC LIMIT ${limit}`,
    [personId],
  );

/** What is kept of a building, the newest first. */
export const visitsAt = (reader: Reader, placeId: number, limit: number): Promise<Visit[]> =>
  reader.rows<Visit>(
    `SELECT * FROM visit WHERE placeId = ? AND content IS NOT NULL ORDER BY id DESC LIMIT ${limit}`,
    [placeId],
  );

/** Buildings of the grids somebody was at since then. */
export async function visitedSince(
  reader: Reader,
  gridIds: readonly number[],
  since: number,
): Promise<Set<number>> {
  if (gridIds.length === 0) return new Set();
  const rows = await reader.rows<{ placeId: number }>(
    `SELECT DISTINCT placeId FROM visit WHERE gridId IN (${marks(gridIds)}) AND visitedAt >= ?`,
    [...gridIds, since],
  );
  return new Set(rows.map(({ placeId }) => placeId));
}

/** Words, request and visitor of what is older than its time go; returns how many. */
export async function eraseVisits(tx: Transaction, now: number): Promise<number> {
  const { affected } = await tx.run(
    'UPDATE visit SET content = NULL, ticketId = NULL, personId = NULL WHERE visitedAt < ? AND content IS NOT NULL',
    [now - VISIT_KEPT],
  );
  return affected;
}
