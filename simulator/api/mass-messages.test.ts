import type { JsonObject } from '../json';
import { Town } from '../testing/town';

const customerGroups = [
  { name: '3号楼居民群', owner: 'wanggeb' },
  { name: '4号楼居民群', owner: 'WangGeB' },
];
let town: Town;
beforeEach(async () => {
  town = await new Town({ customerGroups }).open();
});
afterEach(() => town.close());

const ask = (more: JsonObject = {}): Promise<JsonObject> =>
  town.call('externalcontact/add_msg_template', {
    chat_type: 'group',
    sender: 'WangGeB',
    text: { content: '明天停水' },
    ...more,
  });

test('the call makes a task; it goes out when the member taps, to his groups and once', async () => {
  expect(await ask()).toMatchObject({ errcode: 0, fail_list: [] });
  expect(town.simulator.group('3号楼居民群')).toEqual([]);
  const member = town.simulator.player('网格员乙');
  expect(member.messages().at(-1)?.text).toBe('客户群群发，发到 2 个客户群\n明天停水');
  await member.taps('发送');
  expect(town.simulator.group('3号楼居民群')).toMatchObject([{ text: '明天停水' }]);
  expect(town.simulator.group('4号楼居民群')).toMatchObject([{ text: '明天停水' }]);
  await expect(member.taps('发送')).rejects.toThrow('已经发过');
});

test('a group takes as many a month as the month has days, and what is above vanishes', async () => {
  const member = town.simulator.player('网格员乙');
  for (let count = 1; count <= 31; count += 1) {
    await ask({ text: { content: `第${count}条` } });
    await member.taps('发送');
  }
  expect(town.simulator.group('3号楼居民群')).toHaveLength(30);
  town.clock.advance(10 * 86_400_000);
  await ask({ text: { content: '十二月' } });
  await member.taps('发送');
  expect(town.simulator.group('3号楼居民群')).toHaveLength(31);
});

test.each<[number, JsonObject]>([
  [40003, { sender: 'nobody' }],
  [40003, { sender: '' }],
  [40058, { sender: 'wanggec' }],
  [40058, { chat_type: 'single' }],
  [40058, { text: { content: '' } }],
  [40058, { text: { content: '灯'.repeat(1334) } }],
  [0, { text: { content: '灯'.repeat(1333) } }],
])('errcode %d', async (errcode, more) => {
  expect(await ask(more)).toMatchObject({ errcode });
});

test('without 客户联系 the app may not', async () => {
  const bare = await new Town().open();
  try {
    const body = { chat_type: 'group', sender: 'WangGeB', text: { content: '停水' } };
    expect(await bare.call('externalcontact/add_msg_template', body)).toMatchObject({ errcode: 48002 });
  } finally {
    await bare.close();
  }
});
