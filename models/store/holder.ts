import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from './database';
import { lockFile } from './file-lock';
import type { Transaction } from './transaction';

const ENDING = '.lock';

/** A name for one claim of nobody in particular; `leaseOwner` holds 36 characters. */
export const newClaim = (): string => randomBytes(16).toString('hex');

/**
 * This process as the holder of leases. Its id stands in front of every `leaseOwner` and names a file that it keeps
 * locked while it lives, so that others on this machine see at once when it is gone. Elsewhere its leases run out.
 */
export class Holder {
  private constructor(
    private readonly folder: string,
    private readonly id: string,
    private readonly unlock: () => void,
  ) {}

  static open(folder: string): Holder {
    mkdirSync(folder, { recursive: true });
    for (;;) {
      const id = randomBytes(8).toString('hex');
      // Whoever looks for the dead may have found the file before we locked it: then another id.
      const unlock = lockFile(path.join(folder, id + ENDING));
      if (unlock) return new Holder(folder, id, unlock);
    }
  }

  /** A fresh `leaseOwner`: two claims in the same millisecond never see each other's rows as theirs. */
  readonly claim = (): string => `${this.id}:${randomBytes(9).toString('hex')}`;

  /** What processes of this machine held when they died is free again. Returns how many had died. */
  async takeOver(database: Database, now: number): Promise<number> {
    let dead = 0;
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith(ENDING) || name === this.id + ENDING) continue;
      const file = path.join(this.folder, name);
      const unlock = lockFile(file);
      if (!unlock) continue;
      try {
        await database.write((tx) => freeLeases(tx, name.slice(0, -ENDING.length), now));
        rmSync(file, { force: true });
        dead += 1;
      } finally {
        unlock();
      }
    }
    return dead;
  }

  close(): void {
    this.unlock();
    rmSync(path.join(this.folder, this.id + ENDING), { force: true });
  }
}

/** A lease of 0 has run out but was held: a webhook under it may have been posted, and is not posted again. */
async function freeLeases(tx: Transaction, id: string, now: number): Promise<void> {
  const owned = `${id}:%`;
  for (const table of ['outbound', 'attachment']) {
    await tx.run(
      `UPDATE ${table} SET leaseUntil = 0 WHERE state = 'waiting' AND leaseOwner LIKE ? AND leaseUntil IS NOT NULL`,
      [owned],
    );
  }
  await tx.run(
    'UPDATE customer_account SET leaseUntil = NULL, pullAt = ? WHERE leaseOwner LIKE ? AND leaseUntil IS NOT NULL',
    [now, owned],
  );
}
