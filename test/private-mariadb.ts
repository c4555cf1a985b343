import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';

const STARTS_WITHIN = 60_000;

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether this machine can start a server of its own. */
export function hasMariadb(): boolean {
  try {
    execFileSync('mariadbd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A MariaDB server for one test, with its own folder and port, that may be stopped and started. */
export class PrivateMariadb {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async make(): Promise<PrivateMariadb> {
    const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-mariadb-'));
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    const tables = ['--no-defaults', `--datadir=${folder}/data`, '--auth-root-authentication-method=normal'];
    execFileSync('mariadb-install-db', [...tables, ...asRoot, '--skip-test-db'], { stdio: 'ignore' });
    const server = new PrivateMariadb(folder, await freePort());
    await server.start();
    return server;
  }

  /** As DATABASE_URL has it. */
  get url(): string {
    return `mysql://root@127.0.0.1:${this.port}/xiaoge`;
  }

  /** Resolves when it takes connections and the database is there. */
  async start(): Promise<void> {
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    const place = [`--datadir=${this.folder}/data`, `--socket=${this.folder}/sock`, `--port=${this.port}`];
    const lean = ['--bind-address=127.0.0.1', '--innodb-buffer-pool-size=64M', '--skip-name-resolve'];
    this.child = spawn('mariadbd', ['--no-defaults', ...place, ...lean, ...asRoot], { stdio: 'ignore' });
    const giveUpAt = Date.now() + STARTS_WITHIN;
    for (;;) {
      try {
        const connection = await createConnection({ host: '127.0.0.1', port: this.port, user: 'root' });
        await connection.query('CREATE DATABASE IF NOT EXISTS xiaoge');
        await connection.end();
        return;
      } catch (error) {
        if (Date.now() > giveUpAt) throw error;
        await pause(100);
      }
    }
  }

  /** At once and without goodbye, or orderly; resolves when the process is gone. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
