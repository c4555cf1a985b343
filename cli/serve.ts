import { startFailure } from './start-failure';

/** What a process that serves has to know of the house. */
export interface Served {
  readonly port: number;
  /** Null with a real WeCom. */
  readonly simulator: unknown;
  stop(): Promise<void>;
}

const EXIT_WITHIN = 2_900;

/** Opens the house, says where it is, and closes it on SIGTERM or SIGINT within three seconds; a start that fails ends with 1. */
export async function serve(open: () => Promise<Served>): Promise<void> {
  try {
    const house = await open();
    process.stdout.write(`${openingWords(house).join('\n')}\n`);
    closeOnSignal(house);
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}

function openingWords({ port, simulator }: Served): string[] {
  if (simulator === null) return [`小格已经开张，回调地址路径：/wecom/callback，端口 ${port}。`];
  return [
    '小格已经开张，用的是自带的模拟企业微信和示范街道。',
    `请在浏览器打开：http://127.0.0.1:${port}/sim/`,
  ];
}

function closeOnSignal(house: Served): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // A database that does not answer holds nobody up: what it did not commit was not acknowledged.
      setTimeout(() => process.exit(0), EXIT_WITHIN).unref();
      void house.stop().then(() => process.exit(0));
    });
  }
}
