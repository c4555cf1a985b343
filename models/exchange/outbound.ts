import { createHash } from 'node:crypto';
import type { OutboundRequest } from '../../bot/outbox';
import { shorten } from '../../bot/text';
import type { NoticeKind } from './push-budget';
import { insert, one, type Transaction } from '../store/transaction';

export interface Queued {
  request: OutboundRequest;
  ticketId?: number | null;
  /** For cards: the task_id becomes `<prefix>-<row id>`, so that none is ever used twice. */
  taskPrefix?: string;
  /** 0 urgent, 5 ordinary. */
  priority?: number;
  expiresAt?: number | null;
  /** What it is to the budgets; left out for answers. */
  notice?: NoticeKind;
  /** To whom, when it is one person. */
  personId?: number;
  /** It can't go out now and waits for the resident's next word. */
  parked?: boolean;
}

/** Writes an outgoing message in the transaction of the change that wants it. */
export async function queue(tx: Transaction, now: number, queued: Queued): Promise<number> {
  const lane = laneOf(queued.request);
  const { request, digest } = await toldApart(tx, now, lane, queued.request);
  const priority = queued.priority ?? ORDINARY;
  // What waits before an urgent message is tried at once: the order holds, the pause does not.
  if (priority === 0)
    await tx.run("UPDATE outbound SET notBefore = ? WHERE state = 'waiting' AND lane = ? AND notBefore > ?", [
      now,
      lane,
      now,
    ]);
  return insert(tx, 'outbound', {
    lane,
    kind: request.kind,
    ticketId: queued.ticketId ?? null,
    priority,
    payload: tx.vault.seal(JSON.stringify(request)),
    taskPrefix: queued.taskPrefix ?? null,
    state: queued.parked === true ? 'parked' : 'waiting',
    notice: queued.notice ?? null,
    personId: queued.personId ?? null,
    digest,
    attempt: 0,
    notBefore: now,
    expiresAt: queued.expiresAt ?? null,
    createdAt: now,
  });
}

const ORDINARY = 5;
const HOUR = 3_600_000;
/** A text of the app (P90236). */
const TEXT_BYTES = 2048;

/**
 * The platform drops a request that equals one of the last ten minutes. A text that was told in the last hour, or
 * still waits, says which time it is; cards differ by their task_id.
 */
async function toldApart(
  tx: Transaction,
  now: number,
  lane: string,
  request: OutboundRequest,
): Promise<{ request: OutboundRequest; digest: string | null }> {
  if (request.kind !== 'app.message' || request.message.msgtype !== 'text') return { request, digest: null };
  const { content } = request.message.text;
  const digest = tx.vault.fingerprint(content);
  const earlier = await one<{ n: number | string }>(
    tx,
    "SELECT COUNT(*) AS n FROM outbound WHERE lane = ? AND createdAt > ? AND digest = ? AND (createdAt > ? OR state = 'waiting')",
    [lane, now - 24 * HOUR, digest, now - HOUR],
  );
  const times = Number(earlier?.n ?? 0) + 1;
  if (times === 1) return { request, digest };
  const mark = `（第 ${times} 遍）`;
  const text = shorten(content, TEXT_BYTES - Buffer.byteLength(mark)) + mark;
  return { request: { ...request, message: { msgtype: 'text', text: { content: text } } }, digest };
}

/** The lane of the one late answer that a code allows; the code itself stands in no column that can be read. */
export const aibotLane = (code: string): string => `aibot:${createHash('sha256').update(code).digest('hex')}`;

const LANE = 160;
/** Too many recipients to name: such a lane shares somebody with every other of the app. */
export const EVERYBODY = 'app:*';

/** One recipient, one queue: what one person or group gets keeps its order (delivery-store.ts for shared lanes). */
function laneOf(request: OutboundRequest): string {
  switch (request.kind) {
    case 'app.message':
    case 'app.update_card': {
      const lane = `app:${request.userIds.join('|')}`;
      return lane.length <= LANE ? lane : EVERYBODY;
    }
    case 'kf.message':
    case 'kf.hand_over':
      return `kf:${request.externalUserId}`;
    case 'kf.welcome':
      return `welcome:${request.externalUserId}`;
    case 'webhook.message':
      return `group:${request.key.slice(0, 8)}`;
    case 'contact.mass':
      return `mass:${request.sender}`;
    case 'aibot.response':
      // One code, one answer: a second one for it finds the lane taken (queueAnswer).
      return aibotLane(request.code);
    case 'gateway.message':
      // A phone number stands in no column that can be read.
      return `${request.gateway}:${request.values['number'] ?? ''}`;
    default:
      return request satisfies never;
  }
}

const ERASE_BATCH = 500;

/** Empties payloads that were settled before `before`; returns how many. */
export async function eraseOutbound(tx: Transaction, before: number): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM outbound WHERE settledAt < ? AND payload IS NOT NULL ORDER BY id LIMIT ${ERASE_BATCH}`,
    [before],
  );
  for (const { id } of rows) await tx.run('UPDATE outbound SET payload = NULL WHERE id = ?', [id]);
  return rows.length;
}
