import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Delivery } from './callback-types';
import type { InboundMessage } from './messages';
import type { PassiveReply } from './replies';
import { doorbellOf } from './app-dialect';
import { Spool } from './spool';
import { FileSpool } from './spool-file';

class Away extends Error {}

const delivery = (key: string, from = 'ren_jia', receivedAt = 1): Delivery => ({
  key,
  receivedAt,
  message: { kind: 'text', from, content: key } as unknown as InboundMessage,
});
const doorbell = (key: string): Delivery => ({
  key,
  receivedAt: 1,
  message: { kind: 'event.kf_msg_or_event', from: null, openKfId: 'wk1' } as unknown as InboundMessage,
});
const said = (content: string): PassiveReply => ({ kind: 'text', content });

/** A house whose database can be switched off, with a spool in a folder of its own. */
class House {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-spool-test-'));
  readonly file = path.join(this.folder, 'spool.log');
  readonly effects: string[] = [];
  readonly belated: string[] = [];
  readonly setAside: unknown[] = [];
  database: 'there' | 'away' | 'broken' = 'there';
  stuck: Promise<void> | null = null;
  spool!: Spool;

  async open(): Promise<this> {
    this.spool = await Spool.open({
      store: await FileSpool.open(this.file),
      handle: (one) => this.handle(one),
      later: async ({ key }) => void this.belated.push(key),
      isAway: (error) => error instanceof Away,
      keptWords: () => said('已收到'),
      doorbellOf,
      seal: (text) => text.split('').toReversed().join(''),
      open: (text) => text.split('').toReversed().join(''),
      patience: 20,
      onSetAside: (reason) => this.setAside.push(reason),
    });
    return this;
  }

  async close(): Promise<void> {
    await this.spool.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async handle({ key }: Delivery): Promise<PassiveReply | null> {
    await this.stuck;
    if (this.database === 'away') throw new Away();
    if (this.database === 'broken') throw new Error('a table is missing');
    if (this.effects.includes(key)) return null;
    this.effects.push(key);
    return said(`${key} 办了`);
  }
}

let house: House;
beforeEach(async () => {
  house = await new House().open();
});
afterEach(() => house.close());

test('with the database there nothing touches the disk', async () => {
  expect(await house.spool.receive(delivery('1'))).toEqual(said('1 办了'));
  expect(readFileSync(house.file, 'utf8')).toBe('');
});

test('away: kept, told once a person, repeats told the same, handled in order when it is back', async () => {
  house.database = 'away';
  expect(await house.spool.receive(delivery('1'))).toEqual(said('已收到'));
  expect(await house.spool.receive(delivery('2'))).toBeNull();
  expect(await house.spool.receive(delivery('1'))).toEqual(said('已收到'));
  expect(await house.spool.receive(delivery('3', 'ren_yi'))).toEqual(said('已收到'));
  expect(await house.spool.replay()).toBe(0);
  house.database = 'there';
  // Behind the queue, although the database would take it.
  expect(await house.spool.receive(delivery('4'))).toBeNull();
  expect(house.spool.depth).toBe(4);
  expect(await house.spool.replay()).toBe(4);
  expect(house.effects.filter((key) => key !== '3')).toEqual(['1', '2', '4']);
  expect(house.belated.toSorted()).toEqual(['1', '2', '3', '4']);
  expect(readFileSync(house.file, 'utf8')).toBe('');
  expect(await house.spool.receive(delivery('5'))).toEqual(said('5 办了'));
});

test('a filled spool outlives the process, a torn last record is skipped, and what comes behind it is kept', async () => {
  house.database = 'away';
  await house.spool.receive(delivery('1', 'ren_jia', 1));
  await house.spool.receive(delivery('2', 'ren_jia', 2));
  await house.spool.close();
  appendFileSync(house.file, readFileSync(house.file, 'utf8').slice(0, 40));
  await house.open();
  expect(house.spool.depth).toBe(2);
  expect(await house.spool.receive(delivery('3', 'ren_jia', 3))).toBeNull();
  await house.spool.close();
  await house.open();
  house.database = 'there';
  expect(await house.spool.replay()).toBe(3);
  expect(house.effects).toEqual(['1', '2', '3']);
});

test('a record changed on the disk is skipped, one that does not open is set aside', async () => {
  house.database = 'away';
  await house.spool.receive(delivery('1'));
  await house.spool.close();
  const store = await FileSpool.open(house.file);
  await store.append('sealed under a key that is gone');
  await store.close();
  appendFileSync(house.file, 'deadbeef AAAA\n');
  await house.open();
  expect(house.spool.depth).toBe(1);
  expect(house.setAside).toHaveLength(1);
  expect(readFileSync(`${house.file}.aside`, 'utf8')).toBe('sealed under a key that is gone\n');
});

test('a message that takes too long is kept, and its effect comes once', async () => {
  let goOn: () => void = () => undefined;
  house.stuck = new Promise((resolve) => {
    goOn = resolve;
  });
  expect(await house.spool.receive(delivery('1'))).toEqual(said('已收到'));
  goOn();
  await house.spool.replay();
  expect(house.effects).toEqual(['1']);
  expect(house.spool.depth).toBe(0);
});

test('a failure that is not the absence of the database goes to the door', async () => {
  house.database = 'broken';
  await expect(house.spool.receive(delivery('1'))).rejects.toThrow('a table is missing');
  expect(house.spool.depth).toBe(0);
});

test('a kept message that fails again and again does not hold up the others', async () => {
  house.database = 'away';
  await house.spool.receive(delivery('1'));
  house.database = 'broken';
  for (let tries = 0; tries < 3; tries += 1) await house.spool.replay();
  expect(house.spool.depth).toBe(0);
  expect(house.setAside).toHaveLength(1);
});

test('doorbells are not written down but rung when the database is back', async () => {
  house.database = 'away';
  expect(await house.spool.receive(doorbell('ding'))).toBeNull();
  expect(readFileSync(house.file, 'utf8')).toBe('');
  house.database = 'there';
  await house.spool.replay();
  expect(house.effects).toEqual(['ding']);
});

test('a disk that fails too leaves nothing acknowledged', async () => {
  house.database = 'away';
  await house.spool.close();
  await expect(house.spool.receive(delivery('1'))).rejects.toThrow(/closed/);
  expect(house.spool.depth).toBe(0);
  await house.open();
});
