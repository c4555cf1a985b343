import type { Context } from '../../models/context';
import { touchDirectory } from '../../models/office';
import type { Identity } from '../../models/staff/person';
import type { Ticket } from '../../models/tickets/ticket';
import { insert, one } from '../../models/store/transaction';
import { marks, UNDONE_STATES } from '../../models/tickets/workflow';
import { tellLeaverTickets } from '../../notices/staff/leaver-news';
import { putOnAgenda } from '../meetings/bring-up';

/**
 * A member left the app's range, the office or was disabled: his roles end at once, whoever gave them, and what he has
 * in hand comes to the leader as one list and onto the agenda. False when he was nobody's colleague.
 */
export async function leave(context: Context, userId: string): Promise<boolean> {
  const { tx, now } = context;
  await tx.run('UPDATE contact SET leftAt = ? WHERE userId = ? AND leftAt IS NULL', [
    now,
    userId.toLowerCase(),
  ]);
  const identity = await one<Identity>(
    tx,
    "SELECT * FROM identity WHERE channel = 'app' AND LOWER(externalId) = ?",
    [userId.toLowerCase()],
  );
  if (!identity) return false;
  const { personId } = identity;
  await tx.run("DELETE FROM identity WHERE channel = 'aibot' AND personId = ?", [personId]);
  const { affected } = await tx.run('DELETE FROM role WHERE personId = ?', [personId]);
  if (affected === 0) return false;
  await touchDirectory(tx);
  await insert(tx, 'audit_entry', {
    at: now,
    personId,
    action: 'contacts.leave',
    object: `person ${personId}`,
  });
  const tickets = await tx.rows<Ticket>(
    `SELECT * FROM ticket WHERE handlerId = ? AND state IN (${marks(UNDONE_STATES)}) ORDER BY dueAt, id`,
    [personId, ...UNDONE_STATES],
  );
  for (const ticket of tickets) await putOnAgenda(context, ticket, null);
  await tellLeaverTickets(context, personId, tickets);
  return true;
}
