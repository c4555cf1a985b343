import type { Dialogue } from './message';
import type { Person } from '../staff/person';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** Something a person can choose: what is shown and the key that comes back (a-zA-Z0-9_, ≤ 128). */
export interface Choice {
  label: string;
  key: string;
}

export interface OpenDialogue<Slots> {
  id: number;
  personId: number;
  intent: string;
  slots: Slots;
  dueAt: number | null;
  closedAt: number | null;
}

export interface DialogueTimes {
  /** The system acts by itself then. */
  dueAt?: number;
  expiresAt: number;
}

const HOUR = 3_600_000;

/** Begins a conversation; the one before it stays to be finished by its own time, but no longer gets the next words. */
export async function openDialogue(
  tx: Transaction,
  person: Person,
  intent: string,
  slots: unknown,
  now: number,
  times: DialogueTimes,
): Promise<number> {
  const id = await keepAside(tx, person.id, intent, slots, now, times);
  await tx.run('UPDATE person SET dialogueId = ? WHERE id = ?', [id, person.id]);
  person.dialogueId = id;
  return id;
}

/** What a choice will need when it is tapped; the next words are not for it. */
export function keepAside(
  tx: Transaction,
  personId: number,
  intent: string,
  slots: unknown,
  now: number,
  { dueAt, expiresAt }: DialogueTimes,
): Promise<number> {
  return insert(tx, 'dialogue', {
    personId,
    intent,
    slots: tx.vault.seal(JSON.stringify(slots)),
    createdAt: now,
    dueAt: dueAt ?? null,
    expiresAt,
    closedAt: null,
  });
}

export async function loadDialogue<Slots>(reader: Reader, id: number): Promise<OpenDialogue<Slots> | null> {
  const row = await one<Dialogue>(reader, 'SELECT * FROM dialogue WHERE id = ?', [id]);
  if (!row || row.slots === null) return null;
  const slots = JSON.parse(reader.vault.open(row.slots)) as Slots;
  return {
    id: row.id,
    personId: row.personId,
    intent: row.intent,
    slots,
    dueAt: row.dueAt,
    closedAt: row.closedAt,
  };
}

/** The dialogue that gets the person's next words; null when none is open or its time is over. */
export async function currentDialogue(
  tx: Transaction,
  person: Person,
  now: number,
): Promise<OpenDialogue<unknown> | null> {
  if (person.dialogueId === null) return null;
  const row = await one<Dialogue>(tx, 'SELECT * FROM dialogue WHERE id = ?', [person.dialogueId]);
  const open = row !== null && row.closedAt === null && row.expiresAt > now;
  return open ? loadDialogue(tx, row.id) : null;
}

/** Keeps what is known so far; `dueAt` moves the time at which the system acts by itself. */
export async function saveSlots(tx: Transaction, id: number, slots: unknown, dueAt?: number): Promise<void> {
  await tx.run('UPDATE dialogue SET slots = ?, dueAt = COALESCE(?, dueAt) WHERE id = ?', [
    tx.vault.seal(JSON.stringify(slots)),
    dueAt ?? null,
    id,
  ]);
}

/** Ends it; true when it was still open (of two who end it at a time, one gets true). */
export async function closeDialogue(
  tx: Transaction,
  id: number,
  personId: number,
  now: number,
): Promise<boolean> {
  const { affected } = await tx.run('UPDATE dialogue SET closedAt = ? WHERE id = ? AND closedAt IS NULL', [
    now,
    id,
  ]);
  await tx.run('UPDATE person SET dialogueId = NULL WHERE id = ? AND dialogueId = ?', [personId, id]);
  return affected > 0;
}

/** Ids of open dialogues of that intent whose time to act has come. */
export async function dueDialogues(reader: Reader, intent: string, now: number): Promise<number[]> {
  const rows = await reader.rows<{ id: number }>(
    'SELECT id FROM dialogue WHERE closedAt IS NULL AND dueAt <= ? AND intent = ? ORDER BY dueAt LIMIT 200',
    [now, intent],
  );
  return rows.map(({ id }) => id);
}

export interface Offered {
  choices: Choice[];
  question: boolean;
  /** Its numbers hold for days. */
  waits?: boolean;
}

/** 您看行吗 is looked at first: its 1, 2 or 3 is understood for days. 好 means other things by then. */
const WAITS = 72 * HOUR;
const isOld = (left: number): boolean => left > HOUR && left <= WAITS - HOUR;

/** Remembers what was offered in numbers, for an hour. */
export async function rememberOffer(
  tx: Transaction,
  personId: number,
  offered: Offered,
  now: number,
): Promise<void> {
  const choices = tx.vault.seal(JSON.stringify(offered.choices));
  const values = [choices, offered.question ? 1 : 0, now + (offered.waits ? WAITS : HOUR)];
  const { affected } = await tx.run(
    'UPDATE offer SET choices = ?, question = ?, expiresAt = ? WHERE personId = ?',
    [...values, personId],
  );
  if (affected > 0) return;
  await tx.run('INSERT INTO offer (choices, question, expiresAt, personId) VALUES (?, ?, ?, ?)', [
    ...values,
    personId,
  ]);
}

export async function lastOffer(tx: Transaction, personId: number, now: number): Promise<Offered | null> {
  const row = await one<{ choices: string; question: number; expiresAt: number | string }>(
    tx,
    'SELECT choices, question, expiresAt FROM offer WHERE personId = ? AND expiresAt > ?',
    [personId, now],
  );
  if (!row) return null;
  return {
    choices: JSON.parse(tx.vault.open(row.choices)) as Choice[],
    question: row.question === 1 && !isOld(Number(row.expiresAt) - now),
  };
}

/** A question that was answered must not be answered by the next 好. */
export async function forgetQuestion(tx: Transaction, personId: number): Promise<void> {
  await tx.run('UPDATE offer SET question = 0 WHERE personId = ?', [personId]);
}
