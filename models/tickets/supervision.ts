import type { Supervision } from './ticket';
import { one, type Reader } from '../store/transaction';
import { marks } from './workflow';

export const supervisionById = (reader: Reader, id: number): Promise<Supervision | null> =>
  one<Supervision>(reader, 'SELECT * FROM supervision WHERE id = ?', [id]);

/** The newest order of a ticket. */
export const supervisionOf = (reader: Reader, ticketId: number): Promise<Supervision | null> =>
  one<Supervision>(reader, 'SELECT * FROM supervision WHERE ticketId = ? ORDER BY id DESC LIMIT 1', [
    ticketId,
  ]);

/** Orders of a ticket that nobody has answered yet. */
export const supervisionsOwed = (reader: Reader, ticketId: number): Promise<Supervision[]> =>
  reader.rows<Supervision>('SELECT * FROM supervision WHERE ticketId = ? AND repliedAt IS NULL ORDER BY id', [
    ticketId,
  ]);

/** By its number in its year; null when there is none. */
export const supervisionNumbered = (
  reader: Reader,
  year: number,
  number: number,
): Promise<Supervision | null> =>
  one<Supervision>(reader, 'SELECT * FROM supervision WHERE year = ? AND number = ?', [year, number]);

/** Orders in these nodes: those that wait for an answer first, then the newest. */
export async function supervisionsIn(
  reader: Reader,
  gridIds: readonly number[],
  limit = 10,
): Promise<Supervision[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Supervision>(
    `SELECT s.* FROM supervision s JOIN ticket t ON t.id = s.ticketId WHERE t.gridId IN (${marks(gridIds)})
      ORDER BY CASE WHEN s.repliedAt IS NULL THEN 0 ELSE 1 END, s.id DESC LIMIT ${limit}`,
    [...gridIds],
  );
}

/** An answer or the result settles it; false when somebody was faster. */
export async function settleSupervision(
  tx: { run(sql: string, values: (string | number)[]): Promise<{ affected: number }> },
  id: number,
  reply: string,
  at: number,
): Promise<boolean> {
  const { affected } = await tx.run(
    'UPDATE supervision SET reply = ?, repliedAt = ? WHERE id = ? AND repliedAt IS NULL',
    [reply, at, id],
  );
  return affected > 0;
}
