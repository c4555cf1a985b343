import type { Database } from '../store/database';
import type { Paper } from './paper';
import { marks } from '../tickets/workflow';

const FREE = `state = 'waiting' AND notBefore <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)`;

/** Takes the oldest paper that waits; it is `owner`'s until the lease ends. */
export async function claimPaper(
  database: Database,
  now: number,
  leaseMilliseconds: number,
  owner: string,
): Promise<Paper | null> {
  const free = await database.rows<{ id: number }>(
    `SELECT id FROM paper WHERE ${FREE} ORDER BY notBefore, id LIMIT 1`,
    [now, now],
  );
  const ids = free.map(({ id }) => id);
  if (ids.length === 0) return null;
  const claimed = await database.write(async (tx) => {
    await tx.run(`UPDATE paper SET leaseUntil = ?, leaseOwner = ? WHERE id IN (${marks(ids)}) AND ${FREE}`, [
      now + leaseMilliseconds,
      owner,
      ...ids,
      now,
      now,
    ]);
    return tx.rows<Paper>('SELECT * FROM paper WHERE leaseOwner = ?', [owner]);
  });
  return claimed[0] ?? null;
}
