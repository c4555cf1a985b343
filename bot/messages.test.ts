import { allowsPassiveReply, MessageError, messageKey, parseMessage } from './messages';
import { XmlError } from './xml';

const base = { to: 'ww0000000000000001', from: '007', createdAt: 1_767_225_600_000, agentId: '1000002' };
const head =
  '<ToUserName>ww0000000000000001</ToUserName><FromUserName>007</FromUserName><CreateTime>1767225600</CreateTime>';
const xml = (inside: string, common = `${head}<AgentID>1000002</AgentID>`) => `<xml>${common}${inside}</xml>`;
const message = (type: string, inside: string) =>
  xml(`<MsgType>${type}</MsgType>${inside}<MsgId>18446744073709551615</MsgId>`);
const event = (name: string, inside = '') => xml(`<MsgType>event</MsgType><Event>${name}</Event>${inside}`);
const messageId = '18446744073709551615';

test.each([
  ['text', '<Content><![CDATA[ 你好\n]]></Content>', { content: ' 你好\n' }],
  ['image', '<MediaId>m</MediaId><PicUrl>p</PicUrl>', { mediaId: 'm', picUrl: 'p' }],
  ['voice', '<MediaId>m</MediaId><Format>amr</Format>', { mediaId: 'm', format: 'amr' }],
  ['video', '<MediaId>m</MediaId>', { mediaId: 'm', thumbMediaId: null }],
  [
    'location',
    '<Location_X>36.1</Location_X><Location_Y>120.3</Location_Y><Scale>15</Scale><Label>幸福路</Label>',
    { latitude: 36.1, longitude: 120.3, scale: 15, label: '幸福路' },
  ],
  ['link', '<Title>t</Title><Url>u</Url>', { title: 't', description: '', url: 'u', picUrl: null }],
  ['file', '<MediaId>m</MediaId><FileName>a.doc</FileName>', { mediaId: 'm', fileName: 'a.doc' }],
])('%s', (type, inside, fields) => {
  const parsed = parseMessage(message(type, inside));
  expect(parsed).toEqual({ ...base, kind: type, messageId, ...fields });
  expect(messageKey(parsed)).toBe(`app:${messageId}`);
  expect(allowsPassiveReply(parsed, 'text')).toBe(true);
});

const selected =
  '<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>1</OptionId><OptionId>2</OptionId></OptionIds></SelectedItem></SelectedItems>';
test.each([
  ['subscribe', '<EventKey></EventKey>', {}, true],
  ['unsubscribe', '', {}, false],
  ['click', '<EventKey>k</EventKey>', { eventKey: 'k' }, true],
  [
    'scancode_push',
    '<ScanCodeInfo><ScanResult>r</ScanResult></ScanCodeInfo>',
    { eventKey: '', scanType: null, scanResult: 'r' },
    false,
  ],
  [
    'pic_weixin',
    '<SendPicsInfo><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList></SendPicsInfo>',
    { eventKey: '', pictures: ['a'] },
    false,
  ],
  [
    'template_card_event',
    `<EventKey>k</EventKey><TaskId>t</TaskId><CardType>vote_interaction</CardType><ResponseCode>RC</ResponseCode>${selected}`,
    {
      eventKey: 'k',
      taskId: 't',
      cardType: 'vote_interaction',
      responseCode: 'RC',
      selected: [{ questionKey: 'q', optionIds: ['1', '2'] }],
    },
    true,
  ],
  [
    'batch_job_result',
    '<BatchJob><JobId>j</JobId><ErrCode>0</ErrCode></BatchJob>',
    { jobId: 'j', jobType: '', errcode: 0, errmsg: '' },
    false,
  ],
  [
    'change_contact',
    '<ChangeType>delete_user</ChangeType><UserID>u</UserID>',
    { changeType: 'delete_user', userId: 'u', departmentIds: [] },
    false,
  ],
  [
    'kf_account_auth_change',
    '<AuthAddOpenKfId>a</AuthAddOpenKfId><AuthAddOpenKfId>b</AuthAddOpenKfId>',
    { added: ['a', 'b'], removed: [] },
    false,
  ],
] as const)('event %s', (name, inside, fields, replies) => {
  const parsed = parseMessage(event(name, inside));
  expect(parsed).toEqual({ ...base, kind: `event.${name}`, ...fields });
  expect(allowsPassiveReply(parsed)).toBe(replies);
});

test('the doorbell of customer service has neither sender nor app', () => {
  const inside =
    '<MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>T</Token><OpenKfId>wk1</OpenKfId>';
  const common = '<ToUserName>ww0000000000000001</ToUserName><CreateTime>1767225600</CreateTime>';
  expect(parseMessage(xml(inside, common))).toEqual({
    ...base,
    from: null,
    agentId: null,
    kind: 'event.kf_msg_or_event',
    token: 'T',
    openKfId: 'wk1',
  });
});

test('where a member is isn’t carried at all', () => {
  const parsed = parseMessage(
    event('LOCATION', '<Latitude>36.123456</Latitude><Longitude>120.5</Longitude>'),
  );
  expect(parsed).toEqual({ ...base, kind: 'event.location' });
});

test('what isn’t known is kept with what tells it apart', () => {
  const one = parseMessage(event('brand_new', '<ThingId>1</ThingId>'));
  expect(one).toMatchObject({ kind: 'unknown', event: 'brand_new', objectIds: ['ThingId=1'] });
  expect(messageKey(parseMessage(event('brand_new', '<ThingId>2</ThingId>')))).not.toBe(messageKey(one));
  expect(parseMessage(event('change_contact', '<ChangeType>new</ChangeType>'))).toMatchObject({
    kind: 'unknown',
  });
  expect(parseMessage(message('sticker', ''))).toMatchObject({
    kind: 'unknown',
    messageType: 'sticker',
    messageId,
  });
  expect(allowsPassiveReply(one)).toBe(false);
});

test('two events of one second are two; the same one repeated is one', () => {
  const press = (task: string, code: string) =>
    messageKey(
      parseMessage(
        event(
          'template_card_event',
          `<EventKey>k</EventKey><TaskId>${task}</TaskId><ResponseCode>${code}</ResponseCode>`,
        ),
      ),
    );
  expect(press('t1', 'a')).toMatch(/^event:[0-9a-f]{64}$/);
  expect(press('t1', 'b')).toBe(press('t1', 'a'));
  expect(press('t2', 'a')).not.toBe(press('t1', 'a'));
});

test('a press is answered with a change of the card, not with words', () => {
  const press = parseMessage(event('template_card_event', '<TaskId>t</TaskId>'));
  expect(allowsPassiveReply(press, 'update_button')).toBe(true);
  expect(allowsPassiveReply(press, 'text')).toBe(false);
});

test.each([
  ['a MsgId of letters', message('text', '').replace(messageId, 'x')],
  ['a MsgId of 21 digits', message('text', '').replace(messageId, '1'.repeat(21))],
  ['two MsgIds', message('text', '<MsgId>1</MsgId>')],
  ['a sender of 65 bytes', message('text', '').replace('007', 'a'.repeat(65))],
  ['no sender', message('text', '').replace('<FromUserName>007</FromUserName>', '')],
  ['no time', message('text', '').replace('1767225600', 'soon')],
  ['no type', xml('<MsgId>1</MsgId>')],
  ['no place', message('location', '')],
])('%s is refused with 400', (_name, text) => {
  let refused: unknown;
  try {
    parseMessage(text);
  } catch (error) {
    refused = error;
  }
  expect(refused instanceof MessageError || refused instanceof XmlError).toBe(true);
  expect(refused).toMatchObject({ status: 400 });
});
