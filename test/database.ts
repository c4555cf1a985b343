import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';
import { Database } from '../models/store/database';

export interface TestDatabase {
  /** As DATABASE_URL has it. */
  url: string;
  /** For the files beside it; gone with it. */
  folder: string;
  drop(): Promise<void>;
}

let made = 0;

/** An empty database of one's own: a file, or with `DATABASE_URL=mysql://…` a database on that server. */
export async function makeDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'] ?? '';
  made += 1;
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-test-'));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  if (!/^(mysql|mariadb):/.test(given))
    return { url: `sqlite:${path.join(folder, 'street.db')}`, folder, drop: async () => clear() };
  const { url, drop } = await onServer(new URL(given));
  return { url, folder, drop: () => drop().finally(clear) };
}

/** That database with its tables and a key of its own. */
export const openDatabase = ({ url }: TestDatabase): Promise<Database> =>
  Database.open({ databaseUrl: url, databaseSynchronous: 'NORMAL', dataKey: randomBytes(32) });

/** Named after worker and process, so that two runs beside each other don't meet. */
async function onServer(server: URL): Promise<Pick<TestDatabase, 'url' | 'drop'>> {
  const base = server.pathname.slice(1) || 'xiaoge';
  const name = `${base}_test_${worker}_${process.pid}_${made}`;
  await command(server, `CREATE DATABASE \`${name}\``);
  return { url: named(server, name), drop: () => command(server, `DROP DATABASE IF EXISTS \`${name}\``) };
}

const worker = process.env['JEST_WORKER_ID'] ?? '1';

function named(server: URL, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

const command = (server: URL, sql: string): Promise<void> =>
  withServer(server, async (connection) => {
    await connection.query(sql);
  });

async function withServer<T>(server: URL, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({
    host: server.hostname,
    port: Number(server.port || 3306),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
  });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** One jest run; what it leaves for its later tests goes at its end (test/after-all.js). */
const run = process.env['XIAOGE_TEST_RUN'] ?? String(process.pid);
const lent = new Set<string>();

/**
 * The same with all tables made and nothing in them. Making them takes longer than most tests: on SQLite a file is
 * copied, on a server a database of an earlier test is emptied.
 */
export async function borrowDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'] ?? '';
  if (/^(mysql|mariadb):/.test(given)) return borrowOnServer(new URL(given));
  const database = await makeDatabase();
  const template = path.join(tmpdir(), `xiaoge-template-${run}-${worker}.db`);
  if (!existsSync(template)) {
    const first = path.join(database.folder, 'template.db');
    const made = await Database.open({
      databaseUrl: `sqlite:${first}`,
      databaseSynchronous: 'NORMAL',
      dataKey: Buffer.alloc(32),
    });
    await made.close();
    renameSync(first, template);
  }
  copyFileSync(template, database.url.slice('sqlite:'.length));
  return database;
}

async function borrowOnServer(server: URL): Promise<TestDatabase> {
  const base = server.pathname.slice(1) || 'xiaoge';
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-test-'));
  let count = 1;
  const nth = (): string => `${base}_lent_${run}_${worker}_${count}`;
  while (lent.has(nth())) count += 1;
  const name = nth();
  lent.add(name);
  await withServer(server, async (connection) => {
    await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\``);
    await empty(connection, name);
  });
  const giveBack = async (): Promise<void> => {
    lent.delete(name);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: named(server, name), folder, drop: giveBack };
}

/** Every table that ever held a row, and its numbers begin anew. */
async function empty(connection: Connection, database: string): Promise<void> {
  const [rows] = await connection.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND auto_increment > 1 AND table_name <> 'migrations'",
    [database],
  );
  for (const { name } of rows as { name: string }[]) {
    await connection.query(`DELETE FROM \`${database}\`.\`${name}\``);
    await connection.query(`ALTER TABLE \`${database}\`.\`${name}\` AUTO_INCREMENT = 1`);
  }
}
