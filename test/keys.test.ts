import { randomBytes } from 'node:crypto';
import { rotateKey } from '../cli/rotate-key';
import { reseal } from '../models/store/reseal';
import type { Config } from '../config';
import { Database } from '../models/store/database';
import { acceptedSecrets } from '../web/door';
import { open, seal } from '../bot/envelope';
import type { Dispute } from '../models/mediation/dispute';
import { earlierAtPlace } from '../models/mediation/dispute-repeats';
import { nextMediator, placeKeyOf } from '../models/mediation/mediators';
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

test('disputes at one place are counted together across a change of key, and a neighbour stays out of it', async () => {
  const said = async (who: string, ...texts: string[]): Promise<void> => {
    for (const text of texts) {
      const player = street.player(who);
      await (text.startsWith('〔') ? player.taps(text.slice(1, -1)) : player.says(text));
      await street.settle();
    }
  };
  await said('网格员乙', '登记纠纷 7号楼 住户和物业为电价闹纠纷', '〔还没问〕');
  await said('调解员丁', '〔我来联系〕', '〔有一方不愿意〕');
  const { config } = street.house;
  const changing = { ...config, dataKey: randomBytes(32), dataKeyOld: config.dataKey };
  const done = { ...changing, dataKeyOld: null };
  const [place] = await street.rows<{ id: number; gridId: number }>(
    "SELECT id, gridId FROM place WHERE name = '7号楼'",
  );
  if (!place) throw new Error('7号楼 is not there');
  await street.house.database.write((tx) =>
    tx.run(
      "UPDATE person SET placeId = ? WHERE id IN (SELECT personId FROM identity WHERE externalId = 'tiaojieyuan_ding')",
      [place.id],
    ),
  );
  const [before] = await street.rows<Dispute>('SELECT * FROM dispute');
  if (!before) throw new Error('no dispute');
  const office = street.house.office.current();
  const next = (database: Database, dispute: Dispute) =>
    database.write(
      async (tx) =>
        (await nextMediator({ tx, office, now: street.clock.now(), actorId: null }, dispute))?.name,
    );
  // In between nobody is asked who lives there.
  expect(await withDatabase(changing, (database) => next(database, before))).toBe('调委会壬');
  await withDatabase(changing, (database) => rotateKey(database, changing));
  await withDatabase(done, async (database) => {
    const [after] = await database.rows<Dispute>('SELECT * FROM dispute');
    if (!after) throw new Error('no dispute');
    expect(after.placeKey).toBe(placeKeyOf(database, place.id));
    expect(after.placeKey).not.toBe(before.placeKey);
    const later = Object.assign({}, after, { id: after.id + 1 });
    expect([...(await earlierAtPlace(database, office.calendar, later))]).toEqual([['2026', 1]]);
    expect(await next(database, after)).toBe('调委会壬');
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
