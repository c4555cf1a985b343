import { EVERYBODY } from './outbound';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/**
 * The first waiting row of each lane. Lane names are stepped through in the index, so a long queue of one person
 * costs nothing; a plain GROUP BY would read every waiting row.
 */
const HEADS = `
  WITH RECURSIVE lanes(name) AS (
    SELECT MIN(lane) FROM outbound WHERE state = 'waiting'
    UNION ALL
    SELECT (SELECT MIN(o.lane) FROM outbound o WHERE o.state = 'waiting' AND o.lane > lanes.name)
      FROM lanes WHERE lanes.name IS NOT NULL
  )
  SELECT lanes.name AS lane,
         (SELECT MIN(o.id) FROM outbound o WHERE o.state = 'waiting' AND o.lane = lanes.name) AS id
    FROM lanes WHERE lanes.name IS NOT NULL`;

const FREE = "state = 'waiting' AND notBefore <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)";

interface Head {
  id: number;
  lane: string;
}

/** Statements take so many values on every database. */
const PORTION = 500;

/** Ids of rows that may go out now, the urgent first: of each lane its oldest, unless somebody of it waits for an older one. */
export async function nextOfLanes(reader: Reader, now: number, limit: number): Promise<number[]> {
  const heads = await reader.rows<Head>(HEADS);
  const ids = unblocked(heads.filter(({ id }) => id !== null)).map(({ id }) => id);
  const free: { id: number; priority: number }[] = [];
  for (let from = 0; from < ids.length; from += PORTION) {
    const portion = ids.slice(from, from + PORTION);
    free.push(
      ...(await reader.rows<{ id: number; priority: number }>(
        // Sorted below: asked for an order, SQLite walks through all that wait instead of looking up these few.
        `SELECT id, priority FROM outbound WHERE id IN (${marks(portion)}) AND ${FREE}`,
        [...portion, now, now],
      )),
    );
  }
  const ordered = free.toSorted((a, b) => a.priority - b.priority || a.id - b.id);
  return ordered.slice(0, limit).map(({ id }) => id);
}

const APP = 'app:';

/** Of lanes that share a member (one message to several of them) only the one with the oldest row goes on. */
export function unblocked(heads: readonly Head[]): Head[] {
  const app = heads.filter(({ lane }) => lane.startsWith(APP)).toSorted((a, b) => a.id - b.id);
  const shared = app.some(({ lane }) => lane === EVERYBODY || lane.includes('|'));
  if (!shared) return [...heads];
  const busy = new Set<string>();
  let everybody = false;
  const waiting = new Set<number>();
  for (const { id, lane } of app) {
    const all = lane === EVERYBODY;
    const members = all ? [] : lane.slice(APP.length).split('|');
    if (everybody || (all && busy.size > 0) || members.some((member) => busy.has(member))) waiting.add(id);
    for (const member of members) busy.add(member);
    everybody ||= all;
  }
  return heads.filter(({ id }) => !waiting.has(id));
}
