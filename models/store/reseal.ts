import { getMetadataArgsStorage } from 'typeorm';
import type { Database } from './database';
import { entities } from '../entities';

/** One text column of one table. */
interface TextColumn {
  table: string;
  column: string;
}

export interface Resealed extends TextColumn {
  /** Sealed anew under the present key in this run. */
  resealed: number;
  /** Ids whose text opens under neither key (or only looks sealed). */
  unreadable: number[];
}

/** Rows of one transaction: some milliseconds, so that a running house answers in between. */
const PAGE = 200;
const SEALED = 'v1.%';

/**
 * Every column that may hold sealed text, taken from the tables themselves, so that a new one can't be forgotten.
 * Sealed texts are longer than what fits into short columns; those are looked at all the same.
 */
function textColumns(): TextColumn[] {
  const { tables, columns } = getMetadataArgsStorage();
  return entities.flatMap((entity) => {
    const table = tables.find(({ target }) => target === entity)?.name ?? '';
    return columns
      .filter(({ target, options }) => target === entity && /^(text|varchar)$/.test(String(options.type)))
      .map(({ propertyName }) => ({ table, column: propertyName }));
  });
}

/**
 * Seals everything that the old key sealed under the new one, column by column. A text that was changed meanwhile by
 * the running house is left: the house seals under the new key already. Ends early = run it again.
 */
export async function* reseal(database: Database): AsyncGenerator<Resealed> {
  for (const place of textColumns()) {
    const result: Resealed = { ...place, resealed: 0, unreadable: [] };
    for (let after = 0; ;) {
      const rows = await database.rows<{ id: number; sealed: string }>(
        `SELECT id, ${place.column} AS sealed FROM ${place.table}
           WHERE id > ? AND ${place.column} LIKE '${SEALED}' ORDER BY id LIMIT ${PAGE}`,
        [after],
      );
      const last = rows.at(-1);
      if (!last) break;
      result.resealed += await resealPage(database, place, rows, result.unreadable);
      after = last.id;
    }
    yield result;
  }
}

async function resealPage(
  database: Database,
  { table, column }: TextColumn,
  rows: readonly { id: number; sealed: string }[],
  unreadable: number[],
): Promise<number> {
  const { vault } = database;
  const changes: { id: number; from: string; to: string }[] = [];
  for (const { id, sealed } of rows) {
    if (vault.isCurrent(sealed)) continue;
    try {
      changes.push({ id, from: sealed, to: vault.seal(vault.open(sealed)) });
    } catch {
      unreadable.push(id);
    }
  }
  if (changes.length === 0) return 0;
  return database.write(async (tx) => {
    let changed = 0;
    for (const { id, from, to } of changes) {
      const { affected } = await tx.run(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, [
        to,
        id,
        from,
      ]);
      changed += affected;
    }
    return changed;
  });
}
