import type { JsonObject } from '../json';
import { Town } from '../testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
  await town.simulator.player('居民甲').says('你好');
});
afterEach(() => town.close());

const click = (id: string, content = '好'): JsonObject => ({ type: 'click', click: { id, content } });
const many = (count: number) => Array.from({ length: count }, (_, index) => click(`ID${index}`));
const menu = (list: JsonObject[], more: JsonObject = {}) =>
  town.call('kf/send_msg', {
    open_kfid: 'wkTest0001',
    touser: 'wmResidentA',
    msgtype: 'msgmenu',
    msgmenu: { head_content: '请选', list, ...more },
  });

test('a menu shows its words and items in their order', async () => {
  const between = { type: 'text', text: { content: '或者\\n直接说' } };
  expect(
    await menu([click('A', '报修'), between, click('B', '查询')], { tail_content: '谢谢' }),
  ).toMatchObject({ errcode: 0 });
  expect(town.simulator.player('居民甲').messages().at(-1)).toMatchObject({
    type: 'menu',
    text: '请选\n或者\n直接说\n谢谢',
    buttons: [{ label: '报修' }, { label: '查询' }],
    menu: ['请选', { key: 'A' }, '或者\n直接说', { key: 'B' }, '谢谢'],
  });
});

test.each<[number, string, JsonObject[], JsonObject]>([
  [0, 'ten items', many(10), {}],
  [95008, 'eleven items', many(11), {}],
  [40058, 'an id with a dash', [click('a-b')], {}],
  [40058, 'an id with #', [click('a#b')], {}],
  [0, 'an id of 128', [click('a'.repeat(128))], {}],
  [45002, 'an id of 129', [click('a'.repeat(129))], {}],
  [0, 'a caption of 126 bytes', [click('A', '灯'.repeat(42))], {}],
  [45002, 'a caption of 129 bytes', [click('A', '灯'.repeat(43))], {}],
  [40058, 'no caption', [click('A', '')], {}],
  [45002, 'a head of 1,026 bytes', [click('A')], { head_content: '灯'.repeat(342) }],
  [45002, 'a tail of 1,026 bytes', [click('A')], { tail_content: '灯'.repeat(342) }],
  [95009, 'an unknown item', [{ type: 'button', button: {} }], {}],
])('errcode %d for %s', async (errcode, _what, list, more) => {
  expect(await menu(list, more)).toMatchObject({ errcode });
});

test('by the other page a menu may hold words beside ten items', async () => {
  const word = { type: 'text', text: { content: '。' } };
  expect(await menu([...many(10), word])).toMatchObject({ errcode: 95008 });
  town.simulator.switches.menuItems = 50;
  expect(await menu([...many(10), word])).toMatchObject({ errcode: 0 });
  expect(await menu(many(11))).toMatchObject({ errcode: 95008 });
});

const send = (message: JsonObject) =>
  town.call('kf/send_msg', { open_kfid: 'wkTest0001', touser: 'wmResidentA', ...message });

test.each<[number, string]>([
  [0, 'https://work.weixin.qq.com/ca/cawcde0001'],
  [40058, 'https://example.org/ca/cawcde0001'],
  [40058, ''],
])('errcode %d for a customer acquisition link %s', async (errcode, link_url) => {
  expect(await send({ msgtype: 'ca_link', ca_link: { link_url } })).toMatchObject({ errcode });
  const shown = town.simulator.player('居民甲').messages().at(-1);
  expect(shown?.buttons.map(({ url }) => url)).toEqual(errcode === 0 ? [link_url] : []);
});

test.each<[number, JsonObject]>([
  [41006, { appid: 'wx1', title: '缴费', pagepath: 'pages/pay.html' }],
  [40058, { appid: 'wx1', title: '缴费', pagepath: 'pages/pay' }],
  [45002, { appid: 'wx1', title: '缴'.repeat(22), pagepath: 'pages/pay.html' }],
  [40058, { title: '缴费', pagepath: 'pages/pay.html' }],
])('errcode %d for a mini-program %j', async (errcode, miniprogram) => {
  expect(await send({ msgtype: 'miniprogram', miniprogram })).toMatchObject({ errcode });
});
