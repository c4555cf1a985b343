import type { CustomerServiceItem } from '../../bot/customer-service-messages';
import type { InboundMessage } from '../exchange/message';
import { one, type Transaction } from '../store/transaction';

const MASK = '（已撤回）';
/** Shorter texts (好, 对) stand in every ticket by chance. */
const LEAST = 4;
/** WeChat lets people recall for two minutes; what was made of the message is looked for this far back. */
const BACK = 3_600_000;

/**
 * The resident took a message back: our copy of it goes, also out of what was made of it; a message not yet read is
 * not read any more. The ticket stays: what happened stays true, and he can withdraw it.
 */
export async function maskRecalled(
  tx: Transaction,
  account: string,
  messageId: string,
  now: number,
): Promise<void> {
  const row = await one<InboundMessage>(tx, 'SELECT * FROM inbound WHERE messageKey = ?', [
    `kf:${account}:${messageId}`.slice(0, 96),
  ]);
  if (!row || row.content === null) return;
  const item = JSON.parse(tx.vault.open(row.content)) as CustomerServiceItem;
  const masked = {
    ...item,
    ...('content' in item ? { content: MASK } : {}),
    ...('mediaId' in item ? { mediaId: '' } : {}),
  };
  await tx.run(
    "UPDATE inbound SET content = ?, result = CASE WHEN result = 'new' THEN 'noted' ELSE result END, handledAt = COALESCE(handledAt, ?) WHERE id = ?",
    [tx.vault.seal(JSON.stringify(masked)), now, row.id],
  );
  if (row.personId === null) return;
  if ('mediaId' in item)
    await tx.run('DELETE FROM attachment WHERE personId = ? AND mediaId = ?', [row.personId, item.mediaId]);
  if (item.kind === 'text' && item.content.trim().length >= LEAST)
    await maskWords(tx, row.personId, item.content.trim(), now);
}

async function maskWords(tx: Transaction, personId: number, words: string, now: number): Promise<void> {
  const tickets = await tx.rows<{ id: number; description: string }>(
    'SELECT id, description FROM ticket WHERE reporterId = ? AND reportedAt > ?',
    [personId, now - BACK],
  );
  for (const { id, description } of tickets) {
    if (description.includes(words))
      await tx.run('UPDATE ticket SET description = ? WHERE id = ?', [
        description.replaceAll(words, MASK),
        id,
      ]);
  }
  const drafts = await tx.rows<{ id: number; slots: string }>(
    'SELECT id, slots FROM dialogue WHERE personId = ? AND closedAt IS NULL AND slots IS NOT NULL',
    [personId],
  );
  const written = JSON.stringify(words).slice(1, -1);
  for (const { id, slots } of drafts) {
    const open = tx.vault.open(slots);
    if (open.includes(written))
      await tx.run('UPDATE dialogue SET slots = ? WHERE id = ?', [
        tx.vault.seal(open.replaceAll(written, MASK)),
        id,
      ]);
  }
}
