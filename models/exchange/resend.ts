import type { OutboundRequest } from '../../bot/outbox';
import type { OutboundMessage } from './message';
import { queue } from './outbound';
import { one, type Transaction } from '../store/transaction';

/** Why a failed message can't go out again. */
export type NotAgain = 'unknown' | 'not failed' | 'erased' | 'welcome';

/** A copy of the row goes out: task_id and msgid are made of the row's number, and none is ever used twice. */
export async function sendCopy(tx: Transaction, row: OutboundMessage, now: number): Promise<number> {
  const request = JSON.parse(tx.vault.open(row.payload ?? '')) as OutboundRequest;
  return queue(tx, now, {
    request,
    ticketId: row.ticketId,
    priority: row.priority,
    ...(row.taskPrefix === null ? {} : { taskPrefix: row.taskPrefix }),
    ...(row.notice === null ? {} : { notice: row.notice }),
    ...(row.personId === null ? {} : { personId: row.personId }),
  });
}

/** Sends a failed message once more; its new number, or why not. */
export async function resend(tx: Transaction, id: number, now: number): Promise<number | NotAgain> {
  const row = await one<OutboundMessage>(tx, 'SELECT * FROM outbound WHERE id = ?', [id]);
  if (!row) return 'unknown';
  if (row.state !== 'failed') return 'not failed';
  if (row.payload === null) return 'erased';
  if (row.kind === 'kf.welcome') return 'welcome';
  const { affected } = await tx.run(
    "UPDATE outbound SET state = 'resent' WHERE id = ? AND state = 'failed'",
    [id],
  );
  return affected === 0 ? 'not failed' : sendCopy(tx, row, now);
}
