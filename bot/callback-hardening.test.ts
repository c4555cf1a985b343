import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { Door, signed, textMessage, type SendOptions } from './testing/door';

let door: Door;
beforeEach(async () => {
  door = await new Door().open();
});
afterEach(() => door.close());

describe('what is not a genuine callback', () => {
  const nested = '<a>'.repeat(50_000) + '</a>'.repeat(50_000);
  const valid = signed(textMessage());
  const encrypt = `<Encrypt>${valid.encrypted}</Encrypt>`;
  const abuses: [string, number, string, string | Buffer, SendOptions?][] = [
    ['clear text in place of an envelope', 400, valid.query, textMessage()],
    ['clear text inside Encrypt', 403, valid.query, '<xml><Encrypt>你好</Encrypt></xml>'],
    ['a message without signature', 400, '', valid.body],
    ['a wrong signature', 403, valid.query.replace(/msg_signature=./, 'msg_signature=g'), valid.body],
    [
      'a signature of another length',
      403,
      valid.query.replace(/msg_signature=./, 'msg_signature='),
      valid.body,
    ],
    ['a repeated query parameter', 400, `${valid.query}&nonce=nonce1`, valid.body],
    ['a repeated parameter that means nothing', 400, `${valid.query}&a=1&a=2`, valid.body],
    ['a timestamp that is no number', 400, valid.query.replace(/timestamp=\d+/, 'timestamp=x'), valid.body],
    ['a repeated Encrypt', 400, valid.query, `<xml>${encrypt}${encrypt}</xml>`],
    ['an Encrypt in another element', 400, valid.query, `<xml><a>${encrypt}</a></xml>`],
    ['elements in Encrypt', 400, valid.query, `<xml><Encrypt><a>${valid.encrypted}</a></Encrypt></xml>`],
    ['an empty Encrypt', 400, valid.query, '<xml><Encrypt></Encrypt></xml>'],
    ['nested elements', 400, valid.query, `<xml>${nested.slice(0, 60_000)}`],
    ['JSON', 400, valid.query, JSON.stringify({ encrypt: valid.encrypted })],
    ['an empty body', 400, valid.query, ''],
    ['white space', 400, valid.query, ' \r\n\t '],
    ['bytes that are no UTF-8', 400, valid.query, Buffer.from([0x3c, 0x78, 0xff, 0xfe, 0x3e])],
    [
      'a compressed body',
      415,
      valid.query,
      gzipSync(valid.body),
      { headers: { 'content-encoding': 'gzip' } },
    ],
    ['a body of 65 KB', 413, valid.query, `<xml>${' '.repeat(65 * 1024)}</xml>`],
    ['50,000 nested elements, 350 KB', 413, valid.query, nested],
    ['PUT', 405, valid.query, valid.body, { method: 'PUT' }],
    ['DELETE', 405, valid.query, '', { method: 'DELETE' }],
    ['a GET without echostr', 400, valid.query, '', { method: 'GET' }],
    ['an entity bomb', 400, valid.query, '<!DOCTYPE x [<!ENTITY a "aa">]><xml><Encrypt>&a;</Encrypt></xml>'],
  ];

  test.each(abuses)(
    '%s: %i, and the connection stays usable',
    async (_name, status, query, body, ...[options]) => {
      const refused = await door.send(query, body, options);
      expect(refused).toMatchObject({ status, body: '' });
      expect(door.deliveries).toEqual([]);
      const next = signed(textMessage('下一条'));
      const answer = await door.send(next.query, next.body);
      expect(answer.status).toBe(200);
      expect(answer.localPort).toBe(refused.localPort);
    },
  );

  test('a chunked body is counted while it comes', async () => {
    const answer = await door.send(valid.query, '', { headers: { 'transfer-encoding': 'chunked' } });
    expect(answer.status).toBe(400);
    const long = await door.send(valid.query, ' '.repeat(70_000), {
      headers: { 'transfer-encoding': 'chunked' },
    });
    expect(long.status).toBe(413);
  });

  test('405 names what is allowed', async () => {
    expect((await door.send(valid.query, '', { method: 'PATCH' })).headers.allow).toBe('GET, POST');
  });

  test('an announced gigabyte is not waited for', async () => {
    const socket = net.connect(door.port, '127.0.0.1');
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    socket.write(
      `POST /wecom/callback?${valid.query} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n`,
    );
    expect(await answer).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
  });

  test('an upload that breaks off harms nobody', async () => {
    const closed = new Promise<void>((resolve) =>
      door.server.once('connection', (socket: net.Socket) => socket.once('close', () => resolve())),
    );
    const socket = net.connect(door.port, '127.0.0.1');
    socket.write(
      `POST /wecom/callback?${valid.query} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n<xml>`,
    );
    await new Promise<void>((resolve) => door.server.once('request', () => resolve()));
    socket.destroy();
    await closed;
    expect((await door.send(valid.query, valid.body)).status).toBe(200);
  });
});

test('50,000 nested elements inside a genuine envelope are refused as well', async () => {
  const { query, body } = signed(`<xml>${'<a>'.repeat(7_000)}${'</a>'.repeat(7_000)}</xml>`.slice(0, 45_000));
  expect(await door.send(query, body)).toMatchObject({ status: 400 });
});
