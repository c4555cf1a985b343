import type { SyncPage, WecomClient } from './api-client';
import type { Clock } from './clock';
import { parseItem } from './customer-service-messages';
import type { AccountStore, LeasedAccount } from './customer-service-store';
import { reactionTo, WecomRefused } from './errors';

export type { AccountStore, LeasedAccount } from './customer-service-store';

type Syncing = Pick<WecomClient, 'syncMessages'>;

/** Longer than all pages of one account take; a process that dies gives its accounts back after it. */
const leaseMilliseconds = 120_000;
/** Pages of at most 1,000 items in one go; what is left is due again at once. */
const maximumPages = 20;
/** Accounts in one call of `pull`, so that it ends even if a store gives the same one for ever. */
const maximumAccounts = 100;
/** Every account is pulled this often even when no doorbell rings: WeCom promises none (P90930). */
const idleMilliseconds = 180_000;

const afterFailure = { soon: 15_000, throttled: 60_000, alarmed: 600_000 } as const;

function pauseAfter(error: unknown): number {
  if (!(error instanceof WecomRefused)) return afterFailure.soon;
  const reaction = reactionTo(error.errcode);
  if (reaction === 'throttle') return afterFailure.throttled;
  return reaction === 'retry' || reaction === 'refresh' ? afterFailure.soon : afterFailure.alarmed;
}

const expiredToken = 95007;

/** One page; a token of the doorbell that has run out is left away, the cursor stays (P94670). */
async function readPage(client: Syncing, account: LeasedAccount): Promise<SyncPage> {
  try {
    return await client.syncMessages(account);
  } catch (error) {
    if (!(error instanceof WecomRefused) || error.errcode !== expiredToken || account.token === null)
      throw error;
    return client.syncMessages({ ...account, token: null });
  }
}

/** Reads what is new at one account and gives the number of items; `dueIn`: milliseconds until it is pulled again. */
async function pullAccount(
  client: Syncing,
  store: AccountStore,
  clock: Clock,
  leased: LeasedAccount,
): Promise<{ items: number; dueIn: number }> {
  let account = leased;
  let items = 0;
  for (let pages = 0; pages < maximumPages; pages++) {
    let page: SyncPage;
    try {
      page = await readPage(client, account);
    } catch (error) {
      return { items, dueIn: pauseAfter(error) };
    }
    const parsed = page.items.map((json) => {
      const item = parseItem(json);
      return item.openKfId === '' ? { ...item, openKfId: account.openKfId } : item;
    });
    await store.save(account.openKfId, parsed, page.nextCursor, page.more, clock.now());
    items += parsed.length;
    // has_more is the only sign of the end: a page may be empty in the middle. But without a new cursor the same page
    // would come again for ever.
    const moved = page.nextCursor !== null && page.nextCursor !== account.cursor;
    if (!page.more) return { items, dueIn: idleMilliseconds };
    if (!moved) return { items, dueIn: afterFailure.soon };
    account = { ...account, cursor: page.nextCursor };
  }
  return { items, dueIn: 0 };
}

/**
 * Pulls every account that is due and gives the number of items stored. Calls WeCom outside of any transaction and
 * never throws: what fails is due again later, and a lease that can't be given back ends by itself.
 */
export async function pull(client: Syncing, store: AccountStore, clock: Clock): Promise<number> {
  let total = 0;
  for (let accounts = 0; accounts < maximumAccounts; accounts++) {
    try {
      const account = await store.lease(clock.now(), leaseMilliseconds);
      if (account === null) break;
      let dueIn: number = afterFailure.soon;
      try {
        const result = await pullAccount(client, store, clock, account);
        total += result.items;
        dueIn = result.dueIn;
      } finally {
        await store.release(account.openKfId, clock.now(), clock.now() + dueIn);
      }
    } catch {
      // The store can't be reached: nothing was lost, the cursor stands where it stood.
      break;
    }
  }
  return total;
}
