import { drawPhoto } from '../picture';
import { textOf, type JsonObject } from '../json';
import { AGENT, leaf, Town } from '../testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

describe('media', () => {
  async function upload(type: string, content: Buffer): Promise<JsonObject> {
    const form = new FormData();
    form.set('media', new Blob([new Uint8Array(content)], { type: 'image/png' }), '前.png');
    const token = textOf(await town.fetchToken(), 'access_token');
    const url = `${town.base}/sim/api/cgi-bin/media/upload?access_token=${token}&type=${type}`;
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as JsonObject;
  }

  test.each([
    [40004, 'painting', drawPhoto(1)],
    [40009, 'image', Buffer.from('12345')],
    [40005, 'image', Buffer.from('no picture')],
    [301016, 'voice', Buffer.from('no voice')],
    [40009, 'voice', Buffer.alloc(2 * 2 ** 20 + 1)],
  ])('errcode %d', async (errcode, type, content) => {
    expect(await upload(type, content)).toMatchObject({ errcode });
  });

  test('a file above 20 MB comes in parts only, whose steps are sixteen bytes', async () => {
    const large = 30 * 2 ** 20;
    await town.simulator.player('网格员乙').sends('file', { name: '档案.pdf', bytes: large });
    const query = {
      access_token: textOf(await town.fetchToken(), 'access_token'),
      media_id: town.simulator.player('网格员乙').messages().at(-1)?.mediaId ?? '',
    };
    const get = (range?: string) =>
      fetch(`${town.base}/sim/api/cgi-bin/media/get?${new URLSearchParams(query).toString()}`, {
        headers: range === undefined ? {} : { range },
      });
    const errcode = async (range?: string) => ((await (await get(range)).json()) as JsonObject).errcode;
    expect(await errcode()).toBe(830_002);
    expect(await errcode(`bytes=0-${21 * 2 ** 20 - 1}`)).toBe(830_002);
    expect(await errcode('bytes=0-98')).toBe(40_146);
    expect(await errcode('bytes=8-23')).toBe(40_146);
    const last = await get(`bytes=${large - 16}-${large + 15}`);
    expect([last.status, last.headers.get('content-range'), (await last.arrayBuffer()).byteLength]).toEqual([
      206,
      `bytes ${large - 16}-${large - 1}/${large}`,
      16,
    ]);
  });

  test('an id lives three days and fits its type', async () => {
    const { media_id } = await upload('image', drawPhoto(1));
    const send = (msgtype: string) =>
      town.call('message/send', { agentid: AGENT, touser: 'wanggeb', msgtype, [msgtype]: { media_id } });
    expect(await send('image')).toMatchObject({ errcode: 0 });
    expect(await send('voice')).toMatchObject({ errcode: 40007 });
    town.clock.advance(3 * 86_400_000);
    expect(await send('image')).toMatchObject({ errcode: 40007 });
  });

  test('a photo of a person can be fetched with its type', async () => {
    await town.simulator.player('网格员乙').sendsPicture();
    const query = {
      access_token: textOf(await town.fetchToken(), 'access_token'),
      media_id: leaf(town.heard[0]!, 'MediaId'),
    };
    const answer = await fetch(
      `${town.base}/sim/api/cgi-bin/media/get?${new URLSearchParams(query).toString()}`,
    );
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toContain('photo-1.png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(drawPhoto(1));
  });
});

describe('the menu of the app', () => {
  const create = (button: JsonObject[]) => town.call('menu/create', { button }, { agentid: String(AGENT) });
  const item = (name: string): JsonObject => ({ type: 'click', name, key: 'my_tasks' });

  test.each<[number, JsonObject[]]>([
    [40016, []],
    [40016, Array.from({ length: 4 }, () => item('我的'))],
    [40018, [item('我的任务列表')]],
    [40017, [{ ...item('我的'), type: 'dance' }]],
    [40019, [{ ...item('我的'), key: 'k'.repeat(129) }]],
    [40054, [{ type: 'view', name: '看', url: 'ftp://x' }]],
    [40023, [{ name: '上报', sub_button: Array.from({ length: 6 }, () => item('拍照')) }]],
    [40022, [{ name: '上报', sub_button: [{ name: '再', sub_button: [item('拍照')] }] }]],
    [0, [{ name: '上报', sub_button: [item('拍照上报问题和位置')] }]],
  ])('errcode %d', async (errcode, button) => {
    expect(await create(button)).toMatchObject({ errcode });
  });

  test('an item that is picked sends its key', async () => {
    await create([item('我的任务')].map((button) => ({ ...button, name: '任务' })));
    await town.simulator.player('网格员乙').picks('任务');
    expect(town.heard[0]).toMatchObject({ Event: 'click', EventKey: 'my_tasks', FromUserName: 'WangGeB' });
    expect(await town.call('menu/get', undefined, { agentid: String(AGENT) })).toMatchObject({ errcode: 0 });
    await town.call('menu/delete', undefined, { agentid: String(AGENT) });
    await expect(town.simulator.player('网格员乙').picks('任务')).rejects.toThrow('菜单里没有');
  });
});

describe('groups of the app, members, accounts', () => {
  test('a group takes no cards and no second one under its id', async () => {
    const group = { chatid: 'grid2', name: '第2网格', userlist: ['wanggeb', 'wanggec'] };
    expect(await town.call('appchat/create', group)).toMatchObject({ errcode: 0, chatid: 'grid2' });
    expect(await town.call('appchat/create', group)).toMatchObject({ errcode: 86215 });
    const text = { chatid: 'grid2', msgtype: 'text', text: { content: '开会' } };
    expect(await town.call('appchat/send', text)).toMatchObject({ errcode: 0 });
    expect(town.simulator.group('第2网格').map((bubble) => bubble.text)).toEqual(['开会']);
    expect(await town.call('appchat/send', { ...text, msgtype: 'template_card' })).toMatchObject({
      errcode: 40008,
    });
    expect(await town.call('appchat/send', { ...text, chatid: 'x' })).toMatchObject({ errcode: 40050 });
  });

  test('members are found in any case; others are 60111', async () => {
    expect(await town.call('user/get', undefined, { userid: 'WANGGEB' })).toMatchObject({
      userid: 'WangGeB',
      status: 1,
    });
    expect(await town.call('user/get', undefined, { userid: 'wmResidentA' })).toMatchObject({
      errcode: 60111,
    });
    const { userlist } = await town.call('user/simplelist', undefined, { department_id: '1' });
    expect(userlist).toHaveLength(2);
  });

  test('a resident is known for 48 hours after the last sign of life', async () => {
    const ask = () =>
      town.call('kf/customer/batchget', {
        external_userid_list: ['wmResidentA'],
        need_enter_session_context: 1,
      });
    expect(await ask()).toMatchObject({ customer_list: [], invalid_external_userid: ['wmResidentA'] });
    await town.simulator.player('居民甲').scans('b-3');
    expect(await ask()).toMatchObject({
      customer_list: [{ nickname: '居民甲', enter_session_context: { scene: 'b-3' } }],
    });
    town.clock.advance(48 * 3_600_000);
    expect(await ask()).toMatchObject({ customer_list: [] });
  });

  test('a new door code can be scanned', async () => {
    const way = { open_kfid: 'wkTest0001', scene: 'b-24' };
    expect(await town.call('kf/add_contact_way', way)).toMatchObject({ errcode: 0 });
    expect(await town.call('kf/add_contact_way', { ...way, scene: '24号楼' })).toMatchObject({
      errcode: 40058,
    });
    await town.simulator.player('居民甲').scans('b-24');
    expect(town.heard[0]).toMatchObject({ Event: 'kf_msg_or_event' });
  });

  test('unknown calls and wrong methods do nothing', async () => {
    expect((await fetch(`${town.base}/sim/api/cgi-bin/toString`)).status).toBe(404);
    expect(await town.call('getcallbackip', {})).toMatchObject({ errcode: 40058 });
  });
});
