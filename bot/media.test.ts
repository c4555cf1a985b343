import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WecomClient } from './api-client';
import { WecomRefused, WecomUnreachable } from './errors';
import { PART_BYTES, TOO_LARGE_AT_ONCE } from './large-media';
import { fileNameOf } from './media';

let server: Server;
let asked: { url: URL; body: Buffer; type: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  if (url.pathname === '/cgi-bin/gettoken') {
    response.end(JSON.stringify({ errcode: 0, access_token: `token-${asked.length}`, expires_in: 7200 }));
    return;
  }
  asked.push({ url, body: Buffer.concat(pieces), type: request.headers['content-type'] ?? '' });
  answer(request, response);
}

function client(): WecomClient {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new WecomClient({ base, corpId: 'c', secret: 's', agentId: 1, clock: { now: () => 0 } });
}

const json = (response: ServerResponse, body: object): void => {
  response.setHeader('content-type', 'application/json; charset=UTF-8');
  response.end(JSON.stringify(body));
};

async function whole(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('media/get', () => {
  test('gives the bytes as they come, with type and name', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'image/jpeg');
      response.setHeader('content-disposition', `attachment; filename="${encodeURIComponent('楼道.jpg')}"`);
      response.write('first ');
      response.end('second');
    };
    const read = await client().downloadMedia('m1', async ({ contentType, fileName, content }) => ({
      contentType,
      fileName,
      text: await whole(content),
    }));
    expect(read).toEqual({ contentType: 'image/jpeg', fileName: '楼道.jpg', text: 'first second' });
    expect(asked[0]?.url.searchParams.get('media_id')).toBe('m1');
  });

  test('an error that comes as JSON in place of the file is a refusal', async () => {
    answer = (_request, response) => json(response, { errcode: 40007, errmsg: 'invalid media_id' });
    const take = jest.fn();
    await expect(client().downloadMedia('m1', take)).rejects.toMatchObject({ errcode: 40007 });
    expect(take).not.toHaveBeenCalled();
  });

  test('a stale token is replaced once', async () => {
    answer = (_request, response) =>
      asked.length === 1 ? json(response, { errcode: 42001, errmsg: 'expired' }) : response.end('x');
    await expect(client().downloadMedia('m1', ({ content }) => whole(content))).resolves.toBe('x');
    expect(asked.map(({ url }) => url.searchParams.get('access_token'))).toEqual(['token-0', 'token-1']);
  });

  test('a stream that breaks off is no answer', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'image/png');
      response.setHeader('content-length', '100');
      response.write('half');
      setImmediate(() => response.destroy());
    };
    await expect(client().downloadMedia('m1', ({ content }) => whole(content))).rejects.toBeInstanceOf(
      WecomUnreachable,
    );
  });

  test('what is too large at once comes in parts of 20 MB, and goes on where it broke off', async () => {
    const file = Buffer.alloc(2 * PART_BYTES + 100, 'x');
    file.write('end', file.length - 3);
    const ranges: (string | undefined)[] = [];
    answer = ({ headers }, response) => {
      ranges.push(headers.range);
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      if (from === undefined) return json(response, { errcode: TOO_LARGE_AT_ONCE, errmsg: 'too big' });
      const last = Math.min(Number(to), file.length - 1);
      response.writeHead(206, {
        'content-type': 'video/mp4',
        'content-range': `bytes ${from}-${last}/${file.length}`,
      });
      return response.end(file.subarray(Number(from), last + 1));
    };
    const read = async (from?: number): Promise<string> =>
      client().downloadMedia('m1', ({ content }) => whole(content), from);
    expect((await read()) === file.toString()).toBe(true);
    expect(ranges).toEqual([
      undefined,
      `bytes=0-${PART_BYTES - 1}`,
      `bytes=${PART_BYTES}-${2 * PART_BYTES - 1}`,
      `bytes=${2 * PART_BYTES}-${3 * PART_BYTES - 1}`,
    ]);
    expect((await read(2 * PART_BYTES)).length).toBe(100);
  });

  test('JSON without an error is no file either', async () => {
    answer = (_request, response) => json(response, { errcode: 0 });
    await expect(client().downloadMedia('m1', async () => 1)).rejects.toBeInstanceOf(WecomRefused);
  });
});

describe('media/upload', () => {
  test('sends the file under its name in the field "media"', async () => {
    answer = (_request, response) => json(response, { errcode: 0, media_id: 'M', created_at: '1' });
    await expect(client().uploadMedia('image', new Blob(['abcdef']), '照片.jpg')).resolves.toEqual({
      mediaId: 'M',
    });
    const form = await new Response(new Uint8Array(asked[0]?.body ?? []), {
      headers: { 'content-type': asked[0]?.type ?? '' },
    }).formData();
    const file = form.get('media') as File;
    expect([file.name, await file.text()]).toEqual(['照片.jpg', 'abcdef']);
    expect(asked[0]?.url.searchParams.get('type')).toBe('image');
  });

  test('to a robot it goes with the key and without a token', async () => {
    answer = (_request, response) => json(response, { errcode: 0, media_id: 'W' });
    await client().uploadWebhookMedia('the-key', 'file', new Blob(['abcdef']), 'a.pdf');
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ key: 'the-key', type: 'file' });
  });
});

test('names of files in every writing', () => {
  expect(fileNameOf(null)).toBeNull();
  expect(fileNameOf('attachment')).toBeNull();
  expect(fileNameOf("attachment; filename*=UTF-8''%E7%85%A7.png")).toBe('照.png');
  expect(fileNameOf('attachment; filename="100%.txt"')).toBe('100%.txt');
});
