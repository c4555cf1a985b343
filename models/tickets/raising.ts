import { categoryByCode } from '../category-table';
import type { Ticket } from './ticket';
import { one, type Reader } from '../store/transaction';
import { travelOf } from './travel';

/** What sends a ticket up by itself, each once: 200 % of its time, two reworks, the third of its kind. */
export type RaisedFor = 'late' | 'rework' | 'again';

export const REWORKS = 2;
const TIMES = 3;
const DAYS = 30;
const DAY = 86_400_000;

/**
 * Is this the third of its kind at its place within thirty days? The fourth and later ones go with it. Only where place and kind are known and
 * anybody may count them; what was merged, withdrawn or declined is none.
 */
export async function isAgain(reader: Reader, ticket: Ticket, now: number): Promise<boolean> {
  const { placeId, category } = ticket;
  const general = category.endsWith('99') || category.startsWith('13');
  if (placeId === null || general || categoryByCode(category) === undefined) return false;
  if (travelOf(ticket) !== 'open' || ticket.source === 'self') return false;
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM (SELECT id FROM ticket WHERE placeId = ? AND category = ? AND reportedAt > ?
      AND source <> 'self' AND state NOT IN ('merged', 'withdrawn', 'declined') LIMIT ${TIMES + 1}) found`,
    [placeId, category, now - DAYS * DAY],
  );
  return Number(row?.n ?? 0) === TIMES;
}
