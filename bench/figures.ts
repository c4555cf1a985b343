import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { report as fileReport } from '../actions/tickets/report';
import { seedSampleStreet } from '../cli/seed';
import { readConfig } from '../config';
import { weeklyBulletinJob } from '../jobs/figures/weekly-bulletin';
import type { Office } from '../models/context';
import { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import type { Person } from '../models/staff/person';
import { one } from '../models/store/transaction';
import { median } from './drive';
import type { LedgerDrawn, Recounting } from './figure-child';
import { fill } from './many-tickets';
import { mysqlStore, sqliteStore, type Store } from './stores';

const SMALL = 100_000;
const USUAL = 1_000_000;
const LARGE_MYSQL = 10_000_000;
/** Monday after the measured week. */
const NOW = Date.parse('2026-11-23T08:33:00+08:00');
const ROUNDS = 7;
const MOST_RATIO = 1.5;
/** Node's own memory for a ledger, as jobs/background.ts gives it. */
const DRAWING_MEMORY = '--max-old-space-size=220';
const KEY = randomBytes(32).toString('base64');

const tell = (text: string): void => void process.stderr.write(text);

/** A street that is filled, open until it was measured. */
interface Filled {
  database: Database;
  office: Office;
  store: Store;
}

async function open(store: Store): Promise<Filled> {
  const settings = { DATABASE_URL: store.url, DATA_KEY: KEY };
  const database = await Database.open(readConfig(settings));
  await seedSampleStreet(database, NOW);
  return { database, office: (await OfficeKeeper.open(database, 'Asia/Shanghai')).current(), store };
}

/** Milliseconds of one bulletin for all groups of the street. */
async function publish({ database, office }: Filled): Promise<number> {
  const begun = performance.now();
  await database.write((tx) =>
    weeklyBulletinJob.run(
      { tx, office, now: NOW, actorId: null },
      { name: 'weekly-bulletin', at: NOW, until: NOW, subject: 0 },
    ),
  );
  const taken = performance.now() - begun;
  for (const table of ['bulletin', 'paper', 'outbound'])
    await database.write((tx) => tx.run(`DELETE FROM ${table}`));
  return taken;
}

const WIDTH = 30;
function bar(label: string, share: number): string {
  const filled = Math.round(share * WIDTH);
  return `\r${label} ${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)} ${Math.round(share * 100)} %`;
}

/** Both streets side by side, round by round, so that what else the machine does falls on both. */
async function compare(make: (size: number) => Promise<Store>, tickets: number): Promise<boolean> {
  const streets: Filled[] = [];
  try {
    for (const size of [SMALL, tickets]) {
      const street = await open(await make(size));
      streets.push(street);
      const label = `${street.store.database} ${size}`;
      await fill(street.database, size, (share) => tell(bar(label, share)));
      tell('\n');
    }
    const times: number[][] = streets.map(() => []);
    for (let round = 0; round <= ROUNDS; round++)
      for (const [at, street] of streets.entries()) {
        const taken = await publish(street);
        // The first round warms up.
        if (round > 0) times[at]?.push(taken);
      }
    const [small = 0, large = 0] = times.map(median);
    const last = streets.at(-1);
    if (!last) return false;
    const quiet = await reportsWhile(last, () => setTimeout(QUIET));
    const busy = await reportsWhile(last, () => inChild<Recounting>('recount', last.store));
    const ledger = await inChild<LedgerDrawn>('ledger', last.store);
    const { seconds, differences } = busy.result;
    print(
      { database: last.store.database, tickets, small, large, seconds, differences },
      quiet,
      busy,
      ledger,
    );
    return large / small <= MOST_RATIO && differences === 0 && ledger.memoryMegabytes <= MOST_MEMORY;
  } finally {
    for (const { database, store } of streets) {
      await database.close();
      await store.remove();
    }
  }
}

const QUIET = 3_000;
const MOST_MEMORY = 300;
/** Between two reports: a street at its busiest. */
const PAUSE = 20;

interface Reports<T> {
  /** Milliseconds from the report to its commit. */
  median: number;
  slowest: number;
  result: T;
}

/** Files reports one after the other while `work` goes on, as callbacks do. */
async function reportsWhile<T>({ database, office }: Filled, work: () => Promise<T>): Promise<Reports<T>> {
  const reporter = await one<Person>(database, 'SELECT * FROM person ORDER BY id LIMIT 1');
  if (!reporter) throw new Error('nobody lives here');
  const place = office.directory.places[0];
  const facts = {
    category: '0104',
    placeId: place?.id ?? null,
    placeText: '3号楼2单元',
    subject: '楼道灯不亮',
    description: '3号楼2单元楼道灯不亮',
    urgency: 'normal' as const,
    confirmed: true,
    // Orders of a platform come as fast as they come; nobody is kept back.
    source: 'transfer' as const,
  };
  const state = { done: false };
  const worked = work().finally(() => (state.done = true));
  const times: number[] = [];
  while (!state.done) {
    const begun = performance.now();
    await database.write((tx) =>
      fileReport({ tx, office, now: NOW, actorId: reporter.id }, reporter, 'app', facts),
    );
    times.push(performance.now() - begun);
    await setTimeout(PAUSE);
  }
  return { median: median(times), slowest: Math.max(...times), result: await worked };
}

/** In a process of its own, as the running house does it. */
function inChild<T>(what: 'recount' | 'ledger', store: Store): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'figure-child.js'), [what, store.url], {
      env: { ...process.env, DATA_KEY: KEY },
      ...(what === 'ledger' ? { execArgv: [DRAWING_MEMORY] } : {}),
    });
    let said: T | undefined;
    child.on('message', (message) => (said = message as T));
    child.on('exit', () =>
      said === undefined ? reject(new Error(`the ${what} ended without a word`)) : resolve(said),
    );
  });
}

