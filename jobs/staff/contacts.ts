import { syncContacts, type Synced } from '../../actions/staff/sync-contacts';
import type { WecomClient } from '../../bot/api-client';
import type { Clock } from '../../bot/clock';
import { readContactBook } from '../../bot/contacts';
import { readContactRules, rolesGiven } from '../../models/staff/contact-rules';
import type { Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import { insert, isUniqueViolation, one } from '../../models/store/transaction';

export interface ContactsOptions {
  database: Database;
  office: () => Office;
  client: Pick<WecomClient, 'call'>;
  clock: Clock;
  /** Settings file; null: names and leavers only. Read anew each time. */
  rules: string | null;
  onSynced?: (synced: Synced, problems: readonly string[]) => void;
  onQueued?: () => void;
}

const HOUR = 3_600_000;
const AFTER_FAILURE = 10 * 60_000;
const NEXT = 'contacts next';

/** Reads the address book every hour, and at once when somebody came; one process of several does it. */
export class ContactsReader {
  constructor(private readonly options: ContactsOptions) {}

  /** Somebody came or changed: the next pass reads. */
  async hurry(): Promise<void> {
    const { database, clock } = this.options;
    await database.write((tx) =>
      tx.run('UPDATE setting SET value = ? WHERE name = ? AND value > ?', [
        String(clock.now()),
        NEXT,
        String(clock.now()),
      ]),
    );
  }

  /** Reads when it is due; 1 = it did. Throws what the platform or the rules' file throws; tried again in ten minutes. */
  async pass(): Promise<number> {
    const { clock } = this.options;
    const now = clock.now();
    if (!(await this.claim(now))) return 0;
    try {
      await this.read();
      return 1;
    } catch (error) {
      await this.set(now + AFTER_FAILURE);
      throw error;
    }
  }

  private async read(): Promise<void> {
    const { database, office, client, clock, rules, onSynced, onQueued } = this.options;
    const book = await readContactBook(client);
    const given = rules === null ? null : rolesGiven(readContactRules(rules), book, office().directory);
    const synced = await database.write((tx) =>
      syncContacts({ tx, office: office(), now: clock.now(), actorId: null }, book, given?.roles ?? null),
    );
    onSynced?.(synced, given?.problems ?? []);
    if (synced.left > 0) onQueued?.();
  }

  /** Moves the appointment by an hour; of two processes one gets it. */
  private async claim(now: number): Promise<boolean> {
    const { database } = this.options;
    const row = await one<{ value: string }>(database, 'SELECT value FROM setting WHERE name = ?', [NEXT]);
    if (row && Number(row.value) > now) return false;
    const next = String(now + HOUR);
    return database.write(async (tx) => {
      if (row) {
        const moved = await tx.run('UPDATE setting SET value = ? WHERE name = ? AND value = ?', [
          next,
          NEXT,
          row.value,
        ]);
        return moved.affected > 0;
      }
      try {
        await insert(tx, 'setting', { name: NEXT, value: next });
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    });
  }

  private async set(at: number): Promise<void> {
    await this.options.database.write((tx) =>
      tx.run('UPDATE setting SET value = ? WHERE name = ?', [String(at), NEXT]),
    );
  }
}
