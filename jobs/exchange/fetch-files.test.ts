import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { WecomRefused, WecomUnreachable } from '../../bot/errors';
import type { Database } from '../../models/store/database';
import { readPosition } from '../../models/exchange/exif-position';
import { FileFolder } from '../../models/exchange/file-folder';
import type { Attachment } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { borrowDatabase, openDatabase, type TestDatabase } from '../../test/database';
import { FileFetcher } from './fetch-files';

const START = 1_700_000_000_000;
const HOUR = 3_600_000;
let made: TestDatabase;
let database: Database;
let root: string;
let now = START;
let files: Record<string, Buffer | Error>;
let asked: string[];

beforeEach(async () => {
  made = await borrowDatabase();
  database = await openDatabase(made);
  root = mkdtempSync(path.join(tmpdir(), 'xiaoge-media-'));
  now = START;
  files = {};
  asked = [];
});
afterEach(async () => {
  await database.close();
  await made.drop();
  rmSync(root, { recursive: true, force: true });
});

function fetcher(onVoice?: (voice: Attachment) => Promise<void>): FileFetcher {
  const client = {
    async downloadMedia<T>(mediaId: string, take: (media: never) => Promise<T>): Promise<T> {
      asked.push(mediaId);
      const file = files[mediaId];
      if (!file || file instanceof Error) throw file ?? new Error('no such file');
      async function* content() {
        for (let at = 0; at < (file as Buffer).length; at += 1000)
          yield (file as Buffer).subarray(at, at + 1000);
      }
      return take({ contentType: 'x', fileName: null, content: content() } as never);
    },
  };
  const office = () => ({ directory: { address: () => undefined }, calendar: {} }) as never;
  const folder = new FileFolder(root);
  return new FileFetcher({ database, office, client, folder, clock: { now: () => now }, onVoice });
}

const send = (mediaId: string, kind: Attachment['kind'] = 'image'): Promise<number> =>
  database.write((tx) =>
    insert(tx, 'attachment', {
      personId: 1,
      kind,
      purpose: 'report',
      mediaId,
      channel: 'kf',
      createdAt: now,
    }),
  );
const attachments = () => database.rows<Attachment>('SELECT * FROM attachment ORDER BY id');
const stored = () =>
  readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** A red picture that says it was taken at 30°15'N 120°10'E, lying on its side. */
async function photo(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'A camera' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '30/1 15/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '120/1 10/1 0/1',
    },
  };
  return sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .jpeg()
    .toBuffer();
}

test('the test picture does carry its position', async () => {
  const { exif, orientation } = await sharp(await photo()).metadata();
  expect(readPosition(exif)).toEqual({ latitude: 30.25, longitude: expect.closeTo(120.1667, 3) });
  expect(orientation).toBe(6);
});

test('a picture comes home upright, without EXIF, under its own hash, with a thumbnail', async () => {
  files = { m1: await photo() };
  await send('m1');
  await expect(fetcher().fetch()).resolves.toBe(1);
  const [attachment] = await attachments();
  expect(attachment).toMatchObject({ state: 'stored', failure: null });
  expect(Boolean(attachment?.located)).toBe(true);
  const file = new FileFolder(root).pathOf(attachment?.sha256 ?? '');
  const { exif, orientation, width, height, format } = await sharp(file).metadata();
  expect({ exif, orientation, width, height, format }).toEqual({ width: 40, height: 60, format: 'jpeg' });
  expect((await readFile(file)).includes('A camera')).toBe(false);
  expect((await sharp(`${file}.thumb`).metadata()).format).toBe('jpeg');
  await expect(fetcher().fetch()).resolves.toBe(0);
});

test('the same picture twice lies on disk once', async () => {
  const picture = await photo();
  files = { m1: picture, m2: picture };
  await send('m1');
  await send('m2');
  await fetcher().fetch();
  const [first, second] = await attachments();
  expect(first?.sha256).toBe(second?.sha256);
  expect(await database.rows('SELECT id FROM stored_file')).toHaveLength(1);
  expect(stored()).toHaveLength(2);
});

