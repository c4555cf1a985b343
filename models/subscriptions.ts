import { Entity } from 'typeorm';
import type { Directory } from './directory';
import { Flag, Id, Whole, Words } from './columns';
import type { RoleName } from './person';
import { nodesOfRight } from './rights';
import type { Reader, Transaction } from './transaction';

export type DigestName = 'morning' | 'week' | 'month';

/** 订阅: a person's own wish, where it differs from what his role gets. */
@Entity('subscription')
export class Subscription {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(8) digest!: DigestName;
  @Flag() wanted!: boolean;
}

/** What each role gets unless its holder says otherwise; others get nothing unasked. */
const usual: Partial<Record<RoleName, readonly DigestName[]>> = {
  official: ['morning', 'week', 'month'],
  patron: ['morning', 'week', 'month'],
  leader: ['month'],
};

export interface Subscriber {
  personId: number;
  gridId: number;
}

/** Who gets a digest, each person once, of the highest node he reads. */
export async function subscribersOf(
  reader: Reader,
  directory: Directory,
  digest: DigestName,
): Promise<Subscriber[]> {
  const rows = await reader.rows<{ personId: number; wanted: number | boolean }>(
    'SELECT personId, wanted FROM subscription WHERE digest = ?',
    [digest],
  );
  const wishes = new Map(rows.map(({ personId, wanted }) => [personId, Boolean(wanted)]));
  const people = new Set(directory.roles.map(({ personId }) => personId));
  return [...people].flatMap((personId) => {
    const [gridId] = nodesOfRight(directory, personId, 'get_digests');
    const byRole =
      directory.staff(personId)?.roles.some(({ role }) => usual[role]?.includes(digest)) ?? false;
    return gridId !== undefined && (wishes.get(personId) ?? byRole) ? [{ personId, gridId }] : [];
  });
}

/** What a person gets now, by name. */
export async function digestsOf(
  reader: Reader,
  directory: Directory,
  personId: number,
): Promise<Record<DigestName, boolean>> {
  const gets = async (digest: DigestName): Promise<boolean> =>
    (await subscribersOf(reader, directory, digest)).some((subscriber) => subscriber.personId === personId);
  return { morning: await gets('morning'), week: await gets('week'), month: await gets('month') };
}

export async function subscribe(
  tx: Transaction,
  personId: number,
  digest: DigestName,
  wanted: boolean,
): Promise<void> {
  const values = [wanted ? 1 : 0, personId, digest];
  const update = 'UPDATE subscription SET wanted = ? WHERE personId = ? AND digest = ?';
  if ((await tx.run(update, values)).affected > 0) return;
  const known = await tx.rows('SELECT id FROM subscription WHERE personId = ? AND digest = ?', [
    personId,
    digest,
  ]);
  if (known.length === 0)
    await tx.run('INSERT INTO subscription (wanted, personId, digest) VALUES (?, ?, ?)', values);
}
