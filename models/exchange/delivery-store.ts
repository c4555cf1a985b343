import type { OutboundRequest, OutboundRow, OutboxStore, Receipt, SentCard } from '../../bot/outbox';
import { keepCard, sentCard, takeCode } from './cards';
import type { Database } from '../store/database';
import { newClaim } from '../store/holder';
import { nextOfLanes } from './lanes';
import type { OutboundMessage } from './message';
import { noteReachable, noteUnreachable } from '../staff/persons';
import { one, type Transaction } from '../store/transaction';
import { messagesLeft, noteServicer } from './window';
import { marks } from '../tickets/workflow';

/** What the house does when a message had its fate; called in the transaction that writes it down. */
export interface DeliveryEvents {
  failed(tx: Transaction, row: OutboundMessage, now: number): Promise<void>;
  parked(tx: Transaction, row: OutboundMessage, now: number): Promise<void>;
  /** A resident or member has it now. */
  arrived(tx: Transaction, row: OutboundMessage, now: number): Promise<void>;
  /** userids that WeCom refused for the first time. */
  unreachable(tx: Transaction, userIds: string[], now: number): Promise<void>;
}

/** Refusals that mean the recipient, not the message (P90313). */
export const nobodyThere = /^errcode (40003|46004|60011|60021|60111|81013|92000|301021)$/;
const CLOSED = '居民超过 48 小时没有来消息，或已发满 5 条';
const UNKNOWN = '结果不明';

/** Rows at the end of the outbox that are looked through for what was just sent. */
const REMEMBERED = 5_000;

/** bot/outbox's store on the database. */
export class DatabaseOutbox implements OutboxStore {
  constructor(
    private readonly database: Database,
    private readonly events?: DeliveryEvents,
    private readonly claimName: () => string = newClaim,
  ) {}

  async sentSince(since: number): Promise<{ userIds: string[]; at: number }[]> {
    // By key and not by time: the end of the table is looked at, however long it is.
    const rows = await this.database.rows<{ lane: string; settledAt: number }>(
      `SELECT lane, settledAt FROM outbound WHERE id > (SELECT MAX(id) FROM outbound) - ${REMEMBERED}
        AND kind = 'app.message' AND state = 'sent' AND settledAt > ? ORDER BY settledAt`,
      [since],
    );
    return rows.map(({ lane, settledAt }) => ({
      userIds: lane.slice('app:'.length).split('|'),
      at: settledAt,
    }));
  }

  async claim(now: number, limit: number, leaseMilliseconds: number): Promise<OutboundRow[]> {
    const ids = await nextOfLanes(this.database, now, limit);
    if (ids.length === 0) return [];
    return this.database.write((tx) => this.lease(tx, ids, now, leaseMilliseconds));
  }

  private async lease(
    tx: Transaction,
    ids: number[],
    now: number,
    milliseconds: number,
  ): Promise<OutboundRow[]> {
    const lost = await tx.rows<OutboundMessage>(
      `SELECT * FROM outbound WHERE id IN (${marks(ids)}) AND state = 'waiting' AND leaseUntil < ?`,
      [...ids, now],
    );
    // Its process died in the middle, it may have arrived: a webhook's second post would be seen twice.
    for (const row of lost.filter(({ kind }) => kind === 'webhook.message'))
      await settle(tx, this.events, row, 'failed', now, UNKNOWN, 'unknown outcome');
    const begun = new Set(lost.map(({ id }) => id));
    const owner = this.claimName();
    await tx.run(
      `UPDATE outbound SET leaseUntil = ?, leaseOwner = ? WHERE id IN (${marks(ids)}) AND state = 'waiting'
         AND notBefore <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)`,
      [now + milliseconds, owner, ...ids, now, now],
    );
    const rows = await tx.rows<OutboundMessage>(
      `SELECT * FROM outbound WHERE id IN (${marks(ids)}) AND leaseOwner = ? ORDER BY priority, id`,
      [...ids, owner],
    );
    const ready: OutboundRow[] = [];
    for (const row of rows) {
      const request = requestOf(row, tx);
      if (await isClosed(tx, row, request, now)) await settle(tx, this.events, row, 'parked', now, CLOSED);
      else
        ready.push({
          id: row.id,
          attempt: begun.has(row.id) ? Math.max(1, row.attempt) : row.attempt,
          lane: row.lane,
          expiresAt: row.expiresAt,
          request,
        });
    }
    return ready;
  }

  sent(id: number, now: number, receipt: Receipt): Promise<void> {
    return this.database.write(async (tx) => {
      const row = await rowOf(tx, id);
      if (!row?.payload) return;
      const request = requestOf(row, tx);
      const invalid = receipt.invalidUsers ?? [];
      await tx.run(
        "UPDATE outbound SET state = 'sent', settledAt = ?, leaseUntil = NULL, messageId = ?, failure = ? WHERE id = ?",
        [now, receipt.messageId ?? null, invalid.length > 0 ? `invaliduser ${invalid.join('|')}` : null, id],
      );
      await keepCard(tx, row, request, receipt, now);
      if ('userIds' in request) await this.noteReach(tx, request.userIds, invalid, now);
      if (receipt.servicer !== undefined && request.kind === 'kf.hand_over') {
        const who = { account: request.openKfId, externalId: request.externalUserId };
        await noteServicer(tx, who, receipt.servicer, now);
      }
      await this.events?.arrived(tx, row, now);
    });
  }