interface Result {
  database: Store['database'];
  tickets: number;
  small: number;
  large: number;
  seconds: number;
  differences: number;
}

/** A line for people and one for machines, of each thing that was measured. */
function print(
  { database, tickets, small, large, seconds, differences }: Result,
  quiet: Reports<unknown>,
  busy: Reports<unknown>,
  ledger: LedgerDrawn,
): void {
  const ratio = large / small;
  const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
  process.stdout.write(
    `${database}  bulletin ${small.toFixed(1)} ms among ${SMALL}, ${large.toFixed(1)} ms among ${tickets}: ratio ${ratio.toFixed(2)}; recount ${seconds.toFixed(1)} s, ${differences} differences\n`,
  );
  const line = {
    bench: 'weekly-bulletin',
    database,
    tickets,
    ratioToSmall: rounded(ratio, 3),
    milliseconds: rounded(large, 1),
    recountSeconds: rounded(seconds, 1),
    differences,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  const answered = busy.median / quiet.median;
  process.stdout.write(
    `${database}  a report during the recount ${busy.median.toFixed(1)} ms (slowest ${busy.slowest.toFixed(0)}), before it ${quiet.median.toFixed(1)} ms: ratio ${answered.toFixed(2)}\n`,
  );
  process.stdout.write(
    `${JSON.stringify({ bench: 'report-during-recount', database, tickets, ratioToQuiet: rounded(answered, 3), slowestMilliseconds: rounded(busy.slowest, 1) })}\n`,
  );
  process.stdout.write(
    `${database}  ledger of ${ledger.rows} rows in ${ledger.seconds.toFixed(1)} s, ${ledger.files} files up to ${ledger.megabytes.toFixed(1)} MB, memory ${ledger.memoryMegabytes.toFixed(0)} MB\n`,
  );
  process.stdout.write(
    `${JSON.stringify({ bench: 'ledger', database, rows: ledger.rows, files: ledger.files, seconds: rounded(ledger.seconds, 1), memoryMegabytes: rounded(ledger.memoryMegabytes, 0) })}\n`,
  );
}

async function main(): Promise<void> {
  const large = process.argv.includes('large');
  const wanted = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? USUAL);
  const server = process.env['DATABASE_URL'] ?? '';
  // `-- mysql`: that one alone.
  const both = !process.argv.includes('mysql');
  let good = !both || (await compare(async () => sqliteStore('NORMAL'), wanted));
  if (/^(mysql|mariadb):/.test(server))
    good = (await compare((size) => mysqlStore(server, String(size)), large ? LARGE_MYSQL : wanted)) && good;
  else tell('Set DATABASE_URL=mysql://… to measure MySQL as well.\n');
  if (!good) process.exitCode = 1;
}

main().catch((error: unknown) => {
  tell(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