test('what is no picture, runs, or is too big is not kept', async () => {
  files = {
    text: Buffer.from('hello, this is no picture at all'),
    broken: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(500)]),
    program: Buffer.from('MZ program that somebody called a file'),
    long: Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(2 * 2 ** 20)]),
  };
  await send('text');
  await send('broken');
  await send('program', 'file');
  await send('long', 'voice');
  await fetcher().fetch();
  expect((await attachments()).map(({ state }) => state)).toEqual(['failed', 'failed', 'failed', 'too_big']);
  expect(stored()).toEqual([]);
});

test('when nobody answers it is tried again later, until the platform has forgotten the file', async () => {
  files = { m1: new WecomUnreachable('/cgi-bin/media/get', 'ECONNREFUSED', false) };
  await send('m1');
  await fetcher().fetch();
  await expect(fetcher().fetch()).resolves.toBe(0);
  expect((await attachments())[0]).toMatchObject({ state: 'waiting', attempt: 1 });
  now += 6_000;
  await expect(fetcher().fetch()).resolves.toBe(1);
  for (let tries = 0; tries < 10; tries += 1) {
    now += 13 * HOUR;
    await fetcher().fetch();
  }
  expect((await attachments())[0]).toMatchObject({ state: 'failed' });
  expect(asked.length).toBeLessThan(10);
});

test('a file the platform does not know is not asked for again', async () => {
  files = { m1: new WecomRefused('/cgi-bin/media/get', 40007, 'invalid media_id') };
  await send('m1');
  await fetcher().fetch();
  expect((await attachments())[0]).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('40007'),
  });
});

test('two fetchers share the work, a dead one loses its lease', async () => {
  files = { m1: await photo() };
  await send('m1');
  await Promise.all([fetcher().fetch(), fetcher().fetch()]);
  expect(asked).toEqual(['m1']);
  await send('m2');
  files['m2'] = await photo();
  await database.write((tx) =>
    tx.run("UPDATE attachment SET leaseUntil = ?, leaseOwner = 'dead' WHERE mediaId = 'm2'", [now + HOUR]),
  );
  await expect(fetcher().fetch()).resolves.toBe(0);
  now += HOUR + 1;
  await expect(fetcher().fetch()).resolves.toBe(1);
});

test('a stored voice is handed to whoever can write it down', async () => {
  files = { v: Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)]) };
  await send('v', 'voice');
  const heard: (string | null)[] = [];
  await fetcher(async ({ sha256 }) => void heard.push(sha256)).fetch();
  expect(heard).toEqual([(await attachments())[0]?.sha256]);
});

test('a video that breaks off goes on where it stopped; what is confidential begins anew and leaves nothing behind', async () => {
  const video = Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypisom'), randomBytes(50_000)]);
  const begun: number[] = [];
  let breaksAt = 20_000;
  const client = {
    async downloadMedia<T>(_id: string, take: (media: never) => Promise<T>, from = 0): Promise<T> {
      begun.push(from);
      async function* content() {
        for (let at = from; at < video.length; at += 1_000) {
          if (at >= breaksAt) throw new WecomUnreachable('/cgi-bin/media/get', 'ECONNRESET', true);
          yield video.subarray(at, at + 1_000);
        }
      }
      return take({ contentType: 'x', fileName: null, from, content: content() } as never);
    },
  };
  const office = () => ({ directory: { address: () => undefined }, calendar: {} }) as never;
  const clock = { now: () => now };
  const resuming = new FileFetcher({ database, office, client, folder: new FileFolder(root), clock });
  await send('v', 'video');
  await resuming.fetch();
  expect((await attachments())[0]).toMatchObject({ state: 'waiting', attempt: 1 });
  breaksAt = Infinity;
  now += HOUR;
  await resuming.fetch();
  expect(begun[0]).toBe(0);
  expect(begun[1]).toBeGreaterThan(10_000);
  expect((begun[1] ?? 1) % 16).toBe(0);
  const [{ sha256 } = { sha256: null }] = await attachments();
  expect(await readFile(new FileFolder(root).pathOf(sha256 ?? ''))).toEqual(video);
  expect(stored()).toHaveLength(1);

  await send('secret', 'video');
  await database.write((tx) => tx.run("UPDATE attachment SET disputeId = 1 WHERE mediaId = 'secret'"));
  breaksAt = 20_000;
  await resuming.fetch();
  expect(stored()).toHaveLength(1);
  now += HOUR;
  await resuming.fetch();
  expect(begun.slice(2)).toEqual([0, 0]);
});
