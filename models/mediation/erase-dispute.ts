import type { Dispute } from './dispute';
import { one, type Reader, type Transaction } from '../store/transaction';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const STEP = 100;
/** Of which nothing came: one line of them is kept so long (mediation.md §5). */
const NOTHING_CAME = 30 * DAY;
const SETTING = 'dispute years kept';
/** Until the office sets what its archive rules ask for (they differ by place). */
const YEARS = 10;

/** How long the file of an ended mediation is kept, in years. */
export async function disputeYearsKept(reader: Reader): Promise<number> {
  const row = await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [SETTING]);
  return Number(row?.value ?? YEARS);
}

export async function keepDisputesFor(tx: Transaction, years: number): Promise<void> {
  await tx.run('DELETE FROM setting WHERE name = ?', [SETTING]);
  await tx.run('INSERT INTO setting (name, value) VALUES (?, ?)', [SETTING, String(years)]);
}

/** The moment from which names and words of an ended dispute go; null while it is not ended. */
function erasableFrom({ state, endedAt }: Pick<Dispute, 'state' | 'endedAt'>, years: number): number | null {
  if (endedAt === null) return null;
  return state === 'closed' || state === 'failed' ? endedAt + years * YEAR : endedAt + NOTHING_CAME;
}

/** Disputes whose time is over; names and words go in small steps. Returns how many. */
export async function eraseOldDisputes(tx: Transaction, now: number): Promise<number> {
  const years = await disputeYearsKept(tx);
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM dispute WHERE erasedAt IS NULL AND (
        (state IN ('closed', 'failed') AND endedAt < ?) OR
        (state IN ('refused', 'dropped', 'withdrawn') AND endedAt < ?)) ORDER BY id LIMIT ${STEP}`,
    [now - years * YEAR, now - NOTHING_CAME],
  );
  for (const { id } of rows) await eraseDispute(tx, id, now);
  return rows.length;
}

/**
 * Photos of evidence and voices go thirty days after the end (mediation.md §5): what the volume needs of them was
 * printed. Photos of handwritten notes are its record and stay as long as it does. Returns how many.
 */
export async function dropSpentFiles(tx: Transaction, now: number): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `SELECT a.id FROM attachment a JOIN dispute d ON d.id = a.disputeId
      WHERE d.endedAt < ? AND (a.evidenceId IS NOT NULL OR a.kind = 'voice') ORDER BY a.id LIMIT ${STEP}`,
    [now - NOTHING_CAME],
  );
  for (const { id } of rows) await tx.run('DELETE FROM attachment WHERE id = ?', [id]);
  return rows.length;
}

/**
 * Takes everything personal out of a dispute: words, places, names, who asked, records, the keys of its photos. What is
 * counted stays as it is: kind, state, days, amount, community, and how many were on each side.
 */
async function eraseDispute(tx: Transaction, id: number, now: number): Promise<void> {
  await tx.run(
    `UPDATE dispute SET content = '', placeText = '', plan = NULL, erasedAt = ?,
      applicantId = CASE WHEN registeredBy IS NULL THEN 0 ELSE applicantId END WHERE id = ?`,
    [now, id],
  );
  await tx.run("UPDATE dispute_party SET details = '', personId = NULL WHERE disputeId = ?", [id]);
  await tx.run('UPDATE dispute_event SET note = NULL WHERE disputeId = ?', [id]);
  await tx.run("UPDATE mediation_session SET record = '' WHERE disputeId = ?", [id]);
  await tx.run("UPDATE mediation_appointment SET place = '' WHERE disputeId = ?", [id]);
  await tx.run("UPDATE mediation_agreement SET content = '' WHERE disputeId = ?", [id]);
  await tx.run("UPDATE mediation_instalment SET what = '' WHERE disputeId = ?", [id]);
  await tx.run("UPDATE mediation_evidence SET name = '' WHERE disputeId = ?", [id]);
  await tx.run('DELETE FROM party_link WHERE disputeId = ?', [id]);
  await tx.run('DELETE FROM mediation_invitation WHERE disputeId = ?', [id]);
  // With the row goes the key; the bytes follow with the next look at the folder.
  await tx.run('DELETE FROM attachment WHERE disputeId = ?', [id]);
}

/** A person's disputes, whether she asked or was a party. */
export const disputesOf = (reader: Reader, personId: number): Promise<Dispute[]> =>
  reader.rows<Dispute>(
    `SELECT * FROM dispute WHERE (applicantId = ? AND registeredBy IS NULL)
      OR id IN (SELECT disputeId FROM dispute_party WHERE personId = ?) ORDER BY id`,
    [personId, personId],
  );

export interface ForgottenDisputes {
  erased: number;
  /** Still worked on. */
  open: number;
  /** Ended, kept until their time is over. */
  kept: number;
}

/** What a person may ask for: those whose time is over are emptied now, the others are told. */
export async function forgetDisputesOf(
  tx: Transaction,
  personId: number,
  now: number,
): Promise<ForgottenDisputes> {
  return forget(tx, await disputesOf(tx, personId), now);
}

/** The same of one mediation, for a party who never wrote to us. */
export async function forgetDispute(tx: Transaction, id: number, now: number): Promise<ForgottenDisputes> {
  return forget(tx, await tx.rows<Dispute>('SELECT * FROM dispute WHERE id = ?', [id]), now);
}

async function forget(
  tx: Transaction,
  disputes: readonly Dispute[],
  now: number,
): Promise<ForgottenDisputes> {
  const years = await disputeYearsKept(tx);
  const result: ForgottenDisputes = { erased: 0, open: 0, kept: 0 };
  for (const dispute of disputes) {
    const from = erasableFrom(dispute, years);
    if (from === null) result.open += 1;
    else if (from > now && (dispute.state === 'closed' || dispute.state === 'failed')) result.kept += 1;
    else {
      await eraseDispute(tx, dispute.id, now);
      result.erased += 1;
    }
  }
  return result;
}
