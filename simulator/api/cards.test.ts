import { isObject, textOf, type JsonObject } from '../json';
import { AGENT, buttonCard, leaf, selectCard, Town } from '../testing/town';
import { branch, branches } from '../xml';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const member = () => town.simulator.player('网格员乙');
const leader = () => town.simulator.player('网格长丙');
const labels = (who: ReturnType<typeof member>) => who.messages()[0]?.buttons.map((button) => button.label);
const send = (card: JsonObject, touser = 'wanggeb|wanggec') =>
  town.call('message/send', { agentid: AGENT, touser, msgtype: 'template_card', template_card: card });
const update = (code: string, body: JsonObject) =>
  town.call('message/update_template_card', { agentid: AGENT, response_code: code, ...body });
const grey = (...userids: string[]): JsonObject => ({ userids, button: { replace_name: '已接单' } });
const codeOf = async (card: JsonObject) => textOf(await send(card), 'response_code');
const lastCode = () => leaf(town.heard.at(-1)!, 'ResponseCode');

const changed = {
  CardType: 'button_interaction',
  MainTitle: { Title: '办理中' },
  ButtonList: [{ Text: '办结', Key: 'c' }],
};

describe('a press', () => {
  test('brings key, task and a fresh code; the passive update changes the card of the presser only', async () => {
    await send(buttonCard('T0001'));
    town.behaviour = () => ({ MsgType: 'update_template_card', TemplateCard: changed });
    await member().taps('我来办');
    expect(town.heard[0]).toMatchObject({
      Event: 'template_card_event',
      EventKey: 'T0001:0',
      TaskId: 'T0001',
      CardType: 'button_interaction',
      FromUserName: 'WangGeB',
    });
    expect(labels(member())).toEqual(['办结']);
    expect(member().messages()[0]?.history[0]?.buttons).toHaveLength(2);
    expect(labels(leader())).toEqual(['我来办', '不归我管']);
  });

  test.each([
    [true, 60140],
    [false, 0],
  ])('the passive update uses up its code: %s', async (consumes, errcode) => {
    town.simulator.switches.passiveUpdateConsumesCode = consumes;
    await send(buttonCard('T0001'));
    town.behaviour = () => ({ MsgType: 'update_button', Button: { ReplaceName: '已接单' } });
    await member().taps('我来办');
    expect(await update(lastCode(), grey('wanggec'))).toMatchObject({ errcode });
  });

  test('a grey button cannot be pressed', async () => {
    await send(buttonCard('T0001'));
    town.behaviour = () => ({ MsgType: 'update_button', Button: { ReplaceName: '已接单' } });
    await member().taps('T0001:0');
    await expect(member().taps('已接单')).rejects.toThrow('变灰');
    await expect(member().taps('我来办')).rejects.toThrow('没有看到');
  });

  test('a passive update that breaks the card rules changes nothing', async () => {
    await send(buttonCard('T0001'));
    town.behaviour = () => ({
      MsgType: 'update_template_card',
      TemplateCard: { CardType: 'button_interaction' },
    });
    await member().taps('我来办');
    expect(labels(member())).toEqual(['我来办', '不归我管']);
    expect(town.simulator.complaints).toHaveLength(1);
  });
});

describe('lists and boxes', () => {
  const selected = () =>
    branches(branch(town.heard.at(-1)!, 'SelectedItems'), 'SelectedItem').map((item) => [
      leaf(item, 'QuestionKey'),
      leaf(branch(item, 'OptionIds'), 'OptionId'),
    ]);

  test('a press brings what was chosen, and of what was not touched what stood there', async () => {
    await send(selectCard('T0001'));
    await member().taps('定', undefined, { who: ['b'] });
    expect(town.heard[0]).toMatchObject({ EventKey: 'decide', CardType: 'multiple_interaction' });
    expect(selected()).toEqual([
      ['who', 'b'],
      ['days', '3'],
    ]);
    expect(member().messages()[0]?.text).toContain('转给谁：甲 / 乙');
  });

  test('only what the card offers can be chosen', async () => {
    await send(selectCard('T0001'));
    await expect(member().taps('定', undefined, { who: ['c'] })).rejects.toThrow('没有这个选项');
    await expect(member().taps('定', undefined, { when: ['1'] })).rejects.toThrow('没有');
    await expect(member().taps('定', undefined, { who: ['a', 'b'] })).rejects.toThrow('只能选一个');
    expect(town.heard).toEqual([]);
  });

  test.each([
    [
      'four lists',
      42047,
      { select_list: Array.from({ length: 4 }, (_, at) => ({ question_key: `q${at}` })) },
    ],
    ['no submit key', 42046, { submit_button: { text: '定' } }],
    [
      'eleven options',
      42037,
      {
        select_list: [
          {
            question_key: 'q',
            option_list: Array.from({ length: 11 }, (_, at) => ({ id: `${at}`, text: '甲' })),
          },
        ],
      },
    ],
  ])('%s is refused with %d', async (_what, errcode, wrong) => {
    expect(await send({ ...selectCard('T0001'), ...wrong })).toMatchObject({ errcode });
  });

  test('a vote is answered by the boxes that were ticked', async () => {
    const options = ['1', '2', '3'].map((id) => ({ id, text: `第${id}项`, is_checked: id === '3' }));
    await send({
      card_type: 'vote_interaction',
      main_title: { title: '选一下' },
      checkbox: { question_key: 'q', mode: 1, option_list: options },
      submit_button: { text: '提交', key: 's' },
      task_id: 'T0002',
    });
    await member().taps('提交', undefined, { q: ['1', '2'] });
    const [item] = branches(branch(town.heard.at(-1)!, 'SelectedItems'), 'SelectedItem');
    expect(branch(item!, 'OptionIds').OptionId).toEqual(['1', '2']);
  });
});

