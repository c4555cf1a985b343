import { resend } from '../models/exchange/resend';
import { touchDirectory } from '../models/office';
import { queue } from '../models/exchange/outbound';
import { insert } from '../models/store/transaction';
import { tellAll } from '../notices/exchange/tell-all';
import { Street } from './street';

const OFFICIAL = '主任己';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
  // The official's morning goes out first, so that it takes no part in what follows.
  await street.pass(0);
});
afterEach(() => street.close());

/** Queued as the system does it; sent by the next settle. */
function send(userId: string, content: string, priority = 5): Promise<number> {
  return street.house.database.write((tx) =>
    queue(tx, street.clock.now(), {
      request: {
        kind: 'app.message',
        userIds: userId.split('|'),
        message: { msgtype: 'text', text: { content } },
      },
      priority,
    }),
  );
}

const states = async (): Promise<string[]> =>
  (await street.rows<{ state: string }>('SELECT state FROM outbound WHERE notice IS NULL ORDER BY id')).map(
    ({ state }) => state,
  );

test('equal texts to one person all arrive: the platform drops a request that equals an earlier one', async () => {
  for (let times = 0; times < 3; times++) await send('wanggeyuan_yi', '请看一下 3号楼');
  await street.settle();
  expect(street.heard('网格员乙')).toEqual([
    '请看一下 3号楼',
    '请看一下 3号楼（第 2 遍）',
    '请看一下 3号楼（第 3 遍）',
  ]);
});

test('an answer that was lost on the way is asked for again without a second message', async () => {
  street.simulator.faults.switch({ onlyPath: '/cgi-bin/message/send', lostAnswers: 1 });
  await send('wanggeyuan_yi', '只此一遍');
  await street.settle();
  await street.pass(10_000);
  expect(street.heard('网格员乙')).toEqual(['只此一遍']);
  expect(await states()).toEqual(['sent']);
});

test('a message to two and one to each of them keep the order of each', async () => {
  street.simulator.faults.switch({ onlyPath: '/cgi-bin/message/send', serverErrors: 1 });
  await send('wanggeyuan_yi|wanggeyuan_xin', '一');
  await send('wanggeyuan_yi', '二');
  await send('wanggeyuan_xin', '三');
  await street.house.settle();
  expect(street.heard('网格员乙')).toEqual([]);
  await street.pass(10_000);
  await street.settle();
  expect(street.heard('网格员乙')).toEqual(['一', '二']);
  expect(street.heard('网格员辛')).toEqual(['一', '三']);
});

test('an urgent message pulls what waits before it, and the order stays', async () => {
  street.simulator.faults.switch({ onlyPath: '/cgi-bin/message/send', serverErrors: 2 });
  await send('wanggeyuan_yi', '平常的');
  for (const pause of [0, 6_000]) await street.pass(pause);
  expect(street.heard('网格员乙')).toEqual([]);
  await send('wanggeyuan_yi', '急的', 0);
  await street.settle();
  expect(street.heard('网格员乙')).toEqual(['平常的', '急的']);
});

test('whoever WeCom refuses is marked and named to the office once, until something arrives again', async () => {
  await street.house.database.write(async (tx) => {
    await tx.run("UPDATE identity SET externalId = 'Gone_User' WHERE externalId = 'wanggeyuan_xin'");
    await touchDirectory(tx);
  });
  await street.house.tick();
  await send('Gone_User', '一');
  await send('wanggeyuan_yi|Gone_User', '二');
  await street.settle();
  const marked = () => street.count('identity', "externalId = 'Gone_User' AND unreachableAt IS NOT NULL");
  expect(await marked()).toBe(1);
  expect(street.heard('网格员乙')).toEqual(['二']);
  expect(street.heard(OFFICIAL).filter((text) => text.startsWith('网格员辛收不到应用消息'))).toHaveLength(1);
});

test('failures of one kind ring once an hour; what failed is listed and goes out again when told to', async () => {
  street.simulator.faults.switch({ onlyPath: '/cgi-bin/message/send', errorCode: 45002 });
  await send('wanggeyuan_yi', '甲');
  await send('wanggeyuan_xin', '乙');
  await street.settle();
  street.simulator.faults.clear();
  await street.settle();
  const failed = await street.rows<{ id: number; failure: string; cause: string }>(
    "SELECT id, failure, cause FROM outbound WHERE state = 'failed' AND notice IS NULL ORDER BY id",
  );
  expect(failed.map(({ cause }) => cause)).toEqual(['errcode 45002', 'errcode 45002']);
  expect(await street.count('outbound', "notice = 'alarm'")).toBe(1);
  expect(await street.count('alarm')).toBe(1);
  for (const { id } of failed) {
    const made = await street.house.database.write((tx) => resend(tx, id, street.clock.now()));
    expect(typeof made).toBe('number');
  }
  await street.settle();
  expect(street.heard('网格员乙')).toContainEqual(expect.stringMatching(/^甲/));
  expect(await street.house.database.write((tx) => resend(tx, failed[0]?.id ?? 0, street.clock.now()))).toBe(
    'not failed',
  );
  expect(await street.house.database.write((tx) => resend(tx, 99_999, street.clock.now()))).toBe('unknown');
});

test('a post whose process died while it was sent is not posted again but listed', async () => {
  const { database } = street.house;
  await database.write((tx) =>
    queue(tx, street.clock.now(), {
      request: {
        kind: 'webhook.message',
        key: 'sample-xingfu-group',
        message: { msgtype: 'text', text: { content: '一次' } },
      },
    }),
  );
  await database.write((tx) =>
    tx.run("UPDATE outbound SET leaseUntil = ?, leaseOwner = 'gone'", [street.clock.now() + 1]),
  );
  await street.pass(60_000);
  expect(street.simulator.group('幸福社区工作群')).toEqual([]);
  expect(await street.rows("SELECT state, failure FROM outbound WHERE kind = 'webhook.message'")).toEqual([
    { state: 'failed', failure: '结果不明' },
  ]);
});

test('the same words to several go out in one call, and who may not be rung at finds them in his list', async () => {
  const { office, database, clock } = street.house;
  const { directory } = office.current();
  const ids = ['wanggeyuan_yi', 'wanggeyuan_xin', 'wanggezhang_bing'].map(
    (id) => directory.personOf(id) ?? 0,
  );
  await database.write(async (tx) => {
    await insert(tx, 'absence', { personId: ids[1] ?? 0, fromDay: '2026-11-24', untilDay: '2026-11-24' });
    const context = { tx, office: office.current(), now: clock.now(), actorId: null };
    await insert(tx, 'duty_shift', { personId: ids[0] ?? 0, startsAt: clock.now(), endsAt: clock.now() + 1 });
    await tellAll(context, ids, '请大家看一下', { notice: 'order' });
  });
  await street.settle();
  expect(street.heard('网格员乙')).toEqual(['请大家看一下']);
  expect(street.heard('网格长丙')).toEqual(['请大家看一下']);
  expect(street.heard('网格员辛')).toEqual([]);
  expect(await street.rows("SELECT lane FROM outbound WHERE notice = 'order'")).toEqual([
    { lane: 'app:wanggeyuan_yi|wanggezhang_bing' },
  ]);
  expect(await street.count('held_notice', 'personId = ?', [ids[1] ?? 0])).toBe(1);
});
