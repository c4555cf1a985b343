import type { Server } from 'node:http';
import * as fc from 'fast-check';
import Koa from 'koa';
import { aibotDialect } from './aibot-dialect';
import type { AibotMessage } from './aibot-messages';
import type { AibotReply } from './aibot-replies';
import { callbackRoutes } from './callback-server';
import { open, seal, type Secrets } from './envelope';
import vectors from './envelope.vectors.json';
import { closeGracefully, createServer, listen } from './server';
import { aesKey, event, now, text } from './testing/aibot-messages';

const secrets: Secrets = { token: 'QDG6eK', aesKey, receiveId: '' };
const stamp = { timestamp: String(now / 1000), nonce: 'nonce-of-the-address' };

describe('the door', () => {
  let server: Server;
  let port: number;
  const heard: AibotMessage[] = [];
  let answer: AibotReply | null = { kind: 'stream', id: 's', content: '好' };
  beforeAll(async () => {
    const app = new Koa();
    const routes = callbackRoutes(aibotDialect, {
      secrets: [secrets],
      clock: { now: () => now },
      receive: async ({ message }) => {
        heard.push(message);
        return answer;
      },
      tooLate: async () => undefined,
    });
    app.use(routes.routes());
    const handle = app.callback();
    server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
    port = await listen(server, 0, '127.0.0.1');
  });
  afterAll(async () => {
    await closeGracefully(server, 100);
  });
  beforeEach(() => {
    heard.length = 0;
  });

  const letter = (plaintext: string, using = secrets) => {
    const sealed = seal(using, plaintext, stamp);
    const query = new URLSearchParams({ ...stamp, msg_signature: sealed.msgSignature }).toString();
    return { query, encrypt: sealed.encrypt, body: JSON.stringify({ encrypt: sealed.encrypt }) };
  };
  const send = async (query: string, body: string | null, method = 'POST') => {
    const response = await fetch(`http://127.0.0.1:${port}/wecom/aibot?${query}`, { method, body });
    return { status: response.status, body: await response.text() };
  };

  test('the echo of the check comes back bare', async () => {
    const { encrypt, msgSignature } = seal(secrets, '12345', stamp);
    const query = new URLSearchParams({ ...stamp, msg_signature: msgSignature, echostr: encrypt });
    expect(await send(query.toString(), null, 'GET')).toEqual({ status: 200, body: '12345' });
  });

  test('the answer repeats the nonce of the address and opens with an empty receiveid', async () => {
    const { query, body } = letter(JSON.stringify(text));
    const sent = await send(query, body);
    const reply = JSON.parse(sent.body) as Record<string, string | number>;
    expect(reply).toMatchObject({ nonce: stamp.nonce, timestamp: now / 1000 });
    const sealed = { timestamp: String(reply.timestamp), nonce: String(reply.nonce) };
    const { plaintext } = open(
      [secrets],
      { ...sealed, msg_signature: String(reply.msgsignature) },
      String(reply.encrypt),
    );
    expect(JSON.parse(plaintext)).toMatchObject({ stream: { content: '好' } });
    expect(heard).toHaveLength(1);
  });

  test('vector C1 opens here too', async () => {
    const { encrypt, signature, timestamp, nonce } = vectors.C1_aibot_empty_receiveid;
    const query = new URLSearchParams({ timestamp, nonce, msg_signature: signature });
    // Its content is a reply, not a message: it is understood and refused, not taken for forged.
    expect(await send(query.toString(), JSON.stringify({ encrypt }))).toEqual({ status: 400, body: '' });
  });

  test('nothing to say, or nothing that may be said, is an empty 200', async () => {
    answer = null;
    const silent = letter(JSON.stringify(text));
    expect(await send(silent.query, silent.body)).toEqual({ status: 200, body: '' });
    answer = { kind: 'stream', id: 's', content: '好' };
    const rated = letter(JSON.stringify(event('feedback_event', { id: 'x', type: 1 })));
    expect(await send(rated.query, rated.body)).toEqual({ status: 200, body: '' });
  });

  const valid = letter(JSON.stringify(text));
  test.each([
    ['a wrong signature', 403, valid.query.replace(/msg_signature=./, 'msg_signature=g'), valid.body],
    ['no signature', 400, '', valid.body],
    ['another receiver', 403, ...forReceiver('ww0000000000000001')],
    ['a repeated parameter', 400, `${valid.query}&nonce=x`, valid.body],
    ['clear text', 400, valid.query, JSON.stringify(text)],
    ['encrypt twice', 400, valid.query, `{"encrypt":"${valid.encrypt}","encrypt":"${valid.encrypt}"}`],
    ['encrypt as a list', 400, valid.query, JSON.stringify({ encrypt: [valid.encrypt] })],
    ['XML', 400, valid.query, `<xml><Encrypt>${valid.encrypt}</Encrypt></xml>`],
    ['an empty body', 400, valid.query, ''],
    ['65 KB', 413, valid.query, JSON.stringify({ encrypt: 'x'.repeat(65 * 1024) })],
    ['50,000 levels', 400, valid.query, '['.repeat(50_000)],
    ['a genuine envelope around no JSON', 400, ...inside('<xml></xml>')],
    ['a genuine envelope around 3,000 levels', 400, ...inside('{"a":'.repeat(3_000))],
    ['a genuine envelope around a list', 400, ...inside('[]')],
    ['PUT', 405, valid.query, valid.body, 'PUT'],
  ] as [string, number, string, string, string?][])(
    '%s: %i',
    async (_name, status, query, body, ...[method]) => {
      expect(await send(query, body, method ?? 'POST')).toEqual({ status, body: '' });
      expect(heard).toEqual([]);
    },
  );

  function inside(plaintext: string): [string, string] {
    const { query, body } = letter(plaintext);
    return [query, body];
  }
  function forReceiver(receiveId: string): [string, string] {
    const { query, body } = letter(JSON.stringify(text), { ...secrets, receiveId });
    return [query, body];
  }

  test('one flipped letter of the ciphertext is refused', async () => {
    const flipped = fc.integer({ min: 0, max: valid.encrypt.length - 1 });
    await fc.assert(
      fc.asyncProperty(flipped, async (at) => {
        const other = valid.encrypt[at] === 'A' ? 'B' : 'A';
        const encrypt = valid.encrypt.slice(0, at) + other + valid.encrypt.slice(at + 1);
        const { status } = await send(valid.query, JSON.stringify({ encrypt }));
        expect(status).toBe(403);
      }),
      { numRuns: 40 },
    );
  });
});
