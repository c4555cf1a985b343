import type { ChannelName, Person } from './person';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

/** How somebody was met: channel, customer service account (empty in the app) and id there. */
export interface Contact {
  channel: ChannelName;
  account: string;
  externalId: string;
}

export function findPerson(reader: Reader, contact: Contact): Promise<Person | null> {
  return one<Person>(
    reader,
    `SELECT p.id, p.name, p.placeId, p.dialogueId, p.createdAt, p.privacyVersion, a.gridId AS accountGridId
      FROM identity i JOIN person p ON p.id = i.personId LEFT JOIN customer_account a ON a.openKfId = i.account
      WHERE i.channel = ? AND i.externalId = ? AND i.account = ?`,
    [contact.channel, contact.externalId, contact.account],
  );
}

/** The person behind a contact, made on the first word. No name, no number: the service needs neither. */
export async function meetPerson(tx: Transaction, contact: Contact, now: number): Promise<Person> {
  const known = await findPerson(tx, contact);
  if (known) return known;
  const person = { name: null, placeId: null, dialogueId: null, createdAt: now, privacyVersion: null };
  const id = await insert(tx, 'person', person);
  try {
    await insert(tx, 'identity', { personId: id, ...contact });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another process met him at the same moment.
    await tx.run('DELETE FROM person WHERE id = ?', [id]);
  }
  return (await findPerson(tx, contact)) ?? { id, ...person };
}

/** Where to reach a person; the way used last is not tracked, one identity is enough so far. */
export function contactOf(reader: Reader, personId: number): Promise<Contact | null> {
  return one<Contact>(
    reader,
    "SELECT channel, account, externalId FROM identity WHERE personId = ? AND channel <> 'aibot' ORDER BY id",
    [personId],
  );
}

export async function rememberPlace(tx: Transaction, person: Person, placeId: number): Promise<void> {
  if (person.placeId === placeId) return;
  await tx.run('UPDATE person SET placeId = ? WHERE id = ?', [placeId, person.id]);
  person.placeId = placeId;
}

/** Something arrived: these accounts of the app can be reached. */
export async function noteReachable(tx: Transaction, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.run(
    `UPDATE identity SET unreachableAt = NULL WHERE channel = 'app' AND externalId IN (${userIds.map(() => '?').join(', ')}) AND unreachableAt IS NOT NULL`,
    [...userIds],
  );
}

/** WeCom refuses these accounts (it lower-cases them); gives those for whom that is new. */
export async function noteUnreachable(
  tx: Transaction,
  userIds: readonly string[],
  now: number,
): Promise<string[]> {
  const fresh: string[] = [];
  for (const userId of userIds) {
    const { affected } = await tx.run(
      "UPDATE identity SET unreachableAt = ? WHERE channel = 'app' AND (externalId = ? OR LOWER(externalId) = ?) AND unreachableAt IS NULL",
      [now, userId, userId.toLowerCase()],
    );
    if (affected > 0) fresh.push(userId);
  }
  return fresh;
}

const contactName = (userId: string): string => `contact ${userId}`.slice(0, 40);

/** The link by which residents add this member in WeChat; null when none is known. */
export async function contactLink(reader: Reader, userId: string): Promise<string | null> {
  const row = await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [
    contactName(userId),
  ]);
  return row?.value ?? null;
}

/** Sets it (at most 200 characters); empty takes it away. */
export async function setContactLink(tx: Transaction, userId: string, link: string): Promise<void> {
  await tx.run('DELETE FROM setting WHERE name = ?', [contactName(userId)]);
  if (link !== '') await insert(tx, 'setting', { name: contactName(userId), value: link });
}

/** This version of the privacy notice was shown. */
export async function notePrivacyVersion(tx: Transaction, person: Person, version: string): Promise<void> {
  await tx.run('UPDATE person SET privacyVersion = ? WHERE id = ?', [version, person.id]);
  person.privacyVersion = version;
}
