import { randomUUID } from 'node:crypto';
import { answerLate, lateAnswer } from '../notices/exchange/late-answer';
import { textOf } from '../simulator/json';
import { openNote, sealNote } from '../simulator/letter';
import { kinderReadings } from '../simulator';
import { postAndHangUp } from './hang-up';
import { Street } from './street';
import { until } from './until';

const GROUP = '青石街道工作群';
const CHAT = { chatid: 'wr-grid-0301', chattype: 'group' };
const FORM = '@小格 上报 楼道灯 3号楼2单元 不亮';
const YI = 'wanggeyuan_yi';

interface Posted {
  status: number;
  /** Words of the answer; '' when its body was empty. */
  text: string;
  id: string;
}

let street: Street;
beforeAll(async () => {
  street = await Street.open({ logLevel: 'trace' });
});
afterAll(() => street.close());

const keys = () => street.wecom.bot ?? { token: '', aesKey: '' };
const message = (from: string, content: string, more: object = {}): object => ({
  msgid: randomUUID(),
  aibotid: 'aibSampleStreet',
  ...CHAT,
  from: { userid: from },
  msgtype: 'text',
  text: { content },
  ...more,
});

async function post(fields: object, port = street.house.port): Promise<Posted> {
  const letter = sealNote(keys(), fields, street.clock.now());
  const address = `http://127.0.0.1:${port}/wecom/aibot?${letter.query}`;
  const answer = await fetch(address, { method: 'POST', body: letter.body });
  const sealed = await answer.text();
  if (sealed === '') return { status: answer.status, text: '', id: '' };
  const reply = JSON.parse(openNote(keys(), letter, sealed)) as { stream: { content: string; id: string } };
  return { status: answer.status, text: reply.stream.content, id: reply.stream.id };
}

const tickets = () => street.count('ticket');
const inGroup = () => street.simulator.group(GROUP).filter(({ from }) => from === 'bot');

describe('one message has one effect', () => {
  test('sent three times: the same answer each time', async () => {
    const said = message(YI, FORM);
    const answers = [await post(said), await post(said), await post(said)];
    expect(answers[0]?.text).toBe('已登记 T-0001：楼道灯、小区灯不亮，交给幸福社区第2网格。');
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await tickets()).toBe(1);
  });

  test('sent to two processes at once, by a colleague nobody has met: one person, one ticket, one answer', async () => {
    const other = await street.openHouse();
    street.simulator.switches.openUserIds = true;
    const said = message(openIdOf('居民庚'), '@小格 上报 门禁 5号楼2单元 坏了');
    const answers = await Promise.all([
      post(said),
      post(said, other.port),
      post(said),
      post(said, other.port),
    ]);
    expect(new Set(answers.map(({ text }) => text))).toEqual(
      new Set(['已登记 T-0002：门禁、单元门、对讲，交给幸福社区第2网格。']),
    );
    expect(await tickets()).toBe(2);
    expect(await street.count('inbound', "channel = 'aibot' AND kind = 'aibot.text'")).toBe(2);
    expect(await street.count('identity', "externalId = 'jumin_geng'")).toBe(1);
    expect(await street.count('identity', "channel = 'aibot'")).toBe(1);
  });

  test('what is kept is sealed, without the code it could be answered with and without addresses of files', async () => {
    const url = 'https://files.example/secret-address';
    const items = [
      { msgtype: 'text', text: { content: '@小格 秘密的话' } },
      { msgtype: 'image', image: { url } },
    ];
    const answerable = 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=SECRET-CODE';
    await post(message(YI, '', { msgtype: 'mixed', mixed: { msg_item: items }, response_url: answerable }));
    const [row] = await street.rows<{ content: string; reply: string }>(
      'SELECT content, reply FROM inbound ORDER BY id DESC LIMIT 1',
    );
    expect(row?.content).toMatch(/^v1\./);
    const opened = street.house.database.vault.open(row?.content ?? '');
    expect(opened).toContain('秘密的话');
    expect(opened).not.toMatch(/SECRET-CODE|secret-address/);
    const everything = JSON.stringify([
      ...(await street.rows('SELECT * FROM attachment')),
      ...(await street.rows('SELECT * FROM dialogue')),
      ...(await street.rows('SELECT * FROM outbound')),
      street.logged,
    ]);
    expect(everything).not.toMatch(/SECRET-CODE|secret-address|秘密的话/);
    await street.settle();
  });
});

/** As the simulator calls a member in callbacks. */
function openIdOf(name: string): string {
  const { robot } = (street.simulator as unknown as { platform: { robot: RobotLike } }).platform;
  return robot.heardAs(street.player(name).player);
}
interface RobotLike {
  heardAs(player: object): string;
}

