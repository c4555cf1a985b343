import { drive, median, type Load } from './drive';
import { interpretLines } from './interpret';
import { LetterWriter, type Measured } from './letters';
import { line, table, type Measure } from './print';
import { benchSettings, ServerProcess, type BenchSettings } from './servers';
import { mysqlStore, sqliteStore, StoreKeeper, type Store } from './stores';
import { WecomStub } from './wecom-stub';

/** Letters of one run; enough for a second or two on a small machine. */
const LETTERS: Record<number, number> = { 1: 600, 64: 1_920 };
const WARM_UP = 960;
/** A cold process under full load would answer late or spool, and that is not what is measured. */
const WARM_UP_CONNECTIONS = 16;
const ROUNDS = 5;
/** All measures together; on a slow or busy machine each has fewer rounds, but one at least. */
const BUDGET = 150_000;
const measured: readonly Measured[] = ['help', 'full-report'];
const connectionCounts = [1, 64] as const;
const MEASURES = measured.length * connectionCounts.length;

const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** The echo and the bot on one store, both driven with the same letters. */
class Bench {
  private readonly letters: LetterWriter;
  private sent = { messages: 0, tickets: 0 };

  constructor(
    settings: BenchSettings,
    private readonly store: Store,
    private readonly keeper: StoreKeeper,
    private readonly echo: ServerProcess,
    private readonly bot: ServerProcess,
    /** Milliseconds for one measure. */
    private readonly slot: number,
  ) {
    this.letters = new LetterWriter(settings.secrets, settings.agentId);
  }

  async run(): Promise<Measure[]> {
    for (const bench of measured) await this.round(bench, WARM_UP_CONNECTIONS, WARM_UP);
    const measures: Measure[] = [];
    for (const bench of measured) {
      for (const connections of connectionCounts) measures.push(await this.measure(bench, connections));
    }
    return measures;
  }

  /** Medians of some rounds; the ratio is the median of the rounds' own, whose halves were measured side by side. */
  private async measure(bench: Measured, connections: number): Promise<Measure> {
    const rounds: { echo: Load; bot: Load }[] = [];
    const until = performance.now() + this.slot;
    for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < until); round++) {
      rounds.push(await this.round(bench, connections, LETTERS[connections] ?? WARM_UP));
    }
    const { database, synchronous } = this.store;
    const middle = (of: 'echo' | 'bot') => ({
      requestsPerSecond: median(rounds.map((round) => round[of].requestsPerSecond)),
      p50: median(rounds.map((round) => round[of].p50)),
      p99: median(rounds.map((round) => round[of].p99)),
    });
    const ratioToEcho = median(rounds.map(({ echo, bot }) => bot.requestsPerSecond / echo.requestsPerSecond));
    const measure = {
      bench,
      database,
      synchronous,
      connections,
      ...middle('bot'),
      ratioToEcho,
      echo: middle('echo'),
    };
    tell(
      `${database} ${synchronous}: ${bench}, ${connections} connections, ${ratioToEcho.toFixed(2)} of the echo`,
    );
    return measure;
  }

  /** The same letters to the echo and to the bot; then the store must hold every one of them. */
  private async round(bench: Measured, connections: number, count: number) {
    const letters = this.letters.write(bench, count);
    const echo = await drive(this.echo.port, letters, connections);
    const bot = await drive(this.bot.port, letters, connections);
    this.sent.messages += count;
    this.sent.tickets += bench === 'full-report' ? count : 0;
    await this.keeper.expect(this.sent);
    return { echo, bot };
  }
}

async function benchOn(store: Store, settings: BenchSettings, slot: number): Promise<Measure[]> {
  const environment = {
    ...settings.environment,
    DATABASE_URL: store.url,
    DATABASE_SYNCHRONOUS: store.synchronous,
  };
  const keeper = await StoreKeeper.open(environment);
  const servers: ServerProcess[] = [];
  try {
    const echo = await ServerProcess.start('bench/echo.js', environment);
    servers.push(echo);
    const bot = await ServerProcess.start('main.js', environment);
    servers.push(bot);
    return await new Bench(settings, store, keeper, echo, bot, slot).run();
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await keeper.close();
  }
}

async function main(): Promise<void> {
  const stub = new WecomStub();
  const settings = benchSettings(await stub.open());
  const url = process.env['DATABASE_URL'] ?? '';
  const makers: (() => Promise<Store>)[] = [
    async () => sqliteStore('FULL'),
    async () => sqliteStore('NORMAL'),
  ];
  if (/^(mysql|mariadb):/.test(url)) makers.push(() => mysqlStore(url));
  const measures: Measure[] = [];
  try {
    for (const make of makers) {
      const store = await make();
      try {
        measures.push(...(await benchOn(store, settings, BUDGET / makers.length / MEASURES)));
      } finally {
        await store.remove();
      }
    }
  } finally {
    await stub.close();
  }
  process.stdout.write(`${table(measures)}\n\n${measures.map(line).join('\n')}\n${interpretLines()}`);
}

main().catch((error: unknown) => {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
