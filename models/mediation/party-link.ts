import { randomInt } from 'node:crypto';
import type { PartyLink } from './dispute';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

const WEEK = 7 * 86_400_000;
const CODES = 100_000_000;
const TRIES = 5;

/** A code for one party, good for a week; those given before for him are over. */
export async function givePartyCode(
  tx: Transaction,
  { disputeId, partyId }: Pick<PartyLink, 'disputeId' | 'partyId'>,
  now: number,
): Promise<string> {
  await tx.run('UPDATE party_link SET settledAt = ?, code = NULL WHERE partyId = ? AND settledAt IS NULL', [
    now,
    partyId,
  ]);
  for (let tries = 0; ; tries++) {
    const code = String(randomInt(CODES)).padStart(8, '0');
    const codeHash = hashOf(tx, code);
    try {
      await insert(tx, 'party_link', {
        disputeId,
        partyId,
        codeHash,
        code: tx.vault.seal(code),
        expiresAt: now + WEEK,
      });
      return code;
    } catch (error) {
      // Somebody has had the same one.
      if (!isUniqueViolation(error) || tries >= TRIES) throw error;
    }
  }
}

const markOf = (code: string): string => `party code ${code}`;
const hashOf = ({ vault }: Reader, code: string): string => vault.fingerprint(markOf(code));

/** With a new DATA_KEY the hash of a code is another: open ones are hashed anew. Returns how many. */
export async function rehashPartyCodes(tx: Transaction): Promise<number> {
  const rows = await tx.rows<{ id: number; code: string; codeHash: string }>(
    'SELECT id, code, codeHash FROM party_link WHERE settledAt IS NULL AND code IS NOT NULL ORDER BY id',
  );
  let changed = 0;
  for (const { id, code, codeHash } of rows) {
    const fresh = hashOf(tx, tx.vault.open(code));
    if (fresh === codeHash) continue;
    await tx.run('UPDATE party_link SET codeHash = ? WHERE id = ?', [fresh, id]);
    changed += 1;
  }
  return changed;
}

/** Notes who brought the code; null when it was never given, is too old, or somebody else brought it before. */
export async function claimPartyCode(
  tx: Transaction,
  code: string,
  personId: number,
  now: number,
): Promise<{ link: PartyLink; fresh: boolean } | null> {
  // While DATA_KEY is changed the hash may still be the old one.
  const hashes = [hashOf(tx, code), tx.vault.oldFingerprint(markOf(code)) ?? ''];
  const sql = 'SELECT * FROM party_link WHERE codeHash IN (?, ?) AND settledAt IS NULL AND expiresAt > ?';
  const link = await one<PartyLink>(tx, sql, [...hashes, now]);
  if (!link || (link.personId !== null && link.personId !== personId)) return null;
  const { affected } = await tx.run(
    'UPDATE party_link SET personId = ?, claimedAt = ? WHERE id = ? AND personId IS NULL',
    [personId, now, link.id],
  );
  return { link: Object.assign({}, link, { personId }), fresh: affected > 0 };
}

/** A code somebody brought and the mediator has not answered yet. */
export const openLink = (reader: Reader, id: number): Promise<PartyLink | null> =>
  one<PartyLink>(
    reader,
    'SELECT * FROM party_link WHERE id = ? AND settledAt IS NULL AND personId IS NOT NULL',
    [id],
  );

export async function settleLink(tx: Transaction, id: number, now: number): Promise<void> {
  await tx.run('UPDATE party_link SET settledAt = ?, code = NULL WHERE id = ?', [now, id]);
}
