import { insert, type Reader, type Transaction } from './transaction';
import { marks } from './workflow';

const nameOf = (scene: string): string => `link ${scene}`;

/** The addresses behind the codes of doors, as the platform gave them: a code that was printed stays the same. */
export async function entryLinks(reader: Reader, scenes: readonly string[]): Promise<Map<string, string>> {
  if (scenes.length === 0) return new Map();
  const rows = await reader.rows<{ name: string; value: string }>(
    `SELECT name, value FROM setting WHERE name IN (${marks(scenes)})`,
    scenes.map(nameOf),
  );
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  return new Map(
    scenes.flatMap((scene) => {
      const link = known.get(nameOf(scene));
      return link === undefined ? [] : [[scene, link] as const];
    }),
  );
}

/** `link`: at most 200 characters. */
export async function keepEntryLink(tx: Transaction, scene: string, link: string): Promise<void> {
  await insert(tx, 'setting', { name: nameOf(scene), value: link });
}