describe('who speaks', () => {
  test('a userid in clear is himself; an id that nobody can convert is a stranger, and nothing is filed', async () => {
    Object.assign(street.simulator.switches, { openUserIds: kinderReadings.openUserIds });
    const before = await tickets();
    expect((await post(message(YI, '@小格 帮助'))).text).toContain('在群里 @我 可以说');
    const told = await post(message('wo-nobody', FORM));
    expect(told.text).toContain('还认不出您');
    expect((await post(message('wo-nobody', '@小格 9号楼着火了'))).text).toMatch(/^有危险请马上拨打 110/);
    expect(await tickets()).toBe(before);
    expect(await street.count('person', 'id NOT IN (SELECT personId FROM identity)')).toBe(0);
  });

  test('while WeCom does not say who it is, he is asked to come again', async () => {
    street.simulator.faults.switch({ errorCode: -1, onlyPath: '/cgi-bin/batch/openuserid_to_userid' });
    expect((await post(message('wo-somebody', '@小格 你好'))).text).toContain('还认不出您');
    street.simulator.faults.clear();
  });
});

describe('what is meant', () => {
  test.each([
    ['quoted words, when only their report is wished', '@小格 上报', '3号楼2单元楼道灯不亮', '已登记'],
    ['a mention behind the words', '3号楼2单元楼道灯不亮 @小格', undefined, '已登记'],
    ['nothing but a mention', '@小格', undefined, '在的'],
  ])('%s', async (_name, content, quoted, expected) => {
    street.clock.advance(61_000);
    const quote = quoted === undefined ? {} : { quote: { msgtype: 'text', text: { content: quoted } } };
    const { text } = await post(message(YI, content, quote));
    expect(text.startsWith(expected) || text.startsWith('单独')).toBe(true);
    const [said] = await street.rows<{ description: string }>(
      'SELECT description FROM ticket ORDER BY id DESC LIMIT 1',
    );
    expect(said?.description).not.toContain('@');
  });

  test('events are stored and answered with nothing, an unknown kind politely', async () => {
    const event = (eventtype: string, more: object = {}) =>
      message(YI, '', { msgtype: 'event', event: { eventtype, [eventtype]: more } });
    const before = await street.count('inbound');
    const rated = { id: 'x', type: 2, content: '不对' };
    for (const fields of [
      event('feedback_event', rated),
      event('enter_chat'),
      event('template_card_event', { task_id: 't', event_key: 'k' }),
      event('something_new'),
    ])
      expect(await post(fields)).toMatchObject({ status: 200, text: '' });
    expect(await street.count('inbound')).toBe(before + 4);
    const unread = message(YI, '', { msgtype: 'location', chattype: 'single', chatid: undefined });
    expect((await post(unread)).text).toContain('看不了');
  });

  test('a refresh of an answer gives it once more and is no message', async () => {
    const { id, text } = await post(message(YI, '@小格 帮助'));
    const before = await street.count('inbound');
    const refresh = message(YI, '', { msgtype: 'stream', stream: { id } });
    expect(await post(refresh)).toEqual({ status: 200, text, id });
    expect(await street.count('inbound')).toBe(before);
  });
});

describe('what comes too late for the callback', () => {
  /** An address at which the group can be answered once. */
  async function address(): Promise<string> {
    street.simulator.switches.openUserIds = true;
    await street.simulator.asksRobot('网格员乙', '@小格 谢谢', GROUP);
    return textOf(street.simulator.robotDeliveries.at(-1)?.fields ?? {}, 'response_url');
  }

  test('goes by the address of the message, once', async () => {
    const said = message(YI, '@小格 谢谢', { response_url: await address() });
    const sealed = sealNote(keys(), said, street.clock.now());
    const letIn = await postAndHangUp(street, { path: '/wecom/aibot', ...sealed });
    const shown = inGroup().length;
    letIn();
    await until(async () => (await street.count('outbound', "kind = 'aibot.response'")) > 0);
    await street.settle();
    expect(inGroup().slice(shown)).toMatchObject([{ text: '不客气。', quote: '@小格 谢谢' }]);
    expect(await post(said)).toMatchObject({ status: 200, text: '' });
  });

  test('is said by one code once, and not after its hour', async () => {
    const { database } = street.house;
    const code = new URL(await address()).searchParams.get('response_code');
    const late = lateAnswer(code, street.clock.now());
    if (!late) throw new Error('no code');
    const answer = (now: number, content: string) =>
      database.write((tx) => answerLate({ tx, now }, late, content));
    expect(await answer(late.until + 1, '太晚了')).toBe(false);
    expect(await answer(street.clock.now(), '再说一遍')).toBe(true);
    expect(await answer(street.clock.now(), '又说一遍')).toBe(false);
    await street.settle();
    expect(inGroup().at(-1)?.text).toBe('再说一遍');
    const used = `${street.wecom.apiBase}/cgi-bin/aibot/response?response_code=${code}`;
    const body = JSON.stringify({ msgtype: 'markdown', markdown: { content: 'x' } });
    const refused = await fetch(used, { method: 'POST', body });
    expect(await refused.json()).toMatchObject({ errcode: 60140 });
  });
});

test('it is counted, and nothing of it was swallowed, refused or logged as an error', async () => {
  await street.settle();
  const metrics = await (await fetch(`http://127.0.0.1:${street.house.port}/metrics`)).text();
  expect(metrics).toMatch(/xiaoge_callbacks_total\{kind="aibot\.text",result="replied"\} [1-9]/);
  expect(await street.troubles()).toEqual([]);
});
