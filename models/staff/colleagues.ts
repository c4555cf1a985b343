import type { Person } from './person';
import { findPerson, meetPerson, type Contact } from './persons';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

/** Whom a 智能机器人 heard: a userid, or an open_userid that is good for this robot alone (P100719). */
export interface HeardBy {
  aibotId: string;
  from: string;
}

export interface Colleague {
  person: Person;
  /** His way in the app, by which he is answered in private. */
  contact: Contact;
}

/** false: only the platform can tell who it is. */
export async function isKnownColleague(reader: Reader, { aibotId, from }: HeardBy): Promise<boolean> {
  const row = await one(
    reader,
    "SELECT id FROM identity WHERE externalId = ? AND ((channel = 'aibot' AND account = ?) OR (channel = 'app' AND account = '')) LIMIT 1",
    [from, aibotId],
  );
  return row !== null;
}

const inApp = (userId: string): Contact => ({ channel: 'app', account: '', externalId: userId });

/**
 * The colleague behind what the robot heard. `userId`: what the platform made of an open_userid, kept from then on.
 * An id that can't be converted and stands in the address book is a plain userid. Null: nobody we know.
 */
export async function meetColleague(
  tx: Transaction,
  heard: HeardBy,
  userId: string | null,
  now: number,
): Promise<Colleague | null> {
  const known = (await linked(tx, heard)) ?? (await inAddressBook(tx, heard.from));
  const contact = known ?? (userId === null ? null : inApp(userId));
  if (!contact) return null;
  const person = await meetPerson(tx, contact, now);
  if (!known) await link(tx, heard, person.id);
  return { person, contact };
}

/** Converted before. */
async function linked(tx: Transaction, { aibotId, from }: HeardBy): Promise<Contact | null> {
  const row = await one<{ externalId: string }>(
    tx,
    `SELECT a.externalId FROM identity i JOIN identity a ON a.personId = i.personId AND a.channel = 'app'
      WHERE i.channel = 'aibot' AND i.account = ? AND i.externalId = ? ORDER BY a.id LIMIT 1`,
    [aibotId, from],
  );
  return row === null ? null : inApp(row.externalId);
}

async function inAddressBook(tx: Transaction, from: string): Promise<Contact | null> {
  const plain = inApp(from);
  if (await findPerson(tx, plain)) return plain;
  const row = await one<{ id: number }>(tx, 'SELECT id FROM contact WHERE userId = ? AND leftAt IS NULL', [
    from.toLowerCase(),
  ]);
  return row === null ? null : plain;
}

async function link(tx: Transaction, { aibotId, from }: HeardBy, personId: number): Promise<void> {
  try {
    await insert(tx, 'identity', { personId, channel: 'aibot', account: aibotId, externalId: from });
  } catch (error) {
    // Two words of his at the same moment: the other one was first.
    if (!isUniqueViolation(error)) throw error;
  }
}
