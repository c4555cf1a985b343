import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { seedSampleStreet } from '../cli/seed';
import { readConfig, type Config } from '../config';
import { Xiaoge } from '../main';
import { Database } from '../models/store/database';
import { balance, type Spoken } from './chaos/ledger';
import { PostOffice } from './chaos/post-office';
import { Town } from './chaos/town';
import { freePort, hasMariadb, PrivateMariadb } from './private-mariadb';

const START = Date.parse('2026-11-24T09:30:00+08:00');
const PEOPLE = 10;

let server: PrivateMariadb;
let town: Town;
let post: PostOffice;
let config: Config;
const spool = mkdtempSync(path.join(tmpdir(), 'xiaoge-away-'));
const spoken: Spoken[] = [];

// Without a server of its own there is nothing to take away.
const withServer = hasMariadb() ? describe : describe.skip;

beforeAll(async () => {
  if (!hasMariadb()) return;
  server = await PrivateMariadb.make();
  const port = await freePort();
  const callbackUrl = `http://127.0.0.1:${port}/wecom/callback`;
  town = new Town({
    members: PEOPLE,
    residents: 0,
    failing: 0,
    callbackUrl,
    start: START,
    random: () => 0.5,
  });
  config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: server.url,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SPOOL_FOLDER: spool,
    ...(await town.open()),
  });
  const { keys, agentId, clock } = town;
  post = new PostOffice({ keys, agentId, url: callbackUrl, now: () => clock.now(), random: () => 0.5 });
});

afterAll(async () => {
  await town?.close();
  await server?.remove();
  rmSync(spool, { recursive: true, force: true });
});

const open = (): Promise<Xiaoge> =>
  Xiaoge.open(config, { clock: town.clock, log: pino({ level: 'silent' }), background: false });

/** Everybody writes one report; all are answered. */
async function everybodyWrites(sequence: number): Promise<void> {
  await Promise.all(
    town.members.map(async ({ id }, index) => {
      const mark = `标记${index}甲${sequence}`;
      const messageId = post.newMessageId();
      const text = `【上报】\n类别：路灯\n地点：${index + 1}号楼1单元\n描述：${mark}灯不亮`;
      const acknowledged = await post.post(id, messageId, text);
      spoken.push({ person: id, sequence, mark, messageId, report: true, acknowledged });
    }),
  );
}

const depth = async (): Promise<string | undefined> => {
  const answer = await fetch(`http://127.0.0.1:${config.port}/metrics`);
  return /^xiaoge_spool_depth (\d+)$/m.exec(await answer.text())?.[1];
};

withServer('with a server of our own', () => {
  test('the database goes away under load, the process restarts without it: nothing acknowledged is lost', async () => {
    const first = await Database.open(config);
    await seedSampleStreet(first, START);
    await first.close();
    let house = await open();
    await everybodyWrites(1);
    expect(post.told).toBe(0);

    await server.stop('SIGKILL');
    await everybodyWrites(2);
    await everybodyWrites(3);
    // Each person is told once.
    expect(post.told).toBe(PEOPLE);
    expect(await depth()).toBe(String(2 * PEOPLE));
    expect(await house.replay()).toBe(0);

    await house.stop();
    const opening = open();
    await everybodyWrites(4);
    expect(post.told).toBe(PEOPLE);

    await server.start();
    house = await opening;
    // What comes now queues behind what is kept.
    await everybodyWrites(5);
    expect(await depth()).toBe(String(4 * PEOPLE));
    expect(await house.replay()).toBe(4 * PEOPLE);
    expect(await depth()).toBe('0');
    await everybodyWrites(6);
    expect(await depth()).toBe('0');
    await house.settle();

    const counts = await balance(house.database, town, spoken);
    await house.stop();
    expect(counts.faults).toEqual([]);
    expect(counts.acknowledged).toBe(6 * PEOPLE);
    expect(counts.tickets).toBe(6 * PEOPLE);
  }, 120_000);
});
