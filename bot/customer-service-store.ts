import type { CustomerServiceItem } from './customer-service-messages';

/** An account that is ours to pull until the lease ends. */
export interface LeasedAccount {
  openKfId: string;
  /** Where the last pull ended; null = from the beginning (at most three days back). */
  cursor: string | null;
  /** From the doorbell, good for 10 minutes; null = pull without, which the platform allows rarely. */
  token: string | null;
  /** Nothing was ever pulled: what comes is old and is stored, not answered. */
  firstPull: boolean;
}

/** Where cursors and items live. `models/` implements it on the database. */
export interface AccountStore {
  /** Takes an account that is due at `now` (epoch ms) and not leased; null when there is none. */
  lease(now: number, leaseMilliseconds: number): Promise<LeasedAccount | null>;
  /** Stores items (once each) and cursor in one transaction and keeps the lease. A null cursor never overwrites. */
  save(
    openKfId: string,
    items: CustomerServiceItem[],
    nextCursor: string | null,
    more: boolean,
    now: number,
  ): Promise<void>;
  /** Gives the account back, due again at `nextPullAt` (a doorbell that rang meanwhile makes it due earlier). */
  release(openKfId: string, now: number, nextPullAt: number): Promise<void>;
}
