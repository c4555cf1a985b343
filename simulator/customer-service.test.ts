import { listOf, textOf, type JsonObject } from './json';
import { leaf, START, Town } from './testing/town';

const OPEN_KF_ID = 'wkTest0001';
const RESIDENT = 'wmResidentA';
const HOUR = 3_600_000;

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const resident = () => town.simulator.player('居民甲');
const pull = (more: JsonObject = {}) => town.call('kf/sync_msg', { open_kfid: OPEN_KF_ID, ...more });
const items = async (more?: JsonObject) => listOf(await pull(more), 'msg_list');
const send = (message: JsonObject) =>
  town.call('kf/send_msg', { open_kfid: OPEN_KF_ID, touser: RESIDENT, ...message });
const text = (content: string): JsonObject => ({ msgtype: 'text', text: { content } });
const welcome = (code: string) => town.call('kf/send_msg_on_event', { code, ...text('您好') });

async function welcomeCode(): Promise<string> {
  await resident().scans('b-3');
  const last = (await items()).at(-1)?.event as JsonObject;
  return textOf(last, 'welcome_code');
}

describe('sync_msg', () => {
  test('a doorbell without content rings, and its token opens the list of its account', async () => {
    await resident().says('2单元楼道灯不亮');
    expect(town.heard[0]).toMatchObject({ Event: 'kf_msg_or_event', OpenKfId: OPEN_KF_ID });
    expect(town.heard[0]).not.toHaveProperty('FromUserName');
    const page = await pull({ token: leaf(town.heard[0]!, 'Token') });
    expect(page).toMatchObject({ errcode: 0, has_more: 0 });
    expect(listOf(page, 'msg_list')).toMatchObject([
      {
        origin: 3,
        external_userid: RESIDENT,
        msgtype: 'text',
        text: { content: '2单元楼道灯不亮' },
        send_time: START / 1000,
      },
    ]);
  });

  test('goes on from the cursor, page by page', async () => {
    for (const said of ['一', '二', '三']) await resident().says(said);
    const first = await pull({ limit: 2 });
    expect([first.has_more, listOf(first, 'msg_list').length]).toEqual([1, 2]);
    const second = await pull({ limit: 2, cursor: first.next_cursor });
    expect([second.has_more, listOf(second, 'msg_list').length]).toEqual([0, 1]);
    expect(await items({ cursor: second.next_cursor })).toEqual([]);
  });

  test('a token lives ten minutes', async () => {
    await resident().says('在吗');
    const token = leaf(town.heard[0]!, 'Token');
    town.clock.advance(599_999);
    expect(await pull({ token })).toMatchObject({ errcode: 0 });
    town.clock.advance(1);
    expect(await pull({ token })).toMatchObject({ errcode: 95007 });
  });

  test('without a token it is strictly limited', async () => {
    town.simulator.switches.syncWithoutTokenPerMinute = 1;
    expect(await pull()).toMatchObject({ errcode: 0 });
    expect(await pull()).toMatchObject({ errcode: 45009 });
  });

  test('reaches back three days', async () => {
    await resident().says('很久以前');
    town.clock.advance(72 * HOUR);
    expect(await items()).toEqual([]);
  });

  test.each<[number, JsonObject]>([
    [95000, { open_kfid: '' }],
    [95004, { open_kfid: 'wkOther' }],
    [40058, { cursor: 'c'.repeat(65) }],
    [40058, { limit: 1001 }],
  ])('errcode %d', async (errcode, more) => {
    expect(await pull(more)).toMatchObject({ errcode });
  });
});

