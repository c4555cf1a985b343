import { getSignature } from '@wecom/crypto';
import { worseReadings } from './switches';
import { MovableClock } from './clock';
import { Faults } from './faults';
import { objectOf, textOf, type JsonObject } from './json';
import { openNote, sealNote } from './letter';
import { MediaShelf } from './media';
import { Robot } from './robot';
import { START } from './testing/town';
import { Transcript } from './transcript';

const keys = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };
const member = { name: '网格员乙', role: '网格员', channel: 'app' as const, id: 'WangGeB' };
const GROUP = '工作群';

/** A robot whose bot is a function: it gets what was posted and gives the body of its answer. */
function robotWith(answer: (message: JsonObject, query: string) => string) {
  const clock = MovableClock.frozen(START);
  const transcript = new Transcript(() => clock.now());
  const complaints: string[] = [];
  const heard: JsonObject[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (address, options) => {
    const { search } = new URL(typeof address === 'string' ? address : '');
    const query = search.slice(1);
    const { encrypt } = JSON.parse(options?.body as string) as { encrypt: string };
    const parameters = new URLSearchParams(query);
    const [timestamp, nonce] = [parameters.get('timestamp') ?? '', parameters.get('nonce') ?? ''];
    expect(getSignature(keys.token, timestamp, nonce, encrypt)).toBe(parameters.get('msg_signature'));
    const note = {
      encrypt,
      msgsignature: parameters.get('msg_signature'),
      timestamp: Number(timestamp),
      nonce,
    };
    const message = JSON.parse(openNote(keys, { query }, JSON.stringify(note))) as JsonObject;
    heard.push(message);
    return new Response(answer(message, query));
  });
  const robot = new Robot(
    {
      clock,
      transcript,
      groups: [{ key: 'k', name: GROUP }],
      members: () => [member],
      faults: new Faults(),
      switches: { ...worseReadings, deliveries: 1 },
      media: new MediaShelf(() => clock.now()),
      now: () => clock.now(),
      complain: (what) => complaints.push(what),
    },
    {
      ...keys,
      aibotId: 'AIB',
      name: '小格',
      filesAt: 'http://x',
      callbackUrl: () => 'http://bot/wecom/aibot',
    },
  );
  return { robot, clock, transcript, complaints, heard };
}

/** As a bot seals it; `change` spoils it. */
function sealed(query: string, reply: object, change: object = {}): string {
  const letter = sealNote(keys, reply, START);
  const { encrypt } = JSON.parse(letter.body) as { encrypt: string };
  const nonce = new URLSearchParams(query).get('nonce') ?? '';
  const timestamp = START / 1000;
  const msgsignature = getSignature(keys.token, String(timestamp), nonce, encrypt);
  return JSON.stringify({ encrypt, msgsignature, timestamp, nonce, ...change });
}

const stream = (more: object = {}) => ({
  msgtype: 'stream',
  stream: { id: 's', finish: true, content: '好', ...more },
});
afterEach(() => jest.restoreAllMocks());

test('it hears those who @ it, under an id of its own, and shows the answer to all', async () => {
  const { robot, transcript, heard, complaints } = robotWith((_message, query) => sealed(query, stream()));
  await robot.isInGroup(member, GROUP, '大家好');
  expect(heard).toEqual([]);
  await robot.isInGroup(member, GROUP, '@小格 你好');
  expect(heard).toMatchObject([{ chattype: 'group', msgtype: 'text', text: { content: '@小格 你好' } }]);
  const userid = textOf(objectOf(heard[0] ?? {}, 'from'), 'userid');
  expect(userid).not.toBe(member.id);
  expect(robot.memberBehind(userid)).toBe(member);
  expect(transcript.read(GROUP).map(({ text }) => text)).toEqual(['大家好', '@小格 你好', '好']);
  await robot.isAsked(member, '在吗');
  expect(heard.slice(1).map(({ msgtype }) => msgtype)).toEqual(['event', 'text']);
  expect(complaints).toHaveLength(1); // an entering is answered with words or a card, not with a stream
});

test.each([
  ['another nonce', (query: string) => sealed(query, stream(), { nonce: 'other' })],
  ['a timestamp as text', (query: string) => sealed(query, stream(), { timestamp: String(START / 1000) })],
  ['a wrong signature', (query: string) => sealed(query, stream(), { msgsignature: '0'.repeat(40) })],
  ['clear text', () => JSON.stringify(stream())],
  ['words for a message', (query: string) => sealed(query, { msgtype: 'text', text: { content: '好' } })],
  ['a stream without id', (query: string) => sealed(query, stream({ id: '' }))],
  ['a stream that goes on', (query: string) => sealed(query, stream({ finish: false }))],
  ['20,481 bytes', (query: string) => sealed(query, stream({ content: 'x'.repeat(20_481) }))],
  ['nothing in it', (query: string) => sealed(query, stream({ content: '' }))],
])('%s is shown to nobody', async (_name, answer) => {
  const { robot, transcript, complaints } = robotWith((_message, query) => answer(query));
  await robot.isInGroup(member, GROUP, '@小格 你好');
  expect(transcript.read(GROUP).filter(({ from }) => from === 'bot')).toEqual([]);
  expect(complaints).toHaveLength(1);
});

test('a code is good once, for an hour, for words of 20,480 bytes', async () => {
  const { robot, clock, heard, transcript } = robotWith(() => '');
  const code = async () => {
    await robot.isInGroup(member, GROUP, '@小格 你好');
    return new URL(textOf(heard.at(-1) ?? {}, 'response_url')).searchParams.get('response_code') ?? '';
  };
  const markdown = (content: string): JsonObject => ({ msgtype: 'markdown', markdown: { content } });
  const refused = (one: string, body: JsonObject) => {
    try {
      robot.respond(one, body);
    } catch (error) {
      return (error as { errcode: number }).errcode;
    }
    return 0;
  };
  const first = await code();
  expect(refused(first, { msgtype: 'text', text: { content: 'x' } })).toBe(40008);
  expect(refused(first, markdown('x'.repeat(20_481)))).toBe(45002);
  expect(refused(first, markdown('来晚了'))).toBe(0);
  expect(refused(first, markdown('再来'))).toBe(60140);
  expect(transcript.read(GROUP).at(-1)).toMatchObject({ text: '来晚了', quote: '@小格 你好' });
  const second = await code();
  clock.advance(3_600_000);
  expect(refused(second, markdown('太晚'))).toBe(60140);
});
