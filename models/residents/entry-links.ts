import { insert, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

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

const accountName = (scene: string): string => `kf ${scene}`;

/** The customer service account behind each code that was printed since accounts belong to streets. */
export async function linkAccounts(reader: Reader, scenes: readonly string[]): Promise<Map<string, string>> {
  if (scenes.length === 0) return new Map();
  const rows = await reader.rows<{ name: string; value: string }>(
    `SELECT name, value FROM setting WHERE name IN (${marks(scenes)})`,
    scenes.map(accountName),
  );
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  return new Map(
    scenes.flatMap((scene) => {
      const account = known.get(accountName(scene));
      return account === undefined ? [] : [[scene, account] as const];
    }),
  );
}

/** `link`: at most 200 characters; it takes the place of the one before. */
export async function keepEntryLink(
  tx: Transaction,
  scene: string,
  link: string,
  openKfId: string,
): Promise<void> {
  const names = [nameOf(scene), accountName(scene)];
  await tx.run(`DELETE FROM setting WHERE name IN (${marks(names)})`, names);
  await insert(tx, 'setting', { name: nameOf(scene), value: link });
  await insert(tx, 'setting', { name: accountName(scene), value: openKfId });
}
