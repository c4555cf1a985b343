import { categoryByCode } from '../../models/category-table';
import { eraseDescription } from '../../models/tickets/lesson';
import type { Ticket } from '../../models/tickets/ticket';
import { insert, type Transaction } from '../../models/store/transaction';
import { OPEN_STATES } from '../../models/tickets/workflow';

export interface Forgotten {
  /** Tickets whose words and pictures are gone. */
  emptied: number;
  /** Tickets still somebody's work: they keep their words until they are over. */
  waiting: number;
}

/**
 * 删除个人说过的话, as somebody may ask: the words and pictures of the tickets a person reported and the messages kept of
 * him; what the bot learned from them goes too. The tickets stay, with kind, place and result: they are the office's own
 * record. Counted in the audit, without the words.
 */
export async function forgetPerson(tx: Transaction, personId: number, now: number): Promise<Forgotten> {
  const tickets = await tx.rows<Pick<Ticket, 'id' | 'state' | 'category'>>(
    'SELECT id, state, category FROM ticket WHERE reporterId = ? ORDER BY id',
    [personId],
  );
  const over = tickets.filter(({ state }) => !(OPEN_STATES as readonly string[]).includes(state));
  for (const { id, category } of over) {
    await eraseDescription(tx, id, categoryByCode(category)?.name ?? category);
    await tx.run("DELETE FROM attachment WHERE ticketId = ? AND purpose = 'report'", [id]);
  }
  // What waits to be handled or sent is still needed; it is emptied with the rest in time.
  await tx.run(
    'UPDATE inbound SET content = NULL, reply = NULL WHERE personId = ? AND handledAt IS NOT NULL',
    [personId],
  );
  await tx.run('UPDATE outbound SET payload = NULL WHERE personId = ? AND settledAt IS NOT NULL', [personId]);
  await tx.run(
    'UPDATE errand SET content = NULL, residentId = NULL WHERE residentId = ? AND endedAt IS NOT NULL',
    [personId],
  );
  await tx.run('DELETE FROM gathering_seat WHERE personId = ?', [personId]);
  await tx.run('DELETE FROM volunteer WHERE personId = ?', [personId]);
  await tx.run('DELETE FROM work_phone WHERE personId = ?', [personId]);
  await tx.run('DELETE FROM poll_taker WHERE personId = ?', [personId]);
  await tx.run('DELETE FROM feedback WHERE personId = ? AND answeredAt IS NOT NULL', [personId]);
  await insert(tx, 'audit_entry', {
    at: now,
    personId: null,
    action: 'forget',
    object: `person ${personId}`,
  });
  return { emptied: over.length, waiting: tickets.length - over.length };
}

/** The person behind an account or a ticket number; null when there is none. */
export async function personBehind(
  tx: Transaction,
  { account, ticketId }: { account: string; ticketId: number | null },
): Promise<number | null> {
  const [sql, value] =
    ticketId === null
      ? ['SELECT personId FROM identity WHERE externalId = ?', account]
      : ['SELECT reporterId AS personId FROM ticket WHERE id = ?', ticketId];
  const rows = await tx.rows<{ personId: number }>(sql, [value]);
  return rows[0]?.personId ?? null;
}
