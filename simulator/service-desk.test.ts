import { DESK } from '.';
import { listOf, objectOf, textOf, type JsonObject } from './json';
import { Town } from './testing/town';

const ACCOUNT = 'wkTest0001';
const RESIDENT = 'wmResidentA';

let town: Town;
let cursor = '';
beforeEach(async () => {
  cursor = '';
  town = await new Town({ servicers: ['wanggec', 'WangGeB'] }).open();
  await resident().says('转人工');
  await fresh();
});
afterEach(() => town.close());

const resident = () => town.simulator.player('居民甲');
const desk = () => town.simulator.player(DESK);
const who = { open_kfid: ACCOUNT, external_userid: RESIDENT };
const move = (service_state: number, servicer_userid?: string) =>
  town.call('kf/service_state/trans', {
    ...who,
    service_state,
    ...(servicer_userid ? { servicer_userid } : {}),
  });
const state = () => town.call('kf/service_state/get', who);
const text = (content: string): JsonObject => ({ msgtype: 'text', text: { content } });
const send = () => town.call('kf/send_msg', { open_kfid: ACCOUNT, touser: RESIDENT, ...text('在') });
const onEvent = (code: string, words = '好') => town.call('kf/send_msg_on_event', { code, ...text(words) });

/** What came since it was last asked. */
async function fresh(): Promise<JsonObject[]> {
  const page = await town.call('kf/sync_msg', { open_kfid: ACCOUNT, cursor });
  cursor = textOf(page, 'next_cursor');
  return listOf(page, 'msg_list');
}
const lastEvent = async () => objectOf((await fresh()).at(-1) ?? {}, 'event');

test('from the pool a servicer takes, answers and ends; the bot hears of it and is mute meanwhile', async () => {
  expect(await move(2)).toMatchObject({ errcode: 0, msg_code: expect.any(String) as string });
  expect(await state()).toEqual({ errcode: 0, errmsg: 'ok', service_state: 2 });
  expect(await send()).toMatchObject({ errcode: 95018 });
  await desk().taps('接入');
  const taken = await lastEvent();
  expect(taken).toMatchObject({
    event_type: 'session_status_change',
    change_type: 1,
    new_servicer_userid: 'wanggec',
  });
  expect(await onEvent(textOf(taken, 'msg_code'), '有人接了')).toMatchObject({ errcode: 0 });
  expect(await state()).toMatchObject({ service_state: 3, servicer_userid: 'wanggec' });

  await resident().says('楼道灯不亮');
  expect(desk().messages().at(-1)).toMatchObject({ by: '居民甲', text: '楼道灯不亮' });
  await desk().says('您好，我是网格长');
  expect(resident().messages().at(-1)).toMatchObject({ by: '网格长丙', text: '您好，我是网格长' });
  expect((await fresh()).at(-1)).toMatchObject({ origin: 5, servicer_userid: 'wanggec', msgtype: 'text' });
  expect(await send()).toMatchObject({ errcode: 95018 });

  await desk().taps('结束会话');
  const ended = await lastEvent();
  expect(ended).toMatchObject({ change_type: 3, old_servicer_userid: 'wanggec' });
  expect(await send()).toMatchObject({ errcode: 95013 });
  expect(await onEvent(textOf(ended, 'msg_code'))).toMatchObject({ errcode: 0 });
  await resident().says('还有一件事');
  expect(await state()).toMatchObject({ service_state: 0 });
  expect(await send()).toMatchObject({ errcode: 0 });
});

test('a servicer passes on, and writes again to somebody whose session ended', async () => {
  await move(3, 'wanggec');
  await desk().taps('转给网格员乙');
  expect(await lastEvent()).toMatchObject({
    change_type: 2,
    old_servicer_userid: 'wanggec',
    new_servicer_userid: 'WangGeB',
  });
  await desk().taps('结束会话');
  await desk().taps('再联系他');
  expect(await lastEvent()).toMatchObject({ change_type: 4 });
  expect(await state()).toMatchObject({ service_state: 3 });
});

test('only who receives is given somebody: 95019, and 95014 for who is none', async () => {
  await town.simulator.receives('网格长丙', false);
  expect(await lastEvent()).toEqual({
    event_type: 'servicer_status_change',
    open_kfid: ACCOUNT,
    servicer_userid: 'wanggec',
    status: 2,
    stop_type: 1,
  });
  expect(await move(3, 'wanggec')).toMatchObject({ errcode: 95019 });
  expect(await move(3, 'nobody')).toMatchObject({ errcode: 95014 });
  expect(await town.call('kf/servicer/list', undefined, { open_kfid: ACCOUNT })).toMatchObject({
    servicer_list: [
      { userid: 'wanggec', status: 1, stop_type: 1 },
      { userid: 'WangGeB', status: 0 },
    ],
  });
});

test('a code is good only in the state it was given for', async () => {
  const code = textOf(await move(2), 'msg_code');
  await desk().taps('接入');
  expect(await onEvent(code)).toMatchObject({ errcode: 95018 });
});

test.each<[number, number[], number]>([
  [0, [1, 4], 95016],
  [2, [0, 1, 4], 95016],
  [3, [0, 1, 2], 95016],
])('from state %d there is no way to %j', async (from, targets, errcode) => {
  if (from > 0) await move(from, 'wanggec');
  for (const to of targets) expect(await move(to)).toMatchObject({ errcode });
});

test('nobody there: the words of the desk say so', async () => {
  await expect(desk().says('您好')).rejects.toThrow('没有居民在等人工');
});

test('a resident takes a message back within two minutes', async () => {
  await resident().says('这句不算');
  const [said] = await fresh();
  await resident().recalls();
  expect(await lastEvent()).toMatchObject({ event_type: 'user_recall_msg', recall_msgid: said?.msgid });
  expect(resident().messages().at(-1)).toMatchObject({ type: 'notice', text: '你撤回了一条消息' });
  await resident().says('这句算');
  town.clock.advance(121_000);
  await expect(resident().recalls()).rejects.toThrow('两分钟');
});
