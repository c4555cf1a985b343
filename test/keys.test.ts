import { randomBytes } from 'node:crypto';
import { rotateKey } from '../cli/rotate-key';
import { reseal } from '../models/reseal';
import type { Config } from '../config';
import { Database } from '../models/database';
import { acceptedSecrets } from '../web/door';
import { open, seal } from '../bot/envelope';
import { Street } from './street';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
});
afterEach(() => street.close());

/** Everything in the database that is sealed, opened. */
async function openedTexts(database: Database): Promise<string[]> {
  const rows = await database.rows<{ content: string | null; reply: string | null }>(
    'SELECT content, reply FROM inbound ORDER BY id',
  );
  const groups = await database.rows<{ groupKey: string | null }>('SELECT groupKey FROM grid ORDER BY id');
  return [...rows.flatMap(({ content, reply }) => [content, reply]), ...groups.map((row) => row.groupKey)]
    .filter((sealed) => sealed !== null)
    .map((sealed) => database.vault.open(sealed));
}

async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

test('a new data key: everything is sealed anew, in steps, and the old key is needed no more', async () => {
  await street.player('居民庚').says('【上报】\n类别：路灯\n地点：3号楼2单元\n描述：灯不亮');
  await street.player('居民庚').says('帮助');
  await street.settle();
  const config = street.house.config;
  const before = await openedTexts(street.house.database);
  expect(before.length).toBeGreaterThan(4);
  const changing = { ...config, dataKey: randomBytes(32), dataKeyOld: config.dataKey };
  const done = { ...changing, dataKeyOld: null };

  await expect(withDatabase(done, openedTexts)).rejects.toThrow(/authenticate/);
  await withDatabase(changing, async (database) => {
    // Stopped in the middle: the first tables are done, the others are not.
    for await (const { resealed } of reseal(database)) if (resealed > 0) break;
    expect(await openedTexts(database)).toEqual(before);
  });
  await expect(withDatabase(done, openedTexts)).rejects.toThrow(/authenticate/);
  await withDatabase(changing, (database) => rotateKey(database, changing));
  expect(await withDatabase(done, openedTexts)).toEqual(before);
  await withDatabase(done, async (database) => {
    for await (const { resealed, unreadable } of reseal(database))
      expect([resealed, unreadable]).toEqual([0, []]);
  });
});

test('what opens under neither key is named and left as it is', async () => {
  const { config, database } = street.house;
  const changing = { ...config, dataKey: randomBytes(32), dataKeyOld: randomBytes(32) };
  const before = await database.rows('SELECT groupKey FROM grid ORDER BY id');
  await expect(withDatabase(changing, (one) => rotateKey(one, changing))).rejects.toThrow(
    '先不要删 DATA_KEY_OLD',
  );
  expect(await database.rows('SELECT groupKey FROM grid ORDER BY id')).toEqual(before);
  await expect(rotateKey(database, config)).rejects.toThrow('DATA_KEY_OLD');
});

test('while Token and EncodingAESKey are changed, callbacks under old, new and mixed pairs are accepted', () => {
  const [oldKey, newKey] = ['a'.repeat(43), 'b'.repeat(43)];
  const base = { corpId: 'ww0000000000000001', agentId: '1', secret: 's', apiBase: '' };
  const accepted = acceptedSecrets({
    ...base,
    token: 'new',
    aesKey: newKey,
    old: { token: 'old', aesKey: oldKey },
  });
  for (const token of ['old', 'new']) {
    for (const aesKey of [oldKey, newKey]) {
      const stamp = { timestamp: '1767225600', nonce: 'nonce' };
      const sealed = seal({ token, aesKey, receiveId: base.corpId }, '<xml/>', stamp);
      const query = { ...stamp, msg_signature: sealed.msgSignature };
      expect(open(accepted, query, sealed.encrypt).plaintext).toBe('<xml/>');
    }
  }
  const alone = acceptedSecrets({ ...base, token: 'new', aesKey: newKey });
  expect(alone).toEqual([{ token: 'new', aesKey: newKey, receiveId: base.corpId }]);
});
