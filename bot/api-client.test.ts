import { WecomClient, type WecomClientOptions } from './api-client';
import { WecomRefused, WecomUnreachable } from './errors';

interface Call {
  path: string;
  query: Record<string, string>;
  body: unknown;
}

/** A platform that answers from a list, one after the other; the last answer stays. */
function platform(answers: Record<string, unknown[]>, options: Partial<WecomClientOptions> = {}) {
  const calls: Call[] = [];
  const time = { now: 1_767_225_600_000 };
  const fetch = async (input: unknown, init?: { body?: unknown }): Promise<Response> => {
    const url = new URL(String(input));
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    calls.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), body });
    const waiting = answers[url.pathname] ?? [{ errcode: 0 }];
    const answer = waiting.length > 1 ? waiting.shift() : waiting[0];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    return Response.json(answer);
  };
  const client = new WecomClient({
    base: 'https://api.example.org/',
    corpId: 'ww1',
    secret: 'the-secret',
    agentId: '1000002',
    clock: { now: () => time.now },
    fetch,
    ...options,
  });
  const count = (path: string) => calls.filter((call) => call.path === path).length;
  return { client, calls, time, count };
}

const tokenPath = '/cgi-bin/gettoken';
const sendPath = '/cgi-bin/message/send';
const token = (value: string, seconds = 7200) => ({ errcode: 0, access_token: value, expires_in: seconds });
const hello = { msgtype: 'text', text: { content: '你好' } } as const;

async function refusal(promise: Promise<unknown>): Promise<WecomRefused | WecomUnreachable> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof WecomRefused || error instanceof WecomUnreachable) return error;
  throw new Error(`neither refused nor unreachable: ${String(error)}`);
}

test('one token for all who wait, renewed 300 s before its end', async () => {
  const { client, calls, time, count } = platform({ [tokenPath]: [token('T1'), token('T2')] });
  await Promise.all([1, 2, 3, 4].map(() => client.sendMessage(['a'], hello)));
  expect(count(tokenPath)).toBe(1);
  time.now += (7200 - 301) * 1000;
  await client.sendMessage(['a'], hello);
  expect(count(tokenPath)).toBe(1);
  time.now += 1000;
  await client.sendMessage(['a'], hello);
  expect(count(tokenPath)).toBe(2);
  expect(calls.at(-1)?.query.access_token).toBe('T2');
});

test.each([40014, 42001])('%i: another token and exactly one more try', async (errcode) => {
  const { client, calls, count } = platform({
    [tokenPath]: [token('T1'), token('T2')],
    [sendPath]: [{ errcode, errmsg: 'stale' }],
  });
  expect(await refusal(client.sendMessage(['a'], hello))).toMatchObject({ errcode });
  expect(count(sendPath)).toBe(2);
  expect(calls.filter(({ path }) => path === sendPath).map(({ query }) => query.access_token)).toEqual([
    'T1',
    'T2',
  ]);
});

test('many calls with the same stale token fetch one new one', async () => {
  const stale = { errcode: 42001, errmsg: 'expired' };
  const { client, count } = platform({
    [tokenPath]: [token('T1'), token('T2'), token('T3')],
    [sendPath]: [stale, stale, stale, { errcode: 0, msgid: 'm' }],
  });
  await Promise.all([1, 2, 3].map(() => client.sendMessage(['a'], hello)));
  expect(count(tokenPath)).toBe(2);
});

test('a wrong secret is not tried again and again', async () => {
  const { client, time, count } = platform({ [tokenPath]: [{ errcode: 40001, errmsg: 'bad the-secret' }] });
  const first = await refusal(client.call('/cgi-bin/x', {}));
  expect(first).toMatchObject({ errcode: 40001 });
  expect(first.message).not.toContain('the-secret');
  time.now += 60_000;
  await refusal(client.call('/cgi-bin/x', {}));
  expect(count(tokenPath)).toBe(1);
});

test('an answer without the token is a refusal, and the next try comes 5 s later', async () => {
  const { client, time, count } = platform({ [tokenPath]: [{ errcode: 0 }, token('T1')] });
  for (let tries = 0; tries < 3; tries++) await refusal(client.sendMessage(['a'], hello));
  expect(count(tokenPath)).toBe(1);
  time.now += 5_000;
  await client.sendMessage(['a'], hello);
  expect(count(tokenPath)).toBe(2);
});

test('an empty yes to anything crashes nothing', async () => {
  const { client } = platform({ [tokenPath]: [token('T1')] });
  expect(await client.sendMessage(['a'], hello)).toEqual({});
  expect(await client.syncMessages({ openKfId: 'wk', cursor: null, token: null })).toEqual({
    items: [],
    nextCursor: null,
    more: false,
  });
  expect(await client.listAccounts()).toEqual([]);
});

test.each([
  ['a network failure', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), false],
  ['a broken connection', new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }), true],
  ['a page of a proxy', new Response('<html>', { status: 502 }), true],
  ['no JSON', new Response('<html>'), true],
  ['no object', Response.json(null), true],
])('%s is unreachable, and says whether it may have arrived', async (_name, answer, mayHaveArrived) => {
  const { client } = platform({ [tokenPath]: [token('T1')], [sendPath]: [answer] });
  const error = await refusal(client.sendMessage(['a'], hello));
  expect(error).toMatchObject({ name: 'WecomUnreachable', path: sendPath, mayHaveArrived });
  expect(JSON.stringify(error) + error.stack).not.toContain('T1');
});

test('without a token nothing has left', async () => {
  const { client } = platform({ [tokenPath]: [new TypeError('x', { cause: { code: 'ECONNRESET' } })] });
  expect(await refusal(client.sendMessage(['a'], hello))).toMatchObject({
    path: tokenPath,
    mayHaveArrived: false,
  });
});

test('the shape of each call', async () => {
  const observed: unknown[] = [];
  const { client, calls } = platform(
    {
      [tokenPath]: [token('T1')],
      [sendPath]: [{ errcode: 0, msgid: 'm', response_code: 'RC', invaliduser: 'b|c' }],
    },
    { observe: (...seen) => observed.push(seen) },
  );
  expect(await client.sendMessage(['a', 'b'], hello, true)).toEqual({
    messageId: 'm',
    responseCode: 'RC',
    invalidUsers: ['b', 'c'],
  });
  await client.updateCard('RC', ['a'], {
    card_type: 'button_interaction',
    task_id: 'T0001',
    main_title: { title: '甲' },
    button_list: [{ text: '好', key: 'k' }],
  });
  await client.sendCustomerServiceMessage({ openKfId: 'wk', externalUserId: 'wm', messageId: 'o1' }, hello);
  await client.postWebhook('KEY', hello);
  const bodies = calls.slice(1).map(({ body }) => body);
  expect(bodies[0]).toMatchObject({
    touser: 'a|b',
    agentid: 1000002,
    msgtype: 'text',
    enable_duplicate_check: 1,
  });
  expect(bodies[1]).toMatchObject({ userids: ['a'], response_code: 'RC' });
  expect(JSON.stringify(bodies[1])).not.toContain('task_id');
  expect(bodies[2]).toMatchObject({ touser: 'wm', open_kfid: 'wk', msgid: 'o1' });
  expect(calls.at(-1)).toMatchObject({ path: '/cgi-bin/webhook/send', query: { key: 'KEY' } });
  expect(observed).toContainEqual([sendPath, 0]);
});
