import { Sender, type SenderOptions } from './delivery';
import { WecomRefused, WecomUnreachable } from './errors';
import type { OutboundRequest, OutboundRow, OutboxStore, SentCard } from './outbox';

type Fate = 'waiting' | 'sent' | `failed ${string}` | `parked ${string}`;
interface Stored extends OutboundRow {
  dueAt: number;
  fate: Fate;
  leasedUntil: number;
}

class Outbox implements OutboxStore {
  rows: Stored[] = [];
  codes: string[] = [];
  card: SentCard | null = null;
  lately: { userIds: string[]; at: number }[] = [];

  add(request: OutboundRequest, lane = 'one', expiresAt: number | null = null): Stored {
    const row: Stored = {
      id: this.rows.length + 1,
      attempt: 0,
      lane,
      expiresAt,
      request,
      dueAt: 0,
      fate: 'waiting',
      leasedUntil: 0,
    };
    this.rows.push(row);
    return row;
  }
  async claim(now: number, limit: number, lease: number): Promise<OutboundRow[]> {
    const oldest = new Map<string, Stored>();
    for (const row of this.rows)
      if (row.fate === 'waiting' && !oldest.has(row.lane)) oldest.set(row.lane, row);
    const due = [...oldest.values()]
      .filter((row) => row.dueAt <= now && row.leasedUntil <= now)
      .slice(0, limit);
    for (const row of due) row.leasedUntil = now + lease;
    return due;
  }
  async sentSince() {
    return this.lately;
  }
  private row(id: number): Stored {
    const row = this.rows[id - 1];
    if (row === undefined) throw new Error('no such row');
    row.leasedUntil = 0;
    return row;
  }
  async sent(id: number) {
    this.row(id).fate = 'sent';
  }
  async retry(id: number, notBefore: number) {
    Object.assign(this.row(id), { dueAt: notBefore, attempt: this.row(id).attempt + 1 });
  }
  async postpone(id: number, notBefore: number) {
    this.row(id).dueAt = notBefore;
  }
  async failed(id: number, _now: number, reason: string) {
    this.row(id).fate = `failed ${reason}`;
  }
  async parked(id: number, _now: number, reason: string) {
    this.row(id).fate = `parked ${reason}`;
  }
  async takeResponseCode() {
    return this.codes.shift() ?? null;
  }
  async sentCard() {
    return this.card;
  }
}

type Client = SenderOptions['client'];
const say = (user: string, content = '你好'): OutboundRequest => ({
  kind: 'app.message',
  userIds: [user],
  message: { msgtype: 'text', text: { content } },
});
const post: OutboundRequest = {
  kind: 'webhook.message',
  key: 'K',
  message: { msgtype: 'text', text: { content: 'x' } },
};
const card = { card_type: 'button_interaction', main_title: { title: '甲' }, button_list: [] } as const;
const update: OutboundRequest = {
  kind: 'app.update_card',
  taskId: 'T0001-1',
  userIds: ['a'],
  renew: 'fresh',
  card: { ...card, button_list: [] },
};

let store: Outbox;
let client: jest.Mocked<Client>;
let time: number;
let sender: Sender;
beforeEach(() => {
  store = new Outbox();
  time = 1_767_225_600_000;
  client = {
    call: jest.fn().mockResolvedValue({}),
    sendMessage: jest.fn().mockResolvedValue({}),
    updateCard: jest.fn().mockResolvedValue({}),
    sendCustomerServiceMessage: jest.fn().mockResolvedValue({}),
    sendOnEvent: jest.fn().mockResolvedValue({}),
    answerAibot: jest.fn().mockResolvedValue(undefined),
    postWebhook: jest.fn().mockResolvedValue(undefined),
  };
  sender = new Sender({ client, store, clock: { now: () => time }, random: () => 0 });
});

