import type SqliteConnection from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { SqliteTransaction, Statements } from './sqlite-transaction';
import { driverCode, RunnerTransaction, type Transaction } from './transaction';
import type { Vault } from './vault';

export type Job<T> = (tx: Transaction) => Promise<T>;
export interface Writer {
  write<T>(job: Job<T>): Promise<T>;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

const BATCH = 32;
/** Turns of the event loop without a new job after which a batch begins: what is on its way takes two to arrive. */
const QUIET_TURNS = 2;
/** Jobs with which a batch begins although more are coming. */
const ENOUGH = 4 * BATCH;
const BUSY_PATIENCE = 3000;
const BUSY_PAUSE = 20;

interface Waiting {
  job: Job<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}
type Outcome = { value: unknown } | { error: unknown };

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** One turn of the event loop: what has arrived is read. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * SQLite has one connection for the whole process, so transactions begun side by side would mix. Jobs queue here;
 * a batch of them shares one transaction and one commit and is answered only after the commit. A batch in which a job
 * throws is put back and run again with a savepoint for each job, so that it loses its own changes alone: a job may
 * run twice, as on MySQL. A failed commit fails all jobs of the batch.
 */
export class QueueWriter implements Writer {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private readonly connection: SqliteConnection.Database;
  private readonly statements: Statements;

  constructor(
    source: DataSource,
    private readonly vault: Vault,
  ) {
    const { databaseConnection } = source.driver as unknown as {
      databaseConnection: SqliteConnection.Database;
    };
    this.connection = databaseConnection;
    this.statements = new Statements(databaseConnection);
  }

  write<T>(job: Job<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ job, resolve: resolve as (value: unknown) => void, reject });
      this.running ??= this.drain();
    });
  }

  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    do {
      await this.gather();
      await this.batch(this.waiting.splice(0, BATCH));
    } while (this.waiting.length > 0);
    this.running = null;
  }

  /**
   * Gives the loop turns while they bring jobs. A batch runs without one, and Node accepts a single connection a turn:
   * with one turn a batch, the last of 64 new connections waited for two seconds.
   */
  private async gather(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS && this.waiting.length < ENOUGH;) {
      const before = this.waiting.length;
      await turn();
      quiet = this.waiting.length > before ? 0 : quiet + 1;
    }
  }

  private async batch(jobs: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = (await this.together(jobs)) ?? (await this.apart(jobs));
      outcomes.forEach((outcome, at) => {
        if ('error' in outcome) jobs[at]?.reject(outcome.error);
        else jobs[at]?.resolve(outcome.value);
      });
    } catch (error) {
      for (const { reject } of jobs) reject(error);
    }
  }

  /** No savepoints, and what comes last is written once for all; null when one of several threw and all was put back. */
  private async together(jobs: readonly Waiting[]): Promise<Outcome[] | null> {
    await this.begin();
    const tx = new SqliteTransaction(this.statements, this.vault);
    const outcomes: Outcome[] = [];
    try {
      for (const { job } of jobs) outcomes.push({ value: await job(tx) });
      await tx.lastly.run();
    } catch (error) {
      this.rollback();
      return jobs.length === 1 ? [{ error }] : null;
    }
    this.commit();
    return outcomes;
  }

  private async apart(jobs: readonly Waiting[]): Promise<Outcome[]> {
    await this.begin();
    const outcomes: Outcome[] = [];
    try {
      for (const { job } of jobs) {
        outcomes.push(await inSavepoint(new SqliteTransaction(this.statements, this.vault), job));
      }
    } catch (error) {
      this.rollback();
      throw error;
    }
    this.commit();
    return outcomes;
  }

  private commit(): void {
    try {
      this.statements.prepared('COMMIT').run();
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** A full or failing disk may have ended the transaction by itself. */
  private rollback(): void {
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
  }

  /** Takes the write lock at once, so a reader's snapshot can't fail us later. Throws SQLITE_BUSY when others hold it on. */
  private async begin(): Promise<void> {
    const giveUpAt = Date.now() + BUSY_PATIENCE;
    for (;;) {
      try {
        this.statements.prepared('BEGIN IMMEDIATE').run();
        return;
      } catch (error) {
        if (!driverCode(error).startsWith('SQLITE_BUSY') || Date.now() > giveUpAt) throw error;
        await pause(BUSY_PAUSE);
      }
    }
  }
}

async function inSavepoint(tx: Transaction, job: Job<unknown>): Promise<Outcome> {
  await tx.run('SAVEPOINT job');
  try {
    const value = await job(tx);
    await tx.lastly.run();
    await tx.run('RELEASE job');
    return { value };
  } catch (error) {
    try {
      await tx.run('ROLLBACK TO job');
      await tx.run('RELEASE job');
    } catch {
      // No savepoint any more: the whole transaction is gone, and why is in the first error.
      throw error;
    }
    return { error };
  }
}

const MYSQL_TRIES = 3;
/** Deadlock and lock wait timeout: the server has rolled the transaction back, the whole job is run again. */
const MYSQL_REPEATABLE = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);

/** MySQL: a pooled READ COMMITTED transaction a job, repeated whole on 1213 and 1205. */
export class PooledWriter implements Writer {
  private readonly active = new Set<Promise<unknown>>();

  constructor(
    private readonly source: DataSource,
    private readonly vault: Vault,
  ) {}

  write<T>(job: Job<T>): Promise<T> {
    const work = this.attempt(job, 1);
    const settled = work.catch(() => undefined).finally(() => this.active.delete(settled));
    this.active.add(settled);
    return work;
  }

  async idle(): Promise<void> {
    while (this.active.size > 0) await Promise.all(this.active);
  }

  private async attempt<T>(job: Job<T>, count: number): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction('READ COMMITTED');
      const tx = new RunnerTransaction(runner, this.vault);
      const value = await job(tx);
      await tx.lastly.run();
      await runner.commitTransaction();
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (count >= MYSQL_TRIES || !MYSQL_REPEATABLE.has(driverCode(error))) throw error;
    } finally {
      await runner.release();
    }
    return this.attempt(job, count + 1);
  }
}
