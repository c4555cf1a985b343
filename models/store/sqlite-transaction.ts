import type SqliteConnection from 'better-sqlite3';
import { Lastly, type SqlValue, type Transaction, type Written } from './transaction';
import type { Vault } from './vault';

const KEPT_STATEMENTS = 500;

/** Prepared statements of one connection, by their text. */
export class Statements {
  private readonly kept = new Map<string, SqliteConnection.Statement>();

  constructor(private readonly connection: SqliteConnection.Database) {}

  prepared(sql: string): SqliteConnection.Statement {
    let statement = this.kept.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      if (this.kept.size >= KEPT_STATEMENTS) this.kept.clear();
      this.kept.set(sql, statement);
    }
    return statement;
  }
}

/**
 * A transaction on the driver's connection without TypeORM in between: its logger, broadcaster and six promises a
 * statement cost more than the statement (docs/decisions/0002-one-writer.md).
 */
export class SqliteTransaction implements Transaction {
  readonly lastly = new Lastly();
  readonly shared = false;

  constructor(
    private readonly statements: Statements,
    readonly vault: Vault,
  ) {}

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return this.statements.prepared(sql).all(...bound(values)) as T[];
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<Written> {
    const { changes, lastInsertRowid } = this.statements.prepared(sql).run(...bound(values));
    return { affected: changes, insertId: Number(lastInsertRowid) };
  }
}

/** The driver binds no booleans; both databases keep them as 0 and 1. */
const bound = (values: readonly SqlValue[]): (string | number | null)[] =>
  values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
