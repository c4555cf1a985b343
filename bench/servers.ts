import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Secrets } from '../bot/envelope';

/** WECOM_* and DATA_KEY of one bench; made anew each time. */
export interface BenchSettings {
  environment: Record<string, string>;
  secrets: Secrets;
  agentId: string;
}

export function benchSettings(apiBase: string): BenchSettings {
  const letters = (length: number) => randomBytes(length).toString('hex').slice(0, length);
  const secrets = { token: letters(32), aesKey: letters(43), receiveId: 'ww0000000000000001' };
  const agentId = '1000002';
  return {
    secrets,
    agentId,
    environment: {
      WECOM_CORP_ID: secrets.receiveId,
      WECOM_AGENT_ID: agentId,
      WECOM_SECRET: letters(43),
      WECOM_TOKEN: secrets.token,
      WECOM_AES_KEY: secrets.aesKey,
      WECOM_API_BASE: apiBase,
      DATA_KEY: randomBytes(32).toString('base64'),
      HOST: '127.0.0.1',
      PORT: '0',
    },
  };
}

const STARTS_WITHIN = 20_000;
const STOPS_WITHIN = 5_000;

/** A server in a process of its own, so that the load generator does not share its loop. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Starts a script of the compiled tree and waits until it names its port. */
  static start(script: string, environment: Record<string, string>): Promise<ServerProcess> {
    const file = path.join(path.dirname(__dirname), script);
    const { PATH = '', NODE_ENV = 'production', TZ } = process.env;
    const child = spawn(process.execPath, [file], {
      env: { PATH, NODE_ENV, ...(TZ === undefined ? {} : { TZ }), ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve, reject) => {
      const bound = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`${script} did not start within ${STARTS_WITHIN} ms`));
      }, STARTS_WITHIN);
      let said = '';
      child.on('error', reject);
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
      // Read on after the start too: a full pipe would stop the server.
      child.stdout?.on('data', (chunk: Buffer) => {
        if (said.length < 10_000) said += chunk.toString();
        const port = /端口 (\d+)/.exec(said)?.[1];
        if (port === undefined) return;
        clearTimeout(bound);
        resolve(new ServerProcess(child, Number(port)));
      });
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => {
      this.child.once('exit', resolve);
    });
    const bound = setTimeout(() => this.child.kill('SIGKILL'), STOPS_WITHIN);
    this.child.kill('SIGTERM');
    await ended;
    clearTimeout(bound);
  }
}
