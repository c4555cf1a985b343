import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sampleStreet } from '../cli/sample-street';
import { ringAccount } from '../models/exchange/customer-accounts';
import { queue } from '../models/exchange/outbound';
import { Street } from './street';

const DEAD = 'deaddeaddeaddead';
/** As models/store/file-lock.ts does it, in a process that can be killed. */
const HOLD = `const Connection = require('better-sqlite3');
  new Connection(process.argv[1]).exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  process.stdout.write('held');
  setInterval(() => undefined, 1000);`;

let street: Street;
let child: ChildProcess;
let folder: string;
beforeAll(async () => {
  street = await Street.open();
  folder = path.join(street.house.config.spoolFolder, 'holders');
  mkdirSync(folder, { recursive: true });
  child = spawn(process.execPath, ['-e', HOLD, path.join(folder, `${DEAD}.lock`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
}, 30_000);
afterAll(async () => {
  child.kill('SIGKILL');
  await street.close();
});

const heard = (): string[] =>
  street
    .player('网格员乙')
    .messages()
    .map(({ text }) => text);

/** A text, a post to a group and an account, all in the hands of the other process. */
async function leaseAll(): Promise<void> {
  const now = street.clock.now();
  await street.house.database.write(async (tx) => {
    const text = { msgtype: 'text' as const, text: { content: '一次' } };
    await queue(tx, now, {
      request: { kind: 'app.message', userIds: ['wanggeyuan_yi'], message: text },
    });
    await queue(tx, now, {
      request: { kind: 'webhook.message', key: 'sample-xingfu-group', message: text },
    });
    await tx.run("UPDATE outbound SET leaseUntil = ?, leaseOwner = ? WHERE state = 'waiting'", [
      now + 180_000,
      `${DEAD}:1`,
    ]);
    await ringAccount(tx, sampleStreet.account.openKfId, null, now);
    await tx.run('UPDATE customer_account SET leaseUntil = ?, pullAt = ?, leaseOwner = ?', [
      now + 120_000,
      now + 120_000,
      `${DEAD}:1`,
    ]);
  });
}

test('what a living process holds is left alone, also by one that ticks beside it', async () => {
  await street.settle();
  await street.openHouse();
  await leaseAll();
  await street.moveTo(street.clock.now() + 1_000);
  expect(heard()).toEqual([]);
  expect(await street.count('outbound', 'leaseUntil > 0')).toBe(2);
  expect(await street.count('customer_account', 'leaseUntil IS NOT NULL')).toBeGreaterThan(0);
});

test('when it is killed another goes on at once; what may have been posted is listed, not posted again', async () => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await street.pass(1_000);
  expect(heard()).toEqual(['一次']);
  expect(street.simulator.group('幸福社区工作群')).toEqual([]);
  expect(await street.rows("SELECT state, failure FROM outbound WHERE kind = 'webhook.message'")).toEqual([
    { state: 'failed', failure: '结果不明' },
  ]);
  expect(await street.count('customer_account', 'leaseUntil IS NOT NULL')).toBe(0);
  // The dead one's file is gone, those of the two that live are there.
  expect(readdirSync(folder).filter((name) => name.startsWith(DEAD))).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(2);
});
