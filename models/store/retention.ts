import type { Reader, Transaction } from './transaction';
import { marks } from '../tickets/workflow';

const DAY = 86_400_000;
const STEP = 500;

/** How long what people sent is kept (docs/privacy.md), in days. */
export const kept = {
  /** A file that never came to a report. */
  looseFile: 30,
  /** Files of a ticket, after it was closed. */
  ticketFile: 3 * 365,
  /** A file that nothing names any more: a sheet that was drawn and sent. */
  unusedFile: 30,
} as const;

/** Records of the program about itself: by which column their age counts, and how many days they are kept. */
const records: readonly { table: string; column: string; days: number; where?: string }[] = [
  { table: 'job_run', column: 'startedAt', days: 400 },
  { table: 'held_notice', column: 'listedAt', days: 30 },
  { table: 'alarm', column: 'raisedAt', days: 90 },
  { table: 'follow_up', column: 'pickedAt', days: 400 },
  { table: 'duty_shift', column: 'endsAt', days: 400 },
  { table: 'duty_swap', column: 'askedAt', days: 400 },
  { table: 'duty_note', column: 'writtenAt', days: 90 },
  { table: 'patrol_rater', column: 'ratedAt', days: 90 },
  { table: 'call_up', column: 'calledAt', days: 30 },
  { table: 'call_up_answer', column: 'calledAt', days: 30 },
  { table: 'gear_loan', column: 'returnedAt', days: 30 },
  { table: 'point_note', column: 'writtenAt', days: 30 },
  { table: 'assessment_objection', column: 'raisedAt', days: 400 },
  // 意见 and 民情 with their answers: so long the office's yearly report may need them.
  { table: 'feedback', column: 'answeredAt', days: 365 },
  // Who looked at a number or changed a right: as long as the tickets themselves.
  { table: 'audit_entry', column: 'at', days: 3 * 365 },
];

/** Removes records of the program that nobody needs any more, in small steps; returns how many. */
export async function eraseRecords(tx: Transaction, now: number): Promise<number> {
  let erased = 0;
  for (const { table, column, days } of records) {
    erased += await eraseRows(tx, table, `${column} < ?`, [now - days * DAY]);
  }
  return erased;
}

/** Who was on a patrol and what he added is of no use after that; which points were looked at stays. */
const WALKERS_DAYS = 90;

/** Forgets who walked; returns how many patrols. */
export async function forgetWalkers(tx: Transaction, now: number): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM patrol WHERE startedAt < ? AND personId <> 0 ORDER BY id LIMIT ${STEP}`,
    [now - WALKERS_DAYS * DAY],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.run(`UPDATE patrol SET personId = 0, note = NULL WHERE id IN (${marks(ids)})`, ids);
  await tx.run(`UPDATE patrol_companion SET personId = 0 WHERE patrolId IN (${marks(ids)})`, ids);
  return ids.length;
}

/** Forgets files that came to nothing, or whose ticket is history. The bytes go with the next look at the folder. */
export async function forgetAttachments(tx: Transaction, now: number): Promise<number> {
  const loose = await eraseRows(
    tx,
    'attachment',
    "ticketId IS NULL AND disputeId IS NULL AND state <> 'waiting' AND createdAt < ?",
    [now - kept.looseFile * DAY],
  );
  const history = await eraseRows(
    tx,
    'attachment',
    'ticketId IN (SELECT id FROM ticket WHERE closedAt < ?) AND disputeId IS NULL AND createdAt < ?',
    [now - kept.ticketFile * DAY, now - kept.ticketFile * DAY],
  );
  return loose + history;
}

async function eraseRows(tx: Transaction, table: string, where: string, values: number[]): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT ${STEP}`,
    values,
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.run(`DELETE FROM ${table} WHERE id IN (${marks(ids)})`, ids);
  return ids.length;
}

/** What still names a stored file. */
const KEEPERS = ['attachment', 'ledger_form'] as const;
const UNNAMED = KEEPERS.map(
  (table) => `NOT EXISTS (SELECT 1 FROM ${table} k WHERE k.sha256 = f.sha256)`,
).join(' AND ');

/** A page of stored files: those of it that nothing names any more, and where the next page begins (null = the end). */
export async function unusedFiles(
  reader: Reader,
  after: number,
  now: number,
): Promise<{ unused: string[]; next: number | null }> {
  const before = now - kept.unusedFile * DAY;
  const page = await reader.rows<{ id: number }>(
    `SELECT id FROM stored_file WHERE id > ? ORDER BY id LIMIT ${STEP}`,
    [after],
  );
  const last = page.at(-1)?.id;
  if (last === undefined) return { unused: [], next: null };
  const rows = await reader.rows<{ sha256: string }>(
    `SELECT sha256 FROM stored_file f WHERE id > ? AND id <= ? AND storedAt < ? AND ${UNNAMED}`,
    [after, last, before],
  );
  return { unused: rows.map(({ sha256 }) => sha256), next: last };
}

/** Forgets a file unless somebody named it meanwhile; true when its bytes may go. */
export async function forgetFile(tx: Transaction, sha256: string): Promise<boolean> {
  const { affected } = await tx.run(
    `DELETE FROM stored_file WHERE sha256 = ? AND ${UNNAMED.replaceAll('f.sha256', '?')}`,
    [sha256, ...KEEPERS.map(() => sha256)],
  );
  if (affected > 0) await tx.run('DELETE FROM uploaded_file WHERE sha256 = ?', [sha256]);
  return affected > 0;
}