describe('the window of 5 messages in 48 hours', () => {
  test('the sixth is 95001 until the resident writes again', async () => {
    await resident().says('你好');
    for (let count = 1; count <= 5; count += 1)
      expect(await send(text(`${count}`))).toMatchObject({ errcode: 0 });
    expect(await send(text('6'))).toMatchObject({ errcode: 95001 });
    await resident().says('还在吗');
    expect(await send(text('在'))).toMatchObject({ errcode: 0 });
  });

  test('after 48 hours it is 95002', async () => {
    await resident().says('你好');
    town.clock.advance(48 * HOUR - 1);
    expect(await send(text('赶上了'))).toMatchObject({ errcode: 0 });
    town.clock.advance(1);
    expect(await send(text('晚了'))).toMatchObject({ errcode: 95002 });
  });

  test('who never wrote cannot be written to: 95018', async () => {
    await resident().scans('b-3');
    expect(await send(text('您好'))).toMatchObject({ errcode: 95018 });
  });

  test.each([
    [false, 95001],
    [true, 0],
  ])('a tap on a menu renews it: %s', async (renews, errcode) => {
    town.simulator.switches.menuTapRenewsWindow = renews;
    await resident().says('你好');
    const list = [{ type: 'click', click: { id: 'YES', content: '满意' } }];
    await send({ msgtype: 'msgmenu', msgmenu: { head_content: '修好了吗？', list } });
    for (let count = 2; count <= 5; count += 1) await send(text(`${count}`));
    await resident().taps('满意');
    expect((await items()).at(-1)).toMatchObject({ text: { content: '满意', menu_id: 'YES' } });
    expect(await send(text('谢谢'))).toMatchObject({ errcode });
  });

  test('an own msgid works once: 95033', async () => {
    await resident().says('你好');
    expect(await send({ ...text('一'), msgid: 'o1' })).toMatchObject({ errcode: 0, msgid: 'o1' });
    expect(await send({ ...text('一'), msgid: 'o1' })).toMatchObject({ errcode: 95033 });
    expect(
      resident()
        .messages()
        .filter((bubble) => bubble.from === 'bot'),
    ).toHaveLength(1);
  });

  test('in the hands of a human the bot is mute: 95018', async () => {
    await resident().says('转人工');
    const state = { open_kfid: OPEN_KF_ID, external_userid: RESIDENT };
    const moved = await town.call('kf/service_state/trans', {
      ...state,
      service_state: 3,
      servicer_userid: 'wanggec',
    });
    expect(moved).toMatchObject({ errcode: 0, msg_code: expect.any(String) as string });
    expect(await send(text('我还在'))).toMatchObject({ errcode: 95018 });
    expect(await town.call('kf/service_state/trans', { ...state, service_state: 2 })).toMatchObject({
      errcode: 95016,
    });
  });
});

describe('the welcome', () => {
  test('comes with the scene; its code works once', async () => {
    const code = await welcomeCode();
    expect((await items())[0]).toMatchObject({
      origin: 4,
      event: { event_type: 'enter_session', scene: 'b-3' },
    });
    expect(await welcome(code)).toMatchObject({ errcode: 0 });
    expect(await welcome(code)).toMatchObject({ errcode: 41050 });
    expect(resident().messages().at(-1)?.text).toBe('您好');
  });

  test.each([
    [true, 95001],
    [false, 0],
  ])('it counts among the five: %s', async (counts, errcode) => {
    town.simulator.switches.eventMessagesCount = counts;
    const code = await welcomeCode();
    await resident().says('你好');
    await welcome(code);
    for (let count = 1; count <= 4; count += 1)
      expect(await send(text(`${count}`))).toMatchObject({ errcode: 0 });
    expect(await send(text('5'))).toMatchObject({ errcode });
  });

  test('its code lives 20 seconds', async () => {
    const code = await welcomeCode();
    town.clock.advance(20_000);
    expect(await welcome(code)).toMatchObject({ errcode: 41050 });
  });

  test('there is no code within 48 hours of a welcome or a message', async () => {
    await welcome(await welcomeCode());
    expect(await welcomeCode()).toBe('');
    town.clock.advance(48 * HOUR);
    await resident().says('你好');
    expect(await welcomeCode()).toBe('');
  });
});

test.each([
  [false, 95016],
  [true, 0],
])('moving a new session to the assistant, which no page allows: %s', async (allowed, errcode) => {
  town.simulator.switches.unwrittenTransitions = allowed;
  await resident().says('你好');
  const body = { open_kfid: OPEN_KF_ID, external_userid: RESIDENT, service_state: 1 };
  expect(await town.call('kf/service_state/trans', body)).toMatchObject({ errcode });
});

test('a send that fails later is told as an event', async () => {
  await resident().says('你好');
  town.simulator.faults.switch({ sendFailType: 10 });
  const { msgid } = await send(text('收不到'));
  await town.simulator.settle();
  const failure = { event_type: 'msg_send_fail', fail_msgid: msgid, fail_type: 10 };
  expect((await items()).at(-1)).toMatchObject({ event: failure });
  expect(resident().messages()).toHaveLength(1);
});
