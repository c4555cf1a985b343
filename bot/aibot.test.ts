import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import Koa from 'koa';
import { aibotDialect } from './aibot-dialect';
import { AibotMediaError, openAibotFile } from './aibot-media';
import { aibotKey, parseAibotMessage, type AibotMessage } from './aibot-messages';
import { aibotReplyText, allowsAibotReply, type AibotReply } from './aibot-replies';
import { callbackRoutes } from './callback-server';
import { open, seal, type Secrets } from './envelope';
import vectors from './envelope.vectors.json';
import { JsonError, parseJsonObject } from './json';
import { MessageError } from './messages';

const secrets: Secrets = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: '',
};
const now = 1_781_000_000_000;
const stamp = { timestamp: String(now / 1000), nonce: 'nonce-of-the-address' };

const base = {
  msgid: 'MSG-0001',
  aibotid: 'AIB-1',
  chatid: 'wr-grid-0301',
  chattype: 'group',
  from: { userid: 'wanggeyuan01' },
  response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=CODE',
};
const text = { ...base, msgtype: 'text', text: { content: '@小格 3号楼楼道灯坏了' } };
const event = (eventtype: string, more: object) => ({
  ...base,
  create_time: 1_781_000_000,
  msgtype: 'event',
  event: { eventtype, ...more },
});
const read = (message: object): AibotMessage => parseAibotMessage(JSON.stringify(message));

describe('JSON of a callback', () => {
  test('comes back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const written = JSON.stringify(value);
        expect(parseJsonObject(written)).toEqual(JSON.parse(written));
      }),
    );
  });

  test('any text is an object or a JsonError, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (anything) => {
        try {
          parseJsonObject(anything);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError);
        }
      }),
    );
  });

  test.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, written differently', '{"a":1,"\\u0061":2}'],
    ['a name twice further in', '{"b":[{"a":1,"a":2}]}'],
    ['13 levels', `${'['.repeat(13)}${']'.repeat(13)}`],
    ['30,000 levels', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', 'null'],
    ['an open text', '{"a":"b'],
    ['two of them', '{}{}'],
    ['a comma too many', '{"a":1,}'],
  ])('%s is refused', (_name, written) => {
    expect(() => parseJsonObject(written)).toThrow(JsonError);
  });

  test('names count in their own object only, texts are no names', () => {
    expect(parseJsonObject('{"a":{"a":["a","a"]},"b":"a\\":\\"a"}')).toEqual({
      a: { a: ['a', 'a'] },
      b: 'a":"a',
    });
  });
});

describe('messages', () => {
  test('a text in a group, with what it quotes', () => {
    const quote = { msgtype: 'text', text: { content: '今天碰头会待办' } };
    expect(read({ ...text, quote })).toEqual({
      kind: 'aibot.text',
      messageId: 'MSG-0001',
      aibotId: 'AIB-1',
      chatId: 'wr-grid-0301',
      chat: 'group',
      from: 'wanggeyuan01',
      createdAt: null,
      responseCode: 'CODE',
      content: '@小格 3号楼楼道灯坏了',
      quote: { messageType: 'text', content: '今天碰头会待办' },
    });
  });

  test('words and pictures in one, in their order', () => {
    const item = (type: string, content: object) => ({ msgtype: type, [type]: content });
    const items = [
      item('text', { content: '@小格' }),
      item('image', { url: 'https://x/1' }),
      item('text', { content: '灯坏了' }),
    ];
    expect(read({ ...base, msgtype: 'mixed', mixed: { msg_item: items } })).toMatchObject({
      kind: 'aibot.mixed',
      content: '@小格\n灯坏了',
      pictures: [{ url: 'https://x/1' }],
    });
  });

  test('a press: nested under its event or not, with and without underscores', () => {
    const chosen = { question_key: 'urgency', option_ids: { option_id: ['high'] } };
    const spelt = { questionkey: 'urgency', optionids: { optionid: ['high'] } };
    const pressed = {
      card_type: 'multiple_interaction',
      event_key: 'submit',
      task_id: 't-1',
      selected_items: { selected_item: [chosen] },
    };
    const bare = {
      cardtype: 'multiple_interaction',
      eventkey: 'submit',
      taskid: 't-1',
      selecteditems: { selecteditem: [spelt] },
    };
    const expected = {
      kind: 'aibot.template_card_event',
      cardType: 'multiple_interaction',
      eventKey: 'submit',
      taskId: 't-1',
      selected: [{ questionKey: 'urgency', optionIds: ['high'] }],
      createdAt: now,
    };
    expect(read(event('template_card_event', { template_card_event: pressed }))).toMatchObject(expected);
    expect(read(event('template_card_event', pressed))).toMatchObject(expected);
    expect(read(event('template_card_event', { template_card_event: bare }))).toMatchObject(expected);
  });

  test('a rating, an entering, a refresh, and what nobody knows', () => {
    const rating = { id: 'ticket-1', type: 2, content: '不对', inaccurate_reason_list: [2, 4] };
    expect(read(event('feedback_event', { feedback_event: rating }))).toMatchObject({
      kind: 'aibot.feedback_event',
      feedbackId: 'ticket-1',
      type: 2,
      content: '不对',
      reasons: [2, 4],
    });
    expect(read(event('enter_chat', {}))).toMatchObject({ kind: 'aibot.enter_chat' });
    expect(read({ ...base, msgtype: 'stream', stream: { id: 's-1' } })).toMatchObject({
      kind: 'aibot.stream',
      streamId: 's-1',
    });
    expect(read({ ...base, msgtype: 'location' })).toMatchObject({
      kind: 'aibot.unknown',
      messageType: 'location',
      event: null,
    });
    expect(read(event('new_event', {}))).toMatchObject({ kind: 'aibot.unknown', event: 'new_event' });
  });

  test.each([
    ['no msgid', { ...text, msgid: '' }],
    ['a msgid that is a number', { ...text, msgid: 7 }],
    ['no sender', { ...text, from: {} }],
    ['a sender that is a list', { ...text, from: ['wanggeyuan01'] }],
    ['a sender of 65 bytes', { ...text, from: { userid: 'x'.repeat(65) } }],
    ['another kind of chat', { ...text, chattype: 'channel' }],
    ['a group without its id', { ...text, chatid: undefined }],
    ['no type', { ...text, msgtype: undefined }],
    ['content that is an object', { ...text, text: { content: {} } }],
    ['an image without address', { ...base, msgtype: 'image', image: {} }],
  ])('%s is no message', (_name, message) => {
    expect(() => read(message)).toThrow(MessageError);
  });

  test('an answer goes to the platform alone: other addresses give no code', () => {
    for (const url of [
      'https://evil.example/x?response_code=C',
      'nonsense',
      'https://x/cgi-bin/aibot/response',
    ])
      expect(read({ ...text, response_url: url }).responseCode).toBeNull();
  });

  test('one message, one key; another robot or id, another', () => {
    const one = read(text);
    expect(aibotKey(one)).toBe(aibotKey({ ...one }));
    expect(aibotKey(one)).toMatch(/^aibot:[0-9a-f]{64}$/);
    expect(aibotKey({ ...one, aibotId: 'AIB-2' })).not.toBe(aibotKey(one));
    expect(aibotKey({ ...one, messageId: 'MSG-0002' })).not.toBe(aibotKey(one));
  });
});

