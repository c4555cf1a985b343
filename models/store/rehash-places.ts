import type { Database } from './database';
import { oldPlaceKeyOf, placeKeyOf } from '../mediation/mediators';

/** Places of one transaction: some milliseconds, so that a running house answers in between. */
const PAGE = 200;

/**
 * Disputes are counted by a keyed hash of their place. With a new DATA_KEY the hash is another: place by place the old
 * one is replaced by the new, so that what was before and what comes now are counted together. Returns how many
 * disputes. A place that is gone from the organisation keeps its old hash: nothing new can happen there.
 */
export async function rehashPlaces(database: Database): Promise<number> {
  let changed = 0;
  for (let after = 0; ;) {
    const places = await database.rows<{ id: number }>(
      `SELECT id FROM place WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    const last = places.at(-1);
    if (!last) return changed;
    changed += await database.write(async (tx) => {
      let moved = 0;
      for (const { id } of places) {
        const before = oldPlaceKeyOf(tx, id);
        if (before === null) continue;
        const change = 'UPDATE dispute SET placeKey = ? WHERE placeKey = ?';
        moved += (await tx.run(change, [placeKeyOf(tx, id), before])).affected;
      }
      return moved;
    });
    after = last.id;
  }
}