  private async noteReach(tx: Transaction, userIds: string[], invalid: string[], now: number): Promise<void> {
    const refused = new Set(invalid.map((userId) => userId.toLowerCase()));
    await noteReachable(
      tx,
      userIds.filter((userId) => !refused.has(userId.toLowerCase())),
    );
    if (invalid.length === 0) return;
    const fresh = await noteUnreachable(tx, invalid, now);
    if (fresh.length > 0) await this.events?.unreachable(tx, fresh, now);
  }

  retry(id: number, notBefore: number, reason: string): Promise<void> {
    return this.change('attempt = attempt + 1, notBefore = ?, failure = ?', [notBefore, reason], id);
  }

  postpone(id: number, notBefore: number): Promise<void> {
    return this.change('notBefore = ?', [notBefore], id);
  }

  failed(id: number, now: number, reason: string, cause: string): Promise<void> {
    return this.database.write(async (tx) => {
      const row = await rowOf(tx, id);
      if (!row) return;
      await settle(tx, this.events, row, 'failed', now, reason, cause);
      if (!nobodyThere.test(cause) || row.payload === null) return;
      const request = requestOf(row, tx);
      if (request.kind === 'app.message') await this.noteReach(tx, [], request.userIds, now);
    });
  }

  parked(id: number, now: number, reason: string): Promise<void> {
    return this.database.write(async (tx) => {
      const row = await rowOf(tx, id);
      if (row) await settle(tx, this.events, row, 'parked', now, reason);
    });
  }

  takeResponseCode(taskId: string): Promise<string | null> {
    return this.database.write((tx) => takeCode(tx, taskId));
  }

  sentCard(taskId: string): Promise<SentCard | null> {
    return sentCard(this.database, taskId);
  }

  private change(sets: string, values: (string | number)[], id: number): Promise<void> {
    return this.database.write(async (tx) => {
      await tx.run(`UPDATE outbound SET ${sets}, leaseUntil = NULL WHERE id = ?`, [...values, id]);
    });
  }
}

async function settle(
  tx: Transaction,
  events: DeliveryEvents | undefined,
  row: OutboundMessage,
  state: 'failed' | 'parked',
  now: number,
  reason: string,
  cause: string | null = null,
): Promise<void> {
  await tx.run(
    'UPDATE outbound SET state = ?, settledAt = ?, failure = ?, cause = ?, leaseUntil = NULL WHERE id = ?',
    [state, now, reason, cause, row.id],
  );
  await events?.[state](tx, Object.assign(row, { state, failure: reason, cause }), now);
}

/** fail_type 4 session over 48 hours, 5 session closed, 6 over five messages (P94670): he writes again, then he gets it. */
const parkingFailures: ReadonlySet<number> = new Set([4, 5, 6]);

/** Customer service tells afterwards that an accepted message did not arrive (msg_send_fail). */
export async function sendRefused(
  tx: Transaction,
  id: number,
  failType: number,
  now: number,
  events: DeliveryEvents,
): Promise<void> {
  const row = await rowOf(tx, id);
  if (!row || !row.kind.startsWith('kf.') || row.state === 'handed' || row.state === 'resent') return;
  const parks = parkingFailures.has(failType) && row.kind === 'kf.message';
  const state = parks ? 'parked' : 'failed';
  await settle(
    tx,
    events,
    row,
    state,
    now,
    `居民没有收到（msg_send_fail ${failType}）`,
    `fail_type ${failType}`,
  );
}

const rowOf = (tx: Transaction, id: number): Promise<OutboundMessage | null> =>
  one<OutboundMessage>(tx, 'SELECT * FROM outbound WHERE id = ?', [id]);

function requestOf(row: OutboundMessage, tx: Transaction): OutboundRequest {
  const request = JSON.parse(tx.vault.open(row.payload ?? '')) as OutboundRequest;
  const isCard = request.kind === 'app.message' && request.message.msgtype === 'template_card';
  if (row.taskPrefix === null || !isCard || request.message.msgtype !== 'template_card') return request;
  request.message.template_card.task_id = `${row.taskPrefix}-${row.id}`;
  return request;
}

/** News for a resident who can't be written to by our own count. An answer is tried: the platform knows better. */
async function isClosed(
  tx: Transaction,
  row: OutboundMessage,
  request: OutboundRequest,
  now: number,
): Promise<boolean> {
  if (request.kind !== 'kf.message' || row.notice === null) return false;
  return (
    (await messagesLeft(tx, { account: request.openKfId, externalId: request.externalUserId }, now)) === 0
  );
}
