import http from 'node:http';
import type net from 'node:net';
import { open } from './envelope';
import type { PassiveReply } from './replies';
import { Door, now, secrets, signed, textMessage, type Answer } from './testing/door';
import { leaf, parseXml } from './xml';

let door: Door;
beforeEach(async () => {
  door = await new Door().open();
});
afterEach(() => door.close());

function openReply(answer: Answer) {
  const root = parseXml(answer.body);
  const query = {
    msg_signature: leaf(root, 'MsgSignature') ?? '',
    timestamp: leaf(root, 'TimeStamp') ?? '',
    nonce: leaf(root, 'Nonce') ?? '',
  };
  return parseXml(open([secrets], query, leaf(root, 'Encrypt') ?? '').plaintext);
}

test('the address is verified by the text itself, byte for byte', async () => {
  const { query, encrypted } = signed(' 1616\n你好');
  const answer = await door.send(`${query}&echostr=${encodeURIComponent(encrypted)}`, '', { method: 'GET' });
  expect(answer).toMatchObject({ status: 200, body: ' 1616\n你好' });
  const decodedTwice = await door.send(
    `${query}&echostr=${encodeURIComponent(encrypted.replaceAll('+', ' '))}`,
    '',
    {
      method: 'GET',
    },
  );
  expect(decodedTwice.body).toBe(' 1616\n你好');
});

test('a message is handed over once read, and answered to whom it came from', async () => {
  const { query, body } = signed(textMessage());
  const answer = await door.send(query, body, { headers: { 'content-type': 'application/json' } });
  expect(door.deliveries).toEqual([
    {
      key: 'app:7312345678901234567',
      receivedAt: now,
      message: expect.objectContaining({ kind: 'text', content: '3号楼路灯不亮' }) as unknown,
    },
  ]);
  expect(answer.headers['content-type']).toContain('text/xml');
  const reply = openReply(answer);
  expect(leaf(reply, 'ToUserName')).toBe('WangGeYuan01');
  expect(leaf(reply, 'FromUserName')).toBe(secrets.receiveId);
  expect(leaf(reply, 'Content')).toBe('收到');
});

test('an envelope of another build is read too', async () => {
  const { query, encrypted } = signed(textMessage());
  const answer = await door.send(
    query,
    `<?xml version="1.0"?>\n<xml>\n<Other><A>1</A></Other><Encrypt> ${encrypted} </Encrypt></xml>`,
  );
  expect(answer.status).toBe(200);
});

test('nothing to say is an empty 200', async () => {
  door.receive = async () => null;
  const { query, body } = signed(textMessage());
  expect(await door.send(query, body)).toMatchObject({ status: 200, body: '' });
  expect(door.belated).toEqual([]);
});

test('what was not stored is asked for again', async () => {
  door.receive = () => {
    throw new Error('no database');
  };
  const { query, body } = signed(textMessage());
  expect(await door.send(query, body)).toMatchObject({ status: 503, body: '' });
  expect(door.observed).toEqual(['text failed']);
});

test('a reply that is not ready in time goes another way', async () => {
  await door.close();
  door = await new Door({ answerWithin: 0 }).open();
  let finish: (reply: PassiveReply) => void = () => undefined;
  door.receive = () => new Promise((resolve) => (finish = resolve));
  const { query, body } = signed(textMessage());
  expect(await door.send(query, body)).toMatchObject({ status: 200, body: '' });
  expect(door.belated).toEqual([]);
  finish({ kind: 'text', content: '来了' });
  await new Promise(setImmediate);
  expect(door.belated).toEqual([{ kind: 'text', content: '来了' }]);
});

test('a reply that nobody is there to read goes another way', async () => {
  let finish: (reply: PassiveReply) => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    door.receive = () => {
      resolve();
      return new Promise((done) => (finish = done));
    };
  });
  const { query, body } = signed(textMessage());
  const gone = new Promise<void>((resolve) =>
    door.server.once('connection', (socket: net.Socket) => socket.once('close', () => resolve())),
  );
  const request = http.request({
    host: '127.0.0.1',
    port: door.port,
    path: `/wecom/callback?${query}`,
    method: 'POST',
  });
  request.on('error', () => undefined);
  request.end(body);
  await arrived;
  request.destroy();
  await gone;
  finish({ kind: 'text', content: '收到' });
  await new Promise(setImmediate);
  expect(door.belated).toEqual([{ kind: 'text', content: '收到' }]);
});

test('a reply that this event does not allow goes another way', async () => {
  const { query, body } = signed(
    textMessage()
      .replace('<![CDATA[text]]></MsgType>', '<![CDATA[event]]></MsgType><Event>unsubscribe</Event>')
      .replace(/<MsgId>.*<\/MsgId>/, ''),
  );
  expect(await door.send(query, body)).toMatchObject({ status: 200, body: '' });
  expect(door.belated).toEqual([{ kind: 'text', content: '收到' }]);
});

test('with an age limit, what was signed long ago is refused', async () => {
  const { query, body } = signed(textMessage());
  for (const [age, status] of [
    [299, 200],
    [301, 403],
    [-301, 403],
  ] as const) {
    await door.close();
    door = await new Door({ maximumAgeSeconds: 300, now: now + age * 1000 }).open();
    expect((await door.send(query, body)).status).toBe(status);
  }
});
