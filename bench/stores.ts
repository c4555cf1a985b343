import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { seedSampleStreet } from '../cli/seed';
import { readConfig } from '../config';
import { Database } from '../models/store/database';
import { one } from '../models/store/transaction';

/** One database with one way of writing to disk; made for the bench, gone after it. */
export interface Store {
  database: 'sqlite' | 'mysql';
  /** FULL: flushed at every commit. */
  synchronous: 'FULL' | 'NORMAL';
  url: string;
  remove(): Promise<void>;
}

export function sqliteStore(synchronous: 'FULL' | 'NORMAL'): Store {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-bench-'));
  return {
    database: 'sqlite',
    synchronous,
    url: `sqlite:${path.join(folder, 'bench.db')}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A database of its own on the server that `serverUrl` names; whether it flushes is the server's setting. */
export async function mysqlStore(serverUrl: string, more = ''): Promise<Store> {
  const server = new URL(serverUrl.replace(/^mariadb:/, 'mysql:'));
  const name = ['xiaoge_bench', process.pid, more].filter(Boolean).join('_');
  const connection = await mysql.createConnection({
    host: server.hostname,
    port: Number(server.port || 3306),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
  });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name}`);
  const [rows] = await connection.query('SELECT @@innodb_flush_log_at_trx_commit AS flushes');
  const { flushes } = (rows as { flushes: number }[])[0] ?? { flushes: 1 };
  server.pathname = `/${name}`;
  return {
    database: 'mysql',
    synchronous: flushes === 1 ? 'FULL' : 'NORMAL',
    url: server.toString(),
    remove: async () => {
      await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      await connection.end();
    },
  };
}

export interface Counted {
  messages: number;
  tickets: number;
}

const LATE = 20_000;
const LOOK_AGAIN = 100;

/** The store as the bot sees it, for seeding before and counting behind its back. */
export class StoreKeeper {
  private constructor(private readonly opened: Database) {}

  /** Makes the tables and the sample street. */
  static async open(environment: Record<string, string>): Promise<StoreKeeper> {
    const keeper = new StoreKeeper(await Database.open(readConfig(environment)));
    await seedSampleStreet(keeper.opened, Date.now());
    return keeper;
  }

  /**
   * Throws unless so many are stored. Looks again for a while: what is not done within the 4 s that the door may wait
   * is answered with an empty 200 and goes on, and what was spooled is replayed.
   */
  async expect(sent: Counted): Promise<void> {
    const wanted = JSON.stringify(sent);
    const until = performance.now() + LATE;
    for (;;) {
      const stored = JSON.stringify(await this.count());
      if (stored === wanted) return;
      if (performance.now() > until) throw new Error(`sent ${wanted}, stored ${stored}`);
      await setTimeout(LOOK_AGAIN);
    }
  }

  /** Messages answered without a failure, and tickets with their whole opening history (the third of a place is raised too). */
  private async count(): Promise<Counted> {
    const row = await one<Counted>(
      this.opened,
      `SELECT (SELECT COUNT(*) FROM inbound WHERE result = 'answered' AND failure IS NULL) AS messages,
        (SELECT COUNT(*) FROM ticket WHERE state = 'dispatched'
          AND (SELECT COUNT(*) FROM ticket_event e WHERE e.ticketId = ticket.id) >= 3) AS tickets`,
    );
    return { messages: Number(row?.messages), tickets: Number(row?.tickets) };
  }

  close(): Promise<void> {
    return this.opened.close();
  }
}
