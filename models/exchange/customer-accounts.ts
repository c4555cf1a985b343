import type { CustomerServiceItem } from '../../bot/customer-service-messages';
import type { AccountStore, LeasedAccount } from '../../bot/customer-service-store';
import type { Database } from '../store/database';
import { newClaim } from '../store/holder';
import { DuplicateMessage, settleInbound, storeInbound } from './inbound';
import type { CustomerAccount } from './message';
import { isUniqueViolation, one, type Transaction } from '../store/transaction';
import { noteServicer, noteSpoken, sessionOf } from './window';

/** On a first pull (or after days away) older messages are stored but not answered. */
const TOO_OLD_TO_ANSWER = 5 * 60_000;

/** bot/customer-service's store on the database. */
export class DatabaseAccounts implements AccountStore {
  constructor(
    private readonly database: Database,
    private readonly claim: () => string = newClaim,
  ) {}

  async lease(now: number, leaseMilliseconds: number): Promise<LeasedAccount | null> {
    const due = await one(
      this.database,
      'SELECT id FROM customer_account WHERE pullAt <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)',
      [now, now],
    );
    return due === null ? null : this.take(now, leaseMilliseconds);
  }

  private take(now: number, leaseMilliseconds: number): Promise<LeasedAccount | null> {
    return this.database.write(async (tx) => {
      const due = await one<CustomerAccount>(
        tx,
        'SELECT * FROM customer_account WHERE pullAt <= ? AND (leaseUntil IS NULL OR leaseUntil < ?) ORDER BY pullAt',
        [now, now],
      );
      if (!due) return null;
      const until = now + leaseMilliseconds;
      const { affected } = await tx.run(
        'UPDATE customer_account SET leaseUntil = ?, leaseOwner = ?, pullAt = ? WHERE id = ? AND (leaseUntil IS NULL OR leaseUntil < ?)',
        [until, this.claim(), until, due.id, now],
      );
      if (affected === 0) return null;
      return {
        openKfId: due.openKfId,
        cursor: due.pullCursor,
        token: due.pullToken === null ? null : tx.vault.open(due.pullToken),
        firstPull: due.firstPulledAt === null,
      };
    });
  }

  save(
    openKfId: string,
    items: CustomerServiceItem[],
    nextCursor: string | null,
    _more: boolean,
    now: number,
  ): Promise<void> {
    return this.database.write(async (tx) => {
      const account = await one<CustomerAccount>(tx, 'SELECT * FROM customer_account WHERE openKfId = ?', [
        openKfId,
      ]);
      for (const item of items) await storeItem(tx, item, now, account?.firstPulledAt === null);
      if (nextCursor !== null) {
        await tx.run('UPDATE customer_account SET pullCursor = ? WHERE openKfId = ?', [nextCursor, openKfId]);
      }
    });
  }

  release(openKfId: string, now: number, nextPullAt: number): Promise<void> {
    return this.database.write(async (tx) => {
      // A doorbell during the pull set pullAt to its own moment, earlier than the lease's end: that stands.
      await tx.run(
        `UPDATE customer_account SET pullAt = CASE WHEN pullAt < leaseUntil THEN pullAt ELSE ? END,
           firstPulledAt = COALESCE(firstPulledAt, ?), leaseUntil = NULL WHERE openKfId = ?`,
        [nextPullAt, now, openKfId],
      );
    });
  }
}

async function storeItem(
  tx: Transaction,
  item: CustomerServiceItem,
  now: number,
  firstPull: boolean,
): Promise<void> {
  const messageKey = `kf:${item.openKfId}:${item.messageId}`.slice(0, 96);
  const stored = {
    messageKey,
    channel: 'kf' as const,
    kind: item.kind,
    content: JSON.stringify(item),
    account: item.openKfId,
    externalId: item.externalUserId,
    sentAt: item.sentAt,
    receivedAt: now,
  };
  if (await one(tx, 'SELECT id FROM inbound WHERE messageKey = ?', [messageKey])) return;
  try {
    const id = await storeInbound(tx, stored);
    const old = firstPull && item.sentAt < now - TOO_OLD_TO_ANSWER;
    await noteSpeaker(tx, item);
    if (old || item.origin === 5) await settleInbound(tx, id, { result: old ? 'old' : 'noted' }, now);
  } catch (error) {
    if (!(error instanceof DuplicateMessage)) throw error;
  }
}

/** Who speaks decides about the window and about who answers. A tap is sent by the phone and counts as no word. */
async function noteSpeaker(tx: Transaction, item: CustomerServiceItem): Promise<void> {
  if (item.externalUserId === null) return;
  const who = { account: item.openKfId, externalId: item.externalUserId };
  const tapped = item.kind === 'text' && item.menuId !== undefined;
  // The very first tap begins the session, there is none it could fail to renew.
  const first = tapped && ((await sessionOf(tx, who))?.spokenAt ?? null) === null;
  if (item.origin === 3 && (!tapped || first)) await noteSpoken(tx, who, item.sentAt);
  if (item.origin === 5 && item.servicerUserId !== null)
    await noteServicer(tx, who, item.servicerUserId, item.sentAt);
}

/** The doorbell rang: the account is due at once. `token` null keeps the last one. */
export async function ringAccount(
  tx: Transaction,
  openKfId: string,
  token: string | null,
  now: number,
): Promise<void> {
  const sealed = token === null ? null : tx.vault.seal(token);
  const { affected } = await tx.run(
    'UPDATE customer_account SET pullAt = ?, pullToken = COALESCE(?, pullToken) WHERE openKfId = ?',
    [now, sealed, openKfId],
  );
  if (affected > 0) return;
  try {
    await tx.run('INSERT INTO customer_account (openKfId, pullToken, pullAt) VALUES (?, ?, ?)', [
      openKfId,
      sealed,
      now,
    ]);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

/** A simulator starts without memory: what its predecessor's cursors said means nothing to it. */
export async function forgetCursors(tx: Transaction, now: number): Promise<void> {
  await tx.run(
    'UPDATE customer_account SET pullCursor = NULL, pullToken = NULL, leaseUntil = NULL, pullAt = ?',
    [now],
  );
}
