import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { connectionOptions, type DatabaseSettings } from '../../ormconfig';
import { driverCode, RunnerTransaction, type Reader, type SqlValue } from './transaction';
import { Vault } from './vault';
import { PooledWriter, QueueWriter, type Job, type Writer } from './writer';

/** The database as the house uses it: `write` for every change, `rows` for reading outside of one. */
export class Database implements Reader {
  private constructor(
    readonly kind: 'sqlite' | 'mysql',
    readonly vault: Vault,
    private readonly source: DataSource,
    private readonly reading: DataSource,
    private readonly writer: Writer,
  ) {}

  /** Opens; unless `readOnly`, the tables are first brought up to date. Throws the driver's error when it can't. */
  static async open(
    settings: DatabaseSettings & { dataKey: Buffer; dataKeyOld?: Buffer | null },
    { readOnly = false } = {},
  ): Promise<Database> {
    const kind = settings.databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'mysql';
    const vault = new Vault(settings.dataKey, settings.dataKeyOld ?? null);
    const file = kind === 'sqlite' ? settings.databaseUrl.slice('sqlite:'.length) : null;
    if (file !== null && readOnly && !existsSync(file)) {
      throw new Error(`数据库文件不存在：${file}（先运行 npm start）`);
    }
    if (file !== null) mkdirSync(path.dirname(file), { recursive: true });
    const source = new DataSource(connectionOptions(settings, readOnly));
    if (readOnly) await source.initialize();
    else await openAndMigrate(source);
    const separate = kind === 'sqlite' && !readOnly;
    const reading = separate ? await new DataSource(connectionOptions(settings, true)).initialize() : source;
    const writer = kind === 'sqlite' ? new QueueWriter(source, vault) : new PooledWriter(source, vault);
    return new Database(kind, vault, source, reading, writer);
  }

  /** Tables of a MySQL database as it is, before any of ours is made. */
  static async countTables(settings: DatabaseSettings): Promise<number> {
    const source = await new DataSource(connectionOptions(settings, true)).initialize();
    try {
      const rows: unknown = await source.query('SHOW TABLES');
      return Array.isArray(rows) ? rows.length : 0;
    } finally {
      await source.destroy();
    }
  }

  write<T>(job: Job<T>): Promise<T> {
    return this.writer.write(job);
  }

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    const runner = this.reading.createQueryRunner();
    try {
      return await new RunnerTransaction(runner, this.vault).rows<T>(sql, values);
    } finally {
      await runner.release();
    }
  }

  /**
   * Reads as of one moment, whatever is written meanwhile. On SQLite all reads of this process then see that moment, so
   * long work belongs into a process of its own.
   */
  async snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const runner = this.reading.createQueryRunner();
    const begin =
      this.kind === 'mysql'
        ? ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', 'START TRANSACTION WITH CONSISTENT SNAPSHOT']
        : ['BEGIN'];
    try {
      for (const statement of begin) await runner.query(statement);
      try {
        return await work(new RunnerTransaction(runner, this.vault));
      } finally {
        await runner.query('COMMIT');
      }
    } finally {
      await runner.release();
    }
  }

  /** Steps that the tables lack; nothing is changed. */
  async pendingMigrations(): Promise<number> {
    const done = await this.rows<{ name: string }>('SELECT name FROM migrations').catch(() => []);
    const names = new Set(done.map(({ name }) => name));
    return this.source.migrations.filter(({ name }) => name !== undefined && !names.has(name)).length;
  }

  async close(): Promise<void> {
    await this.writer.idle();
    if (this.reading !== this.source) await this.reading.destroy();
    await this.source.destroy();
  }
}

const OPENING_TRIES = 20;
const OPENING_PAUSE = 250;

/** Two processes may start at the same time: whoever comes second waits until the first has made the tables. */
async function openAndMigrate(source: DataSource): Promise<void> {
  const transaction = source.options.type === 'better-sqlite3' ? 'all' : 'none';
  for (let tries = 1; ; tries++) {
    try {
      if (!source.isInitialized) await source.initialize();
      await source.runMigrations({ transaction });
      return;
    } catch (error) {
      if (tries >= OPENING_TRIES || !mayPass(error)) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, OPENING_PAUSE);
      });
    }
  }
}

/** Failures that come from another process doing the same at this moment. */
const mayPass = (error: unknown): boolean =>
  /^(SQLITE_BUSY|ER_TABLE_EXISTS_ERROR|ER_DUP_KEYNAME|ER_DUP_ENTRY|ER_LOCK)/.test(driverCode(error)) ||
  /already exists/.test(error instanceof Error ? error.message : '');
