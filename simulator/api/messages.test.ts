import { AGENT, buttonCard, SECRET, START, Town } from '../testing/town';
import { textOf, type JsonObject } from '../json';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const send = (message: JsonObject) =>
  town.call('message/send', { agentid: AGENT, touser: 'wanggeb', ...message });
const text = (content: string): JsonObject => ({ msgtype: 'text', text: { content } });
const seen = (name: string) => town.simulator.player(name).messages();

describe('access tokens', () => {
  test('a token lives two hours', async () => {
    const query = { access_token: textOf(await town.fetchToken(), 'access_token') };
    town.clock.set(START + 7_199_999);
    expect(await town.raw('getcallbackip', undefined, query)).toMatchObject({ errcode: 0 });
    town.clock.advance(1);
    expect(await town.raw('getcallbackip', undefined, query)).toMatchObject({ errcode: 42001 });
  });

  test.each([
    ['', 41001],
    ['made-up', 40014],
  ])('token "%s" is refused with %d', async (token, errcode) => {
    expect(await town.raw('getcallbackip', undefined, { access_token: token })).toMatchObject({ errcode });
  });

  test('a wrong secret is 40001, and after five the right one is blocked for an hour', async () => {
    for (let times = 0; times < 5; times += 1)
      expect(await town.fetchToken('wrong')).toMatchObject({ errcode: 40001 });
    expect(await town.fetchToken(SECRET)).toMatchObject({ errcode: 45009 });
    town.clock.advance(3_600_000);
    expect(await town.fetchToken(SECRET)).toMatchObject({ errcode: 0, expires_in: 7200 });
  });

  test('by the older page the same token is handed out while it is good', async () => {
    expect((await town.fetchToken()).access_token).not.toBe((await town.fetchToken()).access_token);
    town.simulator.switches.freshTokenEachTime = false;
    expect((await town.fetchToken()).access_token).toBe((await town.fetchToken()).access_token);
  });
});

describe('recipients by department and tag, and the deliveries of a day', () => {
  test('a department below the root and a tag reach theirs', async () => {
    await town.close();
    const member = (name: string, id: string) => ({ name, role: '', channel: 'app', id }) as const;
    town = await new Town({
      departments: [{ id: 2, name: '幸福社区', parentId: 1 }],
      players: [
        { ...member('甲', 'jia'), departments: [2] },
        { ...member('乙', 'yi'), tags: ['网格长'] },
        member('丙', 'bing'),
      ],
    }).open();
    await send({ ...text('一'), touser: '', toparty: '2' });
    await send({ ...text('二'), touser: '', totag: '1' });
    expect(['甲', '乙', '丙'].map((name) => seen(name).map((bubble) => bubble.text))).toEqual([
      ['一'],
      ['二'],
      [],
    ]);
  });

  test('seats times 200 a day, counted for each recipient; then 45009 until the next day', async () => {
    await town.close();
    town = await new Town({ seats: 0.01 }).open();
    expect(await send({ ...text('一'), touser: '@all' })).toMatchObject({ errcode: 0 });
    expect(await send(text('二'))).toMatchObject({ errcode: 45009 });
    town.clock.advance(24 * 3_600_000);
    expect(await send(text('三'))).toMatchObject({ errcode: 0 });
  });
});

describe('message/send', () => {
  test('finds userids in any case and names the unknown ones lower-cased', async () => {
    const answer = await send({ ...text('开会'), touser: 'WANGGEB|Nobody' });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(seen('网格员乙').map((bubble) => bubble.text)).toEqual(['开会']);
  });

  test.each<[number, JsonObject]>([
    [81013, { ...text('x'), touser: 'nobody' }],
    [81012, { ...text('x'), touser: '' }],
    [301002, { ...text('x'), agentid: 7 }],
    [44004, text('')],
    [45002, { msgtype: 'markdown', markdown: { content: '灯'.repeat(683) } }],
    [40008, { msgtype: 'carrier-pigeon' }],
    [40007, { msgtype: 'image', image: { media_id: 'unknown' } }],
  ])('errcode %d', async (errcode, message) => {
    expect(await send(message)).toMatchObject({ errcode });
    expect(seen('网格员乙')).toEqual([]);
  });

  test('cuts a text at 2048 bytes', async () => {
    await send(text('灯'.repeat(700)));
    expect(seen('网格员乙')[0]?.text).toBe('灯'.repeat(682));
  });

  test('drops what is above 30 a minute to one member without an error', async () => {
    for (let count = 1; count <= 31; count += 1)
      expect(await send(text(`第${count}条`))).toMatchObject({ errcode: 0 });
    expect(seen('网格员乙')).toHaveLength(30);
    expect(town.simulator.dropped.map((dropped) => dropped.who)).toEqual(['网格员乙']);
    town.clock.advance(60_000);
    await send(text('又可以了'));
    expect(seen('网格员乙')).toHaveLength(31);
  });

  test('drops what is above 1,000 an hour', async () => {
    const query = { access_token: textOf(await town.fetchToken(), 'access_token') };
    const message = { agentid: AGENT, touser: 'wanggeb', ...text('又一条') };
    for (let count = 1; count <= 1001; count += 1) {
      await town.raw('message/send', message, query);
      town.clock.advance(2100);
    }
    expect([seen('网格员乙').length, town.simulator.dropped.length]).toEqual([1000, 1]);
  });

  test('does not deliver the same request again inside the interval when asked to check', async () => {
    const message = { ...text('一次'), enable_duplicate_check: 1, duplicate_check_interval: 60 };
    await send(message);
    await send(message);
    expect(seen('网格员乙')).toHaveLength(1);
    town.clock.advance(60_000);
    await send(message);
    expect(seen('网格员乙')).toHaveLength(2);
  });
});

describe('message/recall', () => {
  test('works for 24 hours, for own messages only', async () => {
    const { msgid } = await send(text('写错了'));
    expect(await town.call('message/recall', { msgid: 'another' })).toMatchObject({ errcode: 40058 });
    town.clock.advance(86_399_999);
    expect(await town.call('message/recall', { msgid })).toMatchObject({ errcode: 0 });
    expect(seen('网格员乙')[0]).toMatchObject({ type: 'notice', text: '消息已撤回' });
    town.clock.advance(1);
    expect(await town.call('message/recall', { msgid })).toMatchObject({ errcode: 42052 });
  });
});

describe('task_id', () => {
  test('is unique in the app', async () => {
    const card = { msgtype: 'template_card', template_card: buttonCard('T0001') };
    expect(await send(card)).toMatchObject({ errcode: 0 });
    expect(await send(card)).toMatchObject({ errcode: 42014 });
  });
});