const drain = async () => {
  while ((await sender.deliver()) > 0);
};
const refuse = (errcode: number) => new WecomRefused('/p', errcode, '');
const broken = new WecomUnreachable('/p', 'ECONNRESET', true);

test('one lane goes out in order, and nothing overtakes a row that waits', async () => {
  store.add(say('a', '1'));
  store.add(say('a', '2'));
  store.add(say('b', '3'), 'two');
  client.sendMessage.mockRejectedValueOnce(refuse(-1));
  await drain();
  expect(store.rows.map(({ fate }) => fate)).toEqual(['waiting', 'waiting', 'sent']);
  time += 5_000;
  await drain();
  const said = client.sendMessage.mock.calls.map(([, message]) =>
    'text' in message ? message.text.content : '',
  );
  expect(said).toEqual(['1', '3', '1', '2']);
});

test('every text asks the platform to drop a second one, the first attempt too', async () => {
  store.add(say('a'));
  client.sendMessage.mockRejectedValueOnce(broken);
  await drain();
  time += 5_000;
  await drain();
  expect(client.sendMessage.mock.calls.map(([, , repeated]) => repeated)).toEqual([true, true]);
});

test('after six attempts in 43 minutes it has failed', async () => {
  const row = store.add(say('a'));
  client.sendMessage.mockRejectedValue(broken);
  const pauses: number[] = [];
  while (row.fate === 'waiting') {
    await drain();
    pauses.push(Math.max(0, row.dueAt - time));
    time = Math.max(time, row.dueAt);
  }
  expect(pauses).toEqual([5_000, 30_000, 120_000, 600_000, 1_800_000, 0]);
  expect(row.fate).toBe('failed 连不上企业微信（/p ECONNRESET）');
});

test('a member gets 25 in a minute, the rest later; a webhook 18', async () => {
  for (let count = 0; count < 30; count++) {
    store.add(say('a'));
    store.add(post, 'group');
  }
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(25);
  expect(client.postWebhook).toHaveBeenCalledTimes(18);
  time += 59_999;
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(25);
  time += 1;
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(30);
  expect(client.postWebhook).toHaveBeenCalledTimes(30);
  expect(store.rows.every(({ attempt }) => attempt === 0)).toBe(true);
});

test('a restart forgets nobody: what went out a moment before is counted', async () => {
  store.lately = Array.from({ length: 24 }, () => ({ userIds: ['a'], at: time - 1_000 }));
  store.add(say('a'));
  store.add(say('a'));
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(1);
  time += 59_000;
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(2);
});

test('a member gets 900 in an hour', async () => {
  for (let count = 0; count < 920; count++) store.add(say('a'));
  for (let minutes = 0; minutes < 40; minutes++, time += 60_000) await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(900);
});

test('when the platform says too often, everything of that kind waits a minute', async () => {
  store.add(say('a'));
  client.sendMessage.mockRejectedValueOnce(refuse(45009));
  await drain();
  store.add(say('b'), 'two');
  await drain();
  expect(client.sendMessage).toHaveBeenCalledTimes(1);
  time += 60_000;
  await drain();
  expect(store.rows.map(({ fate, attempt }) => [fate, attempt])).toEqual([
    ['sent', 0],
    ['sent', 0],
  ]);
});

test('what nobody can receive has failed at once, with a line for the operator', async () => {
  const row = store.add(say('a'));
  client.sendMessage.mockRejectedValue(refuse(60111));
  await drain();
  expect(row.fate).toBe('failed 接收人不存在或不在可见范围（errcode 60111）');
});

test('what is too late isn’t sent', async () => {
  const old = store.add(say('a'), 'one', time - 1);
  const welcome = store.add(
    {
      kind: 'kf.welcome',
      openKfId: 'wk',
      externalUserId: 'wm',
      code: 'W',
      sentAt: time - 15_001,
      message: { msgtype: 'text', text: { content: 'x' } },
    },
    'two',
  );
  await drain();
  expect([old.fate, welcome.fate]).toEqual(['failed 过期未发', 'failed 欢迎语过期未发']);
  expect(client.sendOnEvent).not.toHaveBeenCalled();
});

