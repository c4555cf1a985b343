import type { QueryRunner } from 'typeorm';
import type { Vault } from './vault';

export type SqlValue = string | number | boolean | null;
export interface Written {
  affected: number;
  /** Key of the inserted row; 0 when the statement inserted none. */
  insertId: number;
}

/** Read access: inside a transaction or on the connection for reads. */
export interface Reader {
  rows<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
  readonly vault: Vault;
}

/** What a job still has to write when all else of it is written. */
export class Lastly {
  private readonly works: (() => Promise<void>)[] = [];

  add(work: () => Promise<void>): void {
    this.works.push(work);
  }

  async run(): Promise<void> {
    for (const work of this.works) await work();
  }
}

/** One job's view of its transaction. Inside a job nothing else is awaited: no HTTP, no timer, no file. */
export interface Transaction extends Reader {
  run(sql: string, values?: readonly SqlValue[]): Promise<Written>;
  /** Of this job, or of all that share its commit; the writer runs it before the commit. */
  readonly lastly: Lastly;
  /** Others write at the same time and wait for rows that are held (MySQL); SQLite has one writer. */
  readonly shared: boolean;
}

interface MysqlHeader {
  affectedRows?: number;
  insertId?: number;
}

/** Wraps TypeORM's query runner so that the same SQL gives the same results on both databases. */
export class RunnerTransaction implements Transaction {
  readonly lastly = new Lastly();
  readonly shared = true;

  constructor(
    private readonly runner: QueryRunner,
    readonly vault: Vault,
  ) {}

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.runner.query(sql, [...values])) as T[];
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<Written> {
    const result = await this.runner.query(sql, [...values], true);
    const raw = result.raw as number | bigint | MysqlHeader | null;
    if (typeof raw === 'object' && raw !== null) {
      return { affected: raw.affectedRows ?? 0, insertId: raw.insertId ?? 0 };
    }
    return { affected: result.affected ?? 0, insertId: Number(raw ?? 0) };
  }
}

/** First row or null. */
export async function one<T>(
  reader: Reader,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<T | null> {
  return (await reader.rows<T>(sql, values))[0] ?? null;
}

/** `INSERT` of one row given as column → value; returns its key. */
export async function insert(tx: Transaction, table: string, row: Record<string, SqlValue>): Promise<number> {
  const { insertId } = await tx.run(insertSql(table, row), Object.values(row));
  return insertId;
}

const insertTexts = new Map<string, string>();

function insertSql(table: string, row: Record<string, SqlValue>): string {
  const columns = Object.keys(row);
  const name = `${table}:${columns.join()}`;
  let text = insertTexts.get(name);
  if (text === undefined) {
    text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    insertTexts.set(name, text);
  }
  return text;
}

/** True for "this key is already there", on either database. */
export function isUniqueViolation(error: unknown): boolean {
  const code = driverCode(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'ER_DUP_ENTRY';
}

/** The driver's error code behind TypeORM's QueryFailedError, '' when there is none. */
export function driverCode(error: unknown): string {
  const driverError = (error as { driverError?: { code?: unknown } } | null)?.driverError ?? error;
  const code = (driverError as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
