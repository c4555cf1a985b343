import type { ContactBook } from '../../bot/contacts';
import type { GivenRole } from '../../models/staff/contact-rules';
import type { Context } from '../../models/context';
import { touchDirectory } from '../../models/office';
import type { ContactMember, Role } from '../../models/staff/person';
import { insert, type Transaction } from '../../models/store/transaction';
import { leave } from './leave';

export interface Synced {
  members: number;
  left: number;
  given: number;
  taken: number;
}

/**
 * The address book as it was read, taken over: names, roles by rules (`given` null: there are no rules, roles stay),
 * and who is gone. An empty book is a mistake of settings, never a mass leaving: it throws.
 */
export async function syncContacts(
  context: Context,
  book: ContactBook,
  given: readonly GivenRole[] | null,
): Promise<Synced> {
  const { tx } = context;
  if (book.members.length === 0) throw new Error('通讯录可见范围里一个人也没有，没有改动');
  const left = await noteMembers(context, book);
  const changed = given === null ? { given: 0, taken: 0 } : await applyRoles(context, book, given);
  const renamed = await updateNames(tx, book);
  if (renamed + changed.given + changed.taken > 0) await touchDirectory(tx);
  return { members: book.members.length, left, ...changed };
}

/** Who was there before and is not now has left. Returns how many of them had roles. */
async function noteMembers(context: Context, { members }: ContactBook): Promise<number> {
  const { tx, now } = context;
  const known = new Map(
    (await tx.rows<ContactMember>('SELECT * FROM contact')).map((member) => [member.userId, member]),
  );
  for (const { userId, name } of members) {
    const key = userId.toLowerCase();
    const values = [Array.from(name).slice(0, 60).join(''), now, key];
    if (known.has(key))
      await tx.run('UPDATE contact SET name = ?, seenAt = ?, leftAt = NULL WHERE userId = ?', values);
    else await tx.run('INSERT INTO contact (name, seenAt, userId) VALUES (?, ?, ?)', values);
    known.delete(key);
  }
  let left = 0;
  for (const { userId, leftAt } of known.values())
    if (leftAt === null && (await leave(context, userId))) left += 1;
  return left;
}

const keyOf = ({
  personId,
  role,
  gridId,
  desk,
}: Pick<Role, 'personId' | 'role' | 'gridId' | 'desk'>): string =>
  [personId, role, gridId, desk ?? ''].join('|');

/** Roles that rules gave are taken back by rules; what the office's own list gave stays. */
async function applyRoles(
  { tx, now }: Context,
  book: ContactBook,
  given: readonly GivenRole[],
): Promise<{ given: number; taken: number }> {
  const persons = await personsOf(tx);
  const names = new Map(book.members.map(({ userId, name }) => [userId.toLowerCase(), name]));
  const wanted = new Map<string, Omit<Role, 'id'>>();
  for (const { userId, role, gridId, desk } of given) {
    const key = userId.toLowerCase();
    const personId = persons.get(key) ?? (await addPerson(tx, userId, names.get(key) ?? userId, now));
    persons.set(key, personId);
    const row = { personId, role, gridId, desk, placeId: null, origin: 'contacts' as const };
    wanted.set(keyOf(row), row);
  }
  const held = await tx.rows<Role>('SELECT * FROM role');
  const gone = held.filter((role) => role.origin === 'contacts' && !wanted.has(keyOf(role)));
  for (const { id } of gone) await tx.run('DELETE FROM role WHERE id = ?', [id]);
  for (const role of held) wanted.delete(keyOf(role));
  for (const role of wanted.values()) await insert(tx, 'role', { ...role });
  return { given: wanted.size, taken: gone.length };
}

/** Lower-case userid → person. */
async function personsOf(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.rows<{ personId: number; externalId: string }>(
    "SELECT personId, externalId FROM identity WHERE channel = 'app'",
  );
  return new Map(rows.map(({ personId, externalId }) => [externalId.toLowerCase(), personId]));
}

async function addPerson(tx: Transaction, userId: string, name: string, now: number): Promise<number> {
  const personId = await insert(tx, 'person', { name, createdAt: now });
  await insert(tx, 'identity', { personId, channel: 'app', account: '', externalId: userId });
  return personId;
}

/** Names of staff are those of the address book; residents who happen to be members stay without. */
async function updateNames(tx: Transaction, { members }: ContactBook): Promise<number> {
  const persons = await personsOf(tx);
  let renamed = 0;
  for (const { userId, name } of members) {
    const personId = persons.get(userId.toLowerCase());
    if (personId === undefined || name === '') continue;
    const { affected } = await tx.run(
      'UPDATE person SET name = ? WHERE id = ? AND (name IS NULL OR name <> ?) AND id IN (SELECT personId FROM role)',
      [Array.from(name).slice(0, 60).join(''), personId, Array.from(name).slice(0, 60).join('')],
    );
    renamed += affected;
  }
  return renamed;
}