test('customer service has one id a row, and the second acceptance is as good as the first', async () => {
  const row = store.add({
    kind: 'kf.message',
    openKfId: 'wk',
    externalUserId: 'wm',
    message: { msgtype: 'text', text: { content: 'x' } },
  });
  client.sendCustomerServiceMessage.mockRejectedValueOnce(broken).mockRejectedValueOnce(refuse(95033));
  await drain();
  time += 5_000;
  await drain();
  expect(row.fate).toBe('sent');
  expect(client.sendCustomerServiceMessage.mock.calls.map(([to]) => to.messageId)).toEqual(['o1', 'o1']);
});

test('a task of 企业群发 is asked for once more only when it certainly never arrived', async () => {
  const mass: OutboundRequest = { kind: 'contact.mass', sender: 'yi', text: '明天停水' };
  const unclear = store.add(mass);
  const away = store.add(mass, 'two');
  client.call
    .mockRejectedValueOnce(broken)
    .mockRejectedValueOnce(new WecomUnreachable('/p', 'ECONNREFUSED', false));
  await drain();
  time += 5_000;
  await drain();
  expect([unclear.fate, away.fate]).toEqual(['failed 结果不明', 'sent']);
  const body = { chat_type: 'group', sender: 'yi', text: { content: '明天停水' } };
  expect(client.call).toHaveBeenLastCalledWith('/cgi-bin/externalcontact/add_msg_template', body);
});

test('a webhook is posted again only when it certainly never left', async () => {
  const unclear = store.add(post);
  const refused = store.add(post, 'two');
  client.postWebhook
    .mockRejectedValueOnce(broken)
    .mockRejectedValueOnce(new WecomUnreachable('/p', 'ECONNREFUSED', false));
  await drain();
  time += 5_000;
  await drain();
  expect([unclear.fate, refused.fate]).toEqual(['failed 结果不明', 'sent']);
});

describe('changing a card', () => {
  test('takes the next code when one is used up, until none is left', async () => {
    store.codes = ['new', 'old'];
    const row = store.add(update);
    client.updateCard.mockRejectedValueOnce(refuse(60140));
    await drain();
    expect(row.fate).toBe('sent');
    expect(client.updateCard.mock.calls.map(([code]) => code)).toEqual(['new', 'old']);
    const second = store.add(update);
    await drain();
    expect(second.fate).toBe('failed 要更新的卡片没有发出去过');
  });

  test('keeps a code that was not used up', async () => {
    store.codes = ['only'];
    const row = store.add(update);
    client.updateCard.mockRejectedValueOnce(refuse(-1));
    await drain();
    time += 5_000;
    await drain();
    expect(row.fate).toBe('sent');
  });
});

test('a store that fails leaves the row to its lease and harms no other', async () => {
  store.add(say('a'));
  store.add(say('b'), 'two');
  const sent = store.sent.bind(store);
  jest.spyOn(store, 'sent').mockRejectedValueOnce(new Error('database gone')).mockImplementation(sent);
  expect(await sender.deliver()).toBe(2);
  expect(store.rows.map(({ fate }) => fate)).toEqual(['waiting', 'sent']);
});

test('a pass that took longer than its lease leaves the rest to whoever has it now', async () => {
  for (let lane = 1; lane <= 20; lane += 1) store.add(say(`m${lane}`), `lane ${lane}`);
  client.sendMessage.mockImplementation(async () => {
    time += 200_000;
    return {};
  });
  await sender.deliver();
  // Eight were on their way when the clock jumped.
  expect(client.sendMessage).toHaveBeenCalledTimes(8);
  expect(store.rows.filter(({ fate }) => fate === 'waiting')).toHaveLength(12);
});