describe('update_template_card', () => {
  test('works once with a code, for recipients in any case of their userid', async () => {
    const code = await codeOf(buttonCard('T0001'));
    expect(await update(code, grey('WANGGEC', 'Nobody'))).toMatchObject({
      errcode: 0,
      invaliduser: ['nobody'],
    });
    expect(labels(leader())).toEqual(['已接单']);
    expect(await update(code, grey('wanggeb'))).toMatchObject({ errcode: 60140 });
  });

  test('a code lives 72 hours', async () => {
    const code = await codeOf(buttonCard('T0001'));
    town.clock.advance(72 * 3_600_000);
    expect(await update(code, grey('wanggeb'))).toMatchObject({ errcode: 60140 });
  });

  test.each<[number, JsonObject]>([
    [82101, grey()],
    [82102, grey('nobody')],
    [42014, { userids: ['wanggeb'], template_card: buttonCard('T0001') }],
    [42031, { userids: ['wanggeb'], template_card: {} }],
    [42015, { ...grey('wanggeb'), agentid: 7 }],
  ])('errcode %d, and the code stays good', async (errcode, body) => {
    const code = await codeOf(buttonCard('T0001'));
    expect(await update(code, body)).toMatchObject({ errcode });
    expect(await update(code, grey('wanggeb'))).toMatchObject({ errcode: 0 });
  });
});

describe('card rules of message/send', () => {
  const button = (fields: JsonObject): JsonObject => ({ ...buttonCard('T0001'), ...fields });
  const notice = (fields: JsonObject): JsonObject => ({
    card_type: 'text_notice',
    main_title: { title: '碰头会' },
    card_action: { type: 1, url: 'https://grid.example.org' },
    ...fields,
  });
  const rows = (count: number) => Array.from({ length: count }, () => ({ keyname: '网格', value: '2' }));
  const press = (key: string): JsonObject => ({ text: '好', key });

  test.each<[number, string, JsonObject]>([
    [42031, 'unknown type', button({ card_type: 'x' })],
    [42014, 'no task_id', button({ task_id: undefined })],
    [42014, 'task_id with #', button({ task_id: 'T#1' })],
    [42014, 'task_id of 129', button({ task_id: 'T'.repeat(129) })],
    [42033, 'no title', button({ main_title: {} })],
    [42035, 'seven rows', button({ horizontal_content_list: rows(7) })],
    [0, 'six rows', button({ horizontal_content_list: rows(6) })],
    [42027, 'no keyname', button({ horizontal_content_list: [{ value: 'x' }] })],
    [42017, 'no buttons', button({ button_list: [] })],
    [
      42017,
      'seven buttons',
      button({ button_list: Array.from({ length: 7 }, (_, index) => press(`${index}`)) }),
    ],
    [42038, 'no button text', button({ button_list: [{ text: '', key: 'k' }] })],
    [42039, 'no button key', button({ button_list: [{ text: '好' }] })],
    [42039, 'a key twice', button({ button_list: [press('k'), press('k')] })],
    [42045, 'a notice without card_action', notice({ card_action: undefined })],
    [42028, 'an action without url', notice({ card_action: { type: 1 } })],
    [42042, 'four links', notice({ jump_list: Array.from({ length: 4 }, () => ({ title: '看' })) })],
    [42014, 'an action menu without task_id', notice({ action_menu: { action_list: [press('a')] } })],
    [
      42051,
      'an action twice',
      notice({ task_id: 'M', action_menu: { action_list: [press('a'), press('a')] } }),
    ],
    [0, 'a notice', notice({})],
  ])('errcode %d: %s', async (errcode, _what, card) => {
    const body = Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));
    const answer = await send(isObject(body) ? body : {});
    expect(answer).toMatchObject({ errcode });
    expect(member().messages()).toHaveLength(errcode === 0 ? 1 : 0);
  });
});
