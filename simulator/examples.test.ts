import { encrypt, getSignature } from '@wecom/crypto';
import { listOf, textOf, type Json } from './json';
import { openAnswer } from './letter';
import { AGENT, Town } from './testing/town';
import { examples } from './testing/examples';
import { readXml, writeXml, type XmlFields } from './xml';

let town: Town;
beforeEach(async () => {
  town = await new Town({
    accounts: [{ openKfId: 'wkDEMO0001', name: '邻里服务' }],
    scenes: [{ scene: 'g-0312', label: '门码', openKfId: 'wkDEMO0001' }],
    players: [
      { name: '居民', role: '居民', channel: 'kf', id: 'wmDEMOres1' },
      { name: '网格员一', role: '网格员', channel: 'app', id: 'wanggeyuan01' },
      { name: '网格员二', role: '网格员', channel: 'app', id: 'wanggeyuan02' },
    ],
  }).open();
});
afterEach(() => town.close());

const resident = () => town.simulator.player('居民');
const member = () => town.simulator.player('网格员一');

/** The names and kinds of what stands in a value, without the values: what two payloads must have in common. */
function shape(value: Json | XmlFields[string]): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  const elements = Object.entries(value).filter(([name]) => name !== '#text');
  const sorted = elements.toSorted(([one], [other]) => one.localeCompare(other));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, shape(inner)]));
}

const lastHeard = (): XmlFields => town.heard.at(-1) ?? {};

describe('what the bot sends is taken as the pages show it', () => {
  test('a text card to two members', async () => {
    const answer = await town.call('message/send', examples.textCard);
    expect(answer).toMatchObject({ errcode: 0, msgid: expect.any(String) as string });
    expect(member().messages().at(-1)).toMatchObject({
      text: '新任务：3号楼路灯不亮\n2026-01-01\n请在今天18点前到场',
      buttons: [{ label: '查看' }],
    });
  });

  test('a card with a selection, and the press that follows is the event of the page', async () => {
    const answer = await town.call('message/send', examples.buttonCard);
    expect(answer).toMatchObject({ errcode: 0, response_code: expect.any(String) as string });
    await member().taps('接单', undefined, { urgency: ['high'] });
    expect(shape(lastHeard())).toEqual(shape(readXml(examples.cardEvent)));
    expect(lastHeard()).toMatchObject({
      EventKey: 'accept',
      TaskId: 'issue-42@1',
      CardType: 'button_interaction',
    });
  });

  test('the grey button of the passive reply', async () => {
    await town.call('message/send', examples.buttonCard);
    const { MsgType, Button } = readXml(examples.greyButton);
    town.behaviour = () => ({ MsgType, Button });
    await member().taps('接单');
    expect(member().messages().at(-1)?.buttons).toMatchObject([{ label: '已接单', disabled: true }]);
    expect(town.simulator.complaints).toEqual([]);
  });

  test('the menu of the app', async () => {
    expect(await town.call('menu/create', examples.appMenu, { agentid: String(AGENT) })).toMatchObject({
      errcode: 0,
    });
    await member().picks('我的任务');
    expect(lastHeard()).toMatchObject({ Event: 'click', EventKey: 'my_tasks' });
  });

  test('a link for the poster', async () => {
    const answer = await town.call('kf/add_contact_way', examples.contactWay);
    expect(shape(answer)).toEqual(shape(examples.contactWayAnswer));
    expect(textOf(answer, 'url')).toMatch(/^https:\/\/work\.weixin\.qq\.com\/kf\/\w+\?enc_scene=/);
  });

  test('a menu with words between its items', async () => {
    await resident().says('你好');
    expect(await town.call('kf/send_msg', examples.serviceMenu)).toMatchObject({
      errcode: 0,
      msgid: 'o1z9k',
    });
    expect(
      resident()
        .messages()
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toEqual(['上报问题', '查询进度', '办事指南']);
  });
});

describe('what the platform sends is what the pages show', () => {
  test('a text message to the app', async () => {
    await member().says('3号楼路灯不亮');
    expect(shape(lastHeard())).toEqual(shape(readXml(examples.textMessage)));
  });

  test('a page of sync_msg: a tapped item and an entry', async () => {
    await resident().says('你好');
    await town.call('kf/send_msg', examples.serviceMenu);
    await resident().taps('上报问题');
    town.clock.advance(49 * 3_600_000);
    await resident().scans('g-0312', 'b=12');
    const page = await town.call('kf/sync_msg', { open_kfid: 'wkDEMO0001' });
    const [, tapped, entered] = listOf(page, 'msg_list');
    const shown = listOf(examples.syncPage, 'msg_list');
    expect(shape({ ...page, msg_list: [tapped, entered] })).toEqual(
      shape({ ...examples.syncPage, msg_list: shown }),
    );
  });

  test('the envelope', async () => {
    await member().says('你好');
    expect(town.envelopes.map(shape)).toEqual([shape(readXml(examples.envelope))]);
  });

  test('an answer is read when it has the elements of the page, and only then', () => {
    const names = Object.keys(readXml(examples.answerEnvelope)).filter((name) => name !== '#text');
    const keys = { corpId: 'ww1', token: 'token', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };
    const encrypted = encrypt(keys.aesKey, '<xml></xml>', keys.corpId);
    const signature = getSignature(keys.token, '1700000000', 'any-random', encrypted);
    const whole = [encrypted, signature, '1700000000', 'any-random'];
    const answer = Object.fromEntries(names.map((name, at) => [name, whole[at]]));
    expect(openAnswer(keys, writeXml(answer))).toBe('<xml></xml>');
    for (const name of names)
      expect(() => openAnswer(keys, writeXml({ ...answer, [name]: undefined }))).toThrow(/lacks|wrong/);
  });
});
