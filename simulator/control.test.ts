import { act, say, SimulatorUnreachable } from './client';
import { isObject, type Json, type JsonObject } from './json';
import { AGENT, leaf, START, Town } from './testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

async function request(path: string, body?: JsonObject, headers: Record<string, string> = {}) {
  const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
  const answer = await fetch(`${town.base}/sim/${path}`, init);
  const json = (await answer.json()) as Json;
  return { status: answer.status, body: isObject(json) ? json : {} };
}

describe('the control API', () => {
  test('state holds people, groups, scenes and the clock', async () => {
    const { body } = await request('state');
    expect(body).toMatchObject({
      ok: true,
      clock: { now: START },
      scenes: [{ scene: 'b-3', label: '3号楼' }],
    });
    expect(body.players).toMatchObject([
      { name: '居民甲', channel: 'kf' },
      { name: '网格员乙' },
      { name: '网格长丙' },
    ]);
    expect(JSON.stringify(body)).not.toContain('only-for-tests');
  });

  test.each<[string, JsonObject, string]>([
    ['say', { who: '没有的人', text: '你好' }, '没有叫'],
    ['say', { who: '网格员乙', text: ' ' }, '先写'],
    ['tap', { who: '网格员乙', label: '我来办' }, '没有看到'],
    ['scan', { who: '居民甲', scene: 'b-99' }, '门码'],
    ['scan', { who: '网格员乙', scene: 'b-3' }, '居民'],
    ['clock', { to: 'yesterday' }, '没看懂'],
    ['clock', { to: START - 1 }, '只能往后'],
    ['faults', { nonsense: true }, '不认识'],
  ])('%s is refused with a sentence', async (action, body, sentence) => {
    const answer = await request(action, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(sentence);
  });

  test('moving the clock wakes those who wait for it', async () => {
    const moved: number[] = [];
    town.simulator.onClockMoved(() => moved.push(town.clock.now()));
    await request('clock', { advanceSeconds: 600 });
    await request('clock', { to: '2026-11-24T08:30:00+08:00' });
    expect(moved).toEqual([START + 600_000, Date.parse('2026-11-24T08:30:00+08:00')]);
  });

  test('a page from elsewhere cannot play along', async () => {
    expect((await request('state', undefined, { origin: 'https://example.org' })).status).toBe(403);
    expect((await request('state', undefined, { origin: town.base })).status).toBe(200);
  });

  test('serves the page and the pictures people send', async () => {
    const page = await fetch(`${town.base}/sim/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    await request('picture', { who: '网格员乙' });
    const id = town.simulator.player('网格员乙').messages()[0]?.mediaId;
    const picture = Buffer.from(await (await fetch(`${town.base}/sim/media/${id}`)).arrayBuffer());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect((await fetch(`${town.base}/sim/page/..%2findex.js`)).status).toBe(404);
  });
});

describe('the client', () => {
  test('gives back what the bot answered, not what stood there before', async () => {
    town.behaviour = (message) => ({ MsgType: 'text', Content: `听到：${leaf(message, 'Content')}` });
    await town.simulator.player('网格员乙').says('早');
    const bubbles = await say(town.base, '网格员乙', '你好', { quietMilliseconds: 0, pollMilliseconds: 1 });
    expect(bubbles.map((bubble) => bubble.text)).toEqual(['听到：你好']);
  });

  test('a card that changes by a press is an answer', async () => {
    const card = { card_type: 'button_interaction', main_title: { title: '新任务' }, task_id: 'T1' };
    const template = { ...card, button_list: [{ text: '我来办', key: 'k' }] };
    await town.call('message/send', {
      agentid: AGENT,
      touser: 'wanggeb',
      msgtype: 'template_card',
      template_card: template,
    });
    town.behaviour = () => ({ MsgType: 'update_button', Button: { ReplaceName: '已接单' } });
    const body = { who: '网格员乙', label: '我来办' };
    const bubbles = await act(town.base, 'tap', body, { quietMilliseconds: 0, pollMilliseconds: 1 });
    expect(bubbles.map((bubble) => bubble.buttons[0]?.label)).toEqual(['已接单']);
  });

  test('says what is wrong', async () => {
    await expect(say(town.base, '没有的人', '你好')).rejects.toThrow('没有叫');
    await expect(say('http://127.0.0.1:1', '居民甲', '你好')).rejects.toThrow(SimulatorUnreachable);
  });
});
