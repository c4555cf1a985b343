import { keepAside, type OpenDialogue, loadDialogue } from './dialogues';
import { one, type Transaction } from '../store/transaction';

/** What a dialogue row of remembered questions is called; nothing waits for an answer to it. */
const ASKED = 'asked';
const REMEMBERED = 15 * 60_000;

/** The sentences of the last question about figures, the first and what was asked on; sealed, for a quarter of an hour. */
export async function lastQuestion(tx: Transaction, personId: number, now: number): Promise<string[]> {
  const row = await one<{ id: number }>(
    tx,
    'SELECT id FROM dialogue WHERE personId = ? AND intent = ? AND closedAt IS NULL AND expiresAt > ? ORDER BY id DESC LIMIT 1',
    [personId, ASKED, now],
  );
  const kept: OpenDialogue<{ texts: string[] }> | null = row ? await loadDialogue(tx, row.id) : null;
  return kept?.slots.texts ?? [];
}

/** Keeps them instead of the question before. */
export async function rememberQuestion(
  tx: Transaction,
  personId: number,
  texts: readonly string[],
  now: number,
): Promise<void> {
  await tx.run('UPDATE dialogue SET closedAt = ? WHERE personId = ? AND intent = ? AND closedAt IS NULL', [
    now,
    personId,
    ASKED,
  ]);
  await keepAside(tx, personId, ASKED, { texts }, now, { expiresAt: now + REMEMBERED });
}
