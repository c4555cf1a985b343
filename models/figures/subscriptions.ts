import { Entity } from 'typeorm';
import type { Directory } from '../staff/directory';
import { Flag, Id, Whole, Words } from '../store/columns';
import type { RoleName } from '../staff/person';
import { nodesOfRight, officeRights } from '../staff/rights';
import type { Reader, Transaction } from '../store/transaction';

export type DigestName = 'morning' | 'week' | 'month';

/** 订阅: a person's own wish, where it differs from what his role gets. */
@Entity('subscription')
export class Subscription {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(8) digest!: DigestName;
  @Flag() wanted!: boolean;
}

/** What each role gets unless its office or its holder says otherwise; others get nothing unasked. */
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
  const set = await roleSettings(reader);
  return [...people].flatMap((personId) => {
    const [gridId] = nodesOfRight(directory, personId, 'get_digests');
    const roles = directory.staff(personId)?.roles ?? [];
    const byRole = roles.some(({ role, gridId: node }) => getsByRole(directory, set, { role, node, digest }));
    return gridId !== undefined && (wishes.get(personId) ?? byRole) ? [{ personId, gridId }] : [];
  });
}

const SETTING = 'digest';
export const digestNamesOfAll = ['morning', 'week', 'month'] as const satisfies readonly DigestName[];

/** What an administrator set for the holders of a role below his node. */
type RoleSettings = ReadonlyMap<string, boolean>;
const settingOf = (gridId: number, role: RoleName, digest: DigestName): string =>
  `${SETTING} ${gridId} ${role} ${digest}`;

async function roleSettings(reader: Reader): Promise<RoleSettings> {
  const rows = await reader.rows<{ name: string; value: string }>(
    'SELECT name, value FROM setting WHERE name LIKE ?',
    [`${SETTING} %`],
  );
  return new Map(rows.map(({ name, value }) => [name, value === 'on']));
}

/** The nearest node above that says something about the role; what is usual where none does. */
function getsByRole(
  directory: Directory,
  set: RoleSettings,
  { role, node, digest }: { role: RoleName; node: number; digest: DigestName },
): boolean {
  const said = directory
    .upwards(node)
    .map(({ id }) => set.get(settingOf(id, role, digest)))
    .find((value) => value !== undefined);
  return said ?? usual[role]?.includes(digest) ?? false;
}

export interface RoleDigests {
  role: RoleName;
  digests: DigestName[];
}

/** What each role that can get digests gets below a node. */
export async function digestsOfRoles(
  reader: Reader,
  directory: Directory,
  gridId: number,
): Promise<RoleDigests[]> {
  const set = await roleSettings(reader);
  return officeRights.get_digests.map((role) => ({
    role,
    digests: digestNamesOfAll.filter((digest) => getsByRole(directory, set, { role, node: gridId, digest })),
  }));
}

/** An administrator's word for all holders of a role below his node. */
export async function setRoleDigest(
  tx: Transaction,
  gridId: number,
  role: RoleName,
  digest: DigestName,
  wanted: boolean,
): Promise<void> {
  const name = settingOf(gridId, role, digest);
  const values = [wanted ? 'on' : 'off', name];
  const known = await tx.rows('SELECT id FROM setting WHERE name = ?', [name]);
  await tx.run(
    known.length > 0
      ? 'UPDATE setting SET value = ? WHERE name = ?'
      : 'INSERT INTO setting (value, name) VALUES (?, ?)',
    values,
  );
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
