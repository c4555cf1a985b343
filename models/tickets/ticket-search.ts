import type { Ticket } from './ticket';
import type { Reader } from '../store/transaction';
import { marks, OPEN_STATES } from './workflow';

/** Older matters are for the ledger. */
export const SEARCHED_DAYS = 180;
const MOST = 60;

/**
 * Tickets of these nodes at a place or of kinds, the open ones first, then the newest. By place and kind alone: free
 * words are never searched, so nobody is found by what was written of him.
 */
export function ticketsAbout(
  reader: Reader,
  gridIds: readonly number[],
  { placeId, categories }: { placeId: number | null; categories: readonly string[] },
  now: number,
): Promise<Ticket[]> {
  const where = [
    `gridId IN (${marks(gridIds)})`,
    'reportedAt >= ?',
    ...(placeId === null ? [] : ['placeId = ?']),
    ...(categories.length === 0 ? [] : [`category IN (${marks(categories)})`]),
  ];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE ${where.join(' AND ')}
      ORDER BY CASE WHEN state IN (${marks(OPEN_STATES)}) THEN 0 ELSE 1 END, reportedAt DESC, id DESC LIMIT ${MOST}`,
    [
      ...gridIds,
      now - SEARCHED_DAYS * 86_400_000,
      ...(placeId === null ? [] : [placeId]),
      ...categories,
      ...OPEN_STATES,
    ],
  );
}
