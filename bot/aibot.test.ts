import { createCipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import { AibotMediaError, openAibotFile } from './aibot-media';
import { aibotKey, parseAibotMessage, type AibotMessage } from './aibot-messages';
import { aibotReplyText, allowsAibotReply, type AibotReply } from './aibot-replies';
import vectors from './envelope.vectors.json';
import { MessageError } from './messages';
import { aesKey, base, event, now, text } from './testing/aibot-messages';

const read = (message: object): AibotMessage => parseAibotMessage(JSON.stringify(message));

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
    for await (const part of openAibotFile(aesKey, pieces(content, size))) parts.push(part);
    return Buffer.concat(parts);
  };
  const lock = (content: Buffer): Buffer => {
    const key = Buffer.from(`${aesKey}=`, 'base64');
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
