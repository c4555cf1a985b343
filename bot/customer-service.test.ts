import * as fc from 'fast-check';
import type { SyncPage } from './api-client';
import { pull, type AccountStore, type LeasedAccount } from './customer-service';
import { parseItem, type CustomerServiceItem } from './customer-service-messages';
import { WecomRefused, WecomUnreachable } from './errors';

const clock = { now: () => 1_767_225_600_000 };

/** One account in memory. */
class Accounts implements AccountStore {
  cursor: string | null = 'c0';
  items: CustomerServiceItem[] = [];
  dueAt: number | null = null;
  private free = true;

  async lease(): Promise<LeasedAccount | null> {
    if (!this.free) return null;
    this.free = false;
    return { openKfId: 'wk1', cursor: this.cursor, token: 'T', firstPull: false };
  }
  async save(_openKfId: string, items: CustomerServiceItem[], nextCursor: string | null): Promise<void> {
    this.items.push(...items);
    this.cursor = nextCursor ?? this.cursor;
  }
  async release(_openKfId: string, _now: number, nextPullAt: number): Promise<void> {
    this.dueAt = nextPullAt;
  }
}

const page = (items: unknown[], nextCursor: string | null, more: boolean): SyncPage => ({
  items,
  nextCursor,
  more,
});
const text = (msgid: string) => ({
  msgid,
  external_userid: 'wm',
  origin: 3,
  send_time: 1,
  msgtype: 'text',
  text: { content: 'x' },
});

function answering(...answers: (SyncPage | Error)[]) {
  const asked: { cursor: string | null; token: string | null }[] = [];
  return {
    asked,
    syncMessages: async ({
      cursor,
      token,
    }: {
      openKfId: string;
      cursor: string | null;
      token: string | null;
    }) => {
      asked.push({ cursor, token });
      const answer = answers.shift() ?? new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

test('reads until has_more says no, through an empty page too', async () => {
  const store = new Accounts();
  const client = answering(
    page([text('1')], 'c1', true),
    page([], 'c2', true),
    page([text('2')], 'c3', false),
  );
  expect(await pull(client, store, clock)).toBe(2);
  expect(client.asked.map(({ cursor }) => cursor)).toEqual(['c0', 'c1', 'c2']);
  expect(store.items.map(({ messageId, openKfId }) => [messageId, openKfId])).toEqual([
    ['1', 'wk1'],
    ['2', 'wk1'],
  ]);
  expect(store.cursor).toBe('c3');
});

test('a token that has run out is left away once', async () => {
  const store = new Accounts();
  const client = answering(new WecomRefused('/p', 95007, ''), page([], 'c1', false));
  await pull(client, store, clock);
  expect(client.asked).toEqual([
    { cursor: 'c0', token: 'T' },
    { cursor: 'c0', token: null },
  ]);
});

test('a missing cursor neither overwrites nor loops', async () => {
  const store = new Accounts();
  const client = answering(page([text('1')], null, true));
  expect(await pull(client, store, clock)).toBe(1);
  expect(store.cursor).toBe('c0');
});

test.each([
  [new WecomUnreachable('/p', 'ECONNREFUSED', false), 15_000],
  [new WecomRefused('/p', 45009, ''), 60_000],
  [new WecomRefused('/p', 48002, ''), 600_000],
])('after %s it waits', async (error, pause) => {
  const store = new Accounts();
  expect(await pull(answering(error), store, clock)).toBe(0);
  expect(store.dueAt).toBe(clock.now() + pause);
});

test('a store that fails ends the pull, not the process', async () => {
  const store = new Accounts();
  store.save = () => Promise.reject(new Error('database gone'));
  expect(await pull(answering(page([], 'c1', false)), store, clock)).toBe(0);
  expect(store.dueAt).toBe(clock.now() + 15_000);
  store.lease = () => Promise.reject(new Error('database gone'));
  expect(await pull(answering(), store, clock)).toBe(0);
});

test('items are typed, with the ids of events lifted out', () => {
  expect(
    parseItem({
      msgid: 'm',
      send_time: 5,
      origin: 4,
      msgtype: 'event',
      event: {
        event_type: 'enter_session',
        open_kfid: 'wk',
        external_userid: 'wm',
        scene: 'b3',
        welcome_code: 'W',
      },
    }),
  ).toEqual({
    messageId: 'm',
    openKfId: 'wk',
    externalUserId: 'wm',
    servicerUserId: null,
    sentAt: 5000,
    origin: 4,
    kind: 'event.enter_session',
    scene: 'b3',
    sceneParam: '',
    welcomeCode: 'W',
  });
  expect(parseItem({ ...text('m'), text: { content: 'x', menu_id: 'RPT' } })).toMatchObject({
    kind: 'text',
    menuId: 'RPT',
  });
  expect(parseItem({ msgtype: 'sticker' })).toMatchObject({ kind: 'unknown', messageType: 'sticker' });
  expect(parseItem({ msgtype: 'event', event: { event_type: 'new' } })).toMatchObject({
    kind: 'unknown',
    event: 'new',
  });
});

test('any JSON at all becomes an item with an id', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('text', 'event', 'merged_msg', 'msgmenu', 'location'),
      (body, type) => {
        expect(parseItem(body).messageId).not.toBe('');
        expect(parseItem({ msgtype: type, [type]: body }).messageId).not.toBe('');
      },
    ),
  );
});
