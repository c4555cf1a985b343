import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pause } from '../private-mariadb';

const STARTS_WITHIN = 90_000;
const LOOK_EVERY = 100;

/** The house as a child process: killed without warning, started again at once. */
export class HouseProcess {
  kills = 0;
  /** Resolves when the process that was started last takes connections, database or not, or when it ended. */
  up: Promise<void> = Promise.resolve();
  private child: ChildProcess | null = null;

  constructor(
    private readonly environment: Record<string, string>,
    private offset: number,
  ) {}

  /** `ready` false: returns when the process runs, not when it listens. */
  start(ready = true): Promise<void> {
    const { PATH = '', NODE_PATH = '' } = process.env;
    const env = { PATH, NODE_PATH, ...this.environment, CHAOS_OFFSET: String(this.offset) };
    const child = fork(path.join(__dirname, 'house.js'), {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    const listening = new Promise<void>((resolve, reject) => {
      const bound = setTimeout(() => reject(new Error('the house did not start')), STARTS_WITHIN);
      child.once('message', () => {
        clearTimeout(bound);
        resolve();
      });
      child.once('exit', (code) => {
        clearTimeout(bound);
        reject(new Error(`the house ended with ${code}`));
      });
    });
    this.up = this.untilOpen(child);
    if (ready) return listening;
    // Nobody waits for it; why it ended stands on its standard error.
    listening.catch(() => undefined);
    return Promise.resolve();
  }

  private async untilOpen(child: ChildProcess): Promise<void> {
    const url = `http://127.0.0.1:${this.environment['PORT']}/healthz`;
    const giveUpAt = Date.now() + STARTS_WITHIN;
    while (child.exitCode === null && child.signalCode === null && Date.now() < giveUpAt) {
      const open = await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
      if (open) return;
      await pause(LOOK_EVERY);
    }
  }

  /** SIGKILL, and a new process at once; `ready` as for `start`. */
  async killAndRestart(ready = true): Promise<void> {
    this.kills += 1;
    await this.end('SIGKILL');
    await this.start(ready);
  }

  /** The clock of the house runs this far ahead of the machine's. */
  moveTo(offset: number): void {
    this.offset = offset;
    if (this.child?.connected) this.child.send({ offset });
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill(signal);
    await gone;
  }
}
