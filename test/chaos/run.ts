import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Database } from '../../models/store/database';
import { makeDatabase } from '../database';
import { hasMariadb, pause, PrivateMariadb } from '../private-mariadb';
import { balance, type Counts } from './ledger';
import { Stage, type Play } from './stage';

/**
 * `npm run test:chaos`: the platform fails, the process is killed, callbacks repeat, the database goes away; whatever
 * was acknowledged has one effect. `--short`: the form for CI. Exit code 1 when something is not as it must be.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const short = values.short;
const long: Play = {
  messages: 2_000,
  people: 200,
  oneResidentIn: 5,
  gap: 5_000,
  failing: 0.2,
};
const began = Date.now();
const play: Play = short ? { ...long, messages: 200, people: 100, oneResidentIn: 10, gap: 2_500 } : long;
const KILLS = short ? 3 : 10;
const AWAY = short ? 5_000 : 60_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function tell(title: string, stage: Stage, counts: Counts, more: string): void {
  const { town, house } = stage;
  say(`\n${title} (${Math.round((Date.now() - began) / 1000)} s since the start)`);
  say(`  people ${stage.play.people}, messages ${stage.spoken.length}, deliveries ${stage.posts}, ${more}`);
  say(`  API calls ${town.calls}, failed on purpose ${town.failedCalls}, kills ${house.kills}`);
  say(`  acknowledged ${counts.acknowledged}, never acknowledged ${counts.unacknowledged}`);
  say(
    `  tickets ${counts.tickets}; notices sent ${counts.sent}, failed ${counts.failed}, waiting ${counts.waiting}`,
  );
  for (const [reason, count] of counts.reasons) say(`    failed ${count}: ${reason}`);
  const { doubledApp, doubledGroup, doubledCustomerService } = counts;
  say(`  seen twice: app ${doubledApp}, groups ${doubledGroup}, customer service ${doubledCustomerService}`);
  for (const fault of counts.faults.slice(0, 20)) say(`  FAULT ${fault}`);
  say(
    counts.faults.length === 0
      ? '  nothing lost, nothing twice, in order'
      : `  ${counts.faults.length} FAULTS`,
  );
}

async function balanceOf(stage: Stage): Promise<Counts> {
  const database = await Database.open(stage.config, { readOnly: true });
  try {
    const counts = await balance(database, stage.town, stage.spoken);
    // Else the run has proved nothing.
    if (counts.acknowledged < stage.spoken.length / 4) counts.faults.push('hardly anything was acknowledged');
    if (counts.doubledCustomerService > 0)
      counts.faults.push('customer service doubled, although it has a key');
    return counts;
  } finally {
    await database.close();
  }
}

/** Killed again and again while people write. */
async function killed(folder: string): Promise<Counts> {
  const database = await makeDatabase();
  const stage = await Stage.open(play, database.url, path.join(folder, 'spool-a'), Number(values.seed));
  // In the middle of the work: each time only after as many were answered again as belong between two kills.
  const between = play.messages / (KILLS + 1) / 2;
  let restarting = Promise.resolve();
  let down = false;
  let answered = 0;
  await stage.perform(() => {
    if (down || stage.house.kills >= KILLS || stage.acknowledged < answered + between) return;
    down = true;
    restarting = stage.house.killAndRestart().then(() => {
      answered = stage.acknowledged;
      down = false;
    });
  });
  await restarting;
  await stage.settle();
  const counts = await balanceOf(stage);
  await stage.close();
  await database.drop();
  if (stage.house.kills < KILLS) counts.faults.push(`killed only ${stage.house.kills} times`);
  tell('Killed while people write', stage, counts, `kills planned ${KILLS}`);
  return counts;
}

/** The database goes away under load; in the middle of it the process is killed too. */
async function away(folder: string): Promise<Counts> {
  const server = await PrivateMariadb.make();
  try {
    const calm = { ...play, failing: 0.05, messages: Math.round(play.messages / 2), gap: AWAY / 5 };
    const stage = await Stage.open(calm, server.url, path.join(folder, 'spool-b'), Number(values.seed) + 1);
    const performed = stage.perform(() => undefined);
    await pause(AWAY / 4);
    await server.stop('SIGKILL');
    await pause(AWAY / 2);
    // Comes up without its database, and takes over what the killed one had kept.
    await stage.house.killAndRestart(false);
    await stage.house.up;
    await pause(AWAY / 2);
    await server.start();
    await performed;
    await pause(3_000);
    await stage.settle();
    const counts = await balanceOf(stage);
    await stage.close();
    if (stage.told === 0)
      counts.faults.push('nobody was told that a message is kept: the database was never missed');
    tell('Database away', stage, counts, `away ${AWAY / 1000} s, told that it is kept ${stage.told}`);
    return counts;
  } finally {
    await server.remove();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-chaos-'));
  try {
    const stages: (() => Promise<Counts>)[] = [];
    if (values.only !== 'away') stages.push(() => killed(folder));
    if (values.only !== 'killed' && hasMariadb()) stages.push(() => away(folder));
    if (!hasMariadb()) say('\nDatabase away: left out, there is no mariadbd on this machine');
    const results: Counts[] = [];
    // Side by side where time counts, alone where the figures do.
    if (short) results.push(...(await Promise.all(stages.map((stage) => stage()))));
    else for (const stage of stages) results.push(await stage());
    if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    process.exit(1);
  },
);
