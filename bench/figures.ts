import { randomBytes } from 'node:crypto';
import { seedSampleStreet } from '../cli/seed';
import { readConfig } from '../config';
import { weeklyBulletinJob } from '../jobs/weekly-bulletin';
import type { Office } from '../models/context';
import { Database } from '../models/database';
import { OfficeKeeper } from '../models/office';
import { recount } from '../models/recount';
import { median } from './drive';
import { fill } from './many-tickets';
import { mysqlStore, sqliteStore, type Store } from './stores';

const SMALL = 100_000;
const USUAL = 1_000_000;
const LARGE_MYSQL = 10_000_000;
/** Monday after the measured week. */
const NOW = Date.parse('2026-11-23T08:33:00+08:00');
const ROUNDS = 7;
const MOST_RATIO = 1.5;

const tell = (text: string): void => void process.stderr.write(text);

/** A street that is filled, open until it was measured. */
interface Filled {
  database: Database;
  office: Office;
  store: Store;
}

async function open(store: Store): Promise<Filled> {
  const settings = { DATABASE_URL: store.url, DATA_KEY: randomBytes(32).toString('base64') };
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
    const begun = performance.now();
    const { differences } = await recount(last.database, last.office.calendar);
    const seconds = (performance.now() - begun) / 1000;
    report({ database: last.store.database, tickets, small, large, seconds, differences: differences.size });
    return large / small <= MOST_RATIO && differences.size === 0;
  } finally {
    for (const { database, store } of streets) {
      await database.close();
      await store.remove();
    }
  }
}

interface Result {
  database: Store['database'];
  tickets: number;
  small: number;
  large: number;
  seconds: number;
  differences: number;
}

/** A line for people and one for machines. */
function report({ database, tickets, small, large, seconds, differences }: Result): void {
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
}

async function main(): Promise<void> {
  const large = process.argv.includes('large');
  const wanted = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? USUAL);
  const server = process.env['DATABASE_URL'] ?? '';
  let good = await compare(async () => sqliteStore('NORMAL'), wanted);
  if (/^(mysql|mariadb):/.test(server))
    good = (await compare((size) => mysqlStore(server, String(size)), large ? LARGE_MYSQL : wanted)) && good;
  else tell('Set DATABASE_URL=mysql://… to measure MySQL as well.\n');
  if (!good) process.exitCode = 1;
}

main().catch((error: unknown) => {
  tell(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