describe('replies', () => {
  const said = (content: string): AibotReply => ({ kind: 'stream', id: 's', content });

  test('words to a message are a stream that is over', () => {
    expect(JSON.parse(aibotReplyText(read(text), said('已登记')))).toEqual({
      msgtype: 'stream',
      stream: { id: 's', finish: true, content: '已登记' },
    });
  });

  test('nobody’s words are shown as thoughts, and 20,480 bytes are the end', () => {
    const shown = JSON.parse(aibotReplyText(read(text), said('<think>x</THINK>'))) as {
      stream: { content: string };
    };
    expect(shown.stream.content).not.toMatch(/<\/?think>/i);
    expect(() => aibotReplyText(read(text), said('x'.repeat(20_480)))).not.toThrow();
    expect(() => aibotReplyText(read(text), said('x'.repeat(20_481)))).toThrow(RangeError);
  });

  test('events have the replies the page allows them, and no others', () => {
    const kinds = [
      'stream',
      'text',
      'template_card',
      'stream_with_template_card',
      'update_template_card',
    ] as const;
    const allowed = (message: object) => kinds.filter((kind) => allowsAibotReply(read(message), kind));
    expect(allowed(text)).toEqual(['stream', 'template_card', 'stream_with_template_card']);
    expect(allowed(event('enter_chat', {}))).toEqual(['text', 'template_card']);
    expect(allowed(event('template_card_event', {}))).toEqual(['update_template_card']);
    expect(allowed(event('feedback_event', {}))).toEqual([]);
    expect(allowed(event('new_event', {}))).toEqual([]);
  });

  test('in a group a pressed card changes for the one who pressed', () => {
    const card = { card_type: 'text_notice', task_id: 't-1' } as never;
    const update = { kind: 'update_template_card', card } as const;
    const pressed = event('template_card_event', { task_id: 't-1' });
    expect(JSON.parse(aibotReplyText(read(pressed), update))).toMatchObject({ userids: ['wanggeyuan01'] });
    const alone = { ...pressed, chattype: 'single', chatid: undefined };
    expect(JSON.parse(aibotReplyText(read(alone), update))).not.toHaveProperty('userids');
  });
});

describe('files', () => {
  const pieces = async function* (content: Buffer, size: number) {
    for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
  };
  const opened = async (content: Buffer, size = 7): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of openAibotFile(secrets.aesKey, pieces(content, size))) parts.push(part);
    return Buffer.concat(parts);
  };
  const lock = (content: Buffer): Buffer => {
    const key = Buffer.from(`${secrets.aesKey}=`, 'base64');
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const size = 32 - (content.length % 32);
    return Buffer.concat([cipher.update(Buffer.concat([content, Buffer.alloc(size, size)])), cipher.final()]);
  };

  test('vector C4', async () => {
    const { ciphertext_base64, plaintext_utf8 } = vectors.C4_aibot_media_body;
    expect((await opened(Buffer.from(ciphertext_base64, 'base64'))).toString()).toBe(plaintext_utf8);
  });

  test('of any length, in pieces of any length', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 70 }), async (content, size) => {
        expect(await opened(lock(Buffer.from(content)), size)).toEqual(Buffer.from(content));
      }),
    );
  });

  test('cut off or changed at its end they are refused', async () => {
    const whole = lock(Buffer.from('社区网格'));
    await expect(opened(whole.subarray(0, 20))).rejects.toThrow(AibotMediaError);
    await expect(opened(lock(Buffer.alloc(64)).subarray(0, 64))).rejects.toThrow(AibotMediaError);
  });
});

describe('the door', () => {
  let server: http.Server;
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
    server = http.createServer(app.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
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
        const letters = [...valid.encrypt];
        letters[at] = letters[at] === 'A' ? 'B' : 'A';
        const { status } = await send(valid.query, JSON.stringify({ encrypt: letters.join('') }));
        expect(status).toBe(403);
      }),
      { numRuns: 40 },
    );
  });
});
