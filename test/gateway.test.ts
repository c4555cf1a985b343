import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { shanghai, Street } from './street';

interface Taken {
  id: string;
  template: string;
  to: string;
  values: Record<string, string>;
}

/** A gateway that takes what it is given, or answers with a status. */
async function openGateway(status: number): Promise<{ url: string; taken: Taken[]; close(): Promise<void> }> {
  const taken: Taken[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      taken.push(JSON.parse(body) as Taken);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  return { url, taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function playTheLamp(street: Street): Promise<void> {
  await street.player('居民甲').scans('b-3');
  await street.says('居民甲', '3号楼2单元楼道灯不亮');
  await street.says('居民甲', '留电话');
  await street.says('居民甲', '13812345678');
  await street.says('网格员乙', '我来办');
  // The window of 48 hours is over.
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.says('网格员乙', '办结 灯泡换了1个 没拍');
}

const memberHeard = (street: Street): string =>
  street
    .player('网格员乙')
    .messages()
    .map(({ text }) => text)
    .join('\n');

test.each([
  [200, 'told', 'sms', false],
  [403, 'parked', null, true],
])('a gateway that answers %i: the news is %s', async (status, state, way, asksMember) => {
  const gateway = await openGateway(status);
  const street = await Street.open({ settings: { SMS_URL: gateway.url, SMS_TEMPLATE: 'T100' } });
  try {
    await playTheLamp(street);
    expect(gateway.taken).toEqual([
      {
        id: expect.stringMatching(/^o\w+$/),
        template: 'T100',
        to: '13812345678',
        values: { number: 'T-0001', matter: '3号楼2单元 楼道灯不亮', result: '灯泡换了1个' },
      },
    ]);
    expect((await street.rows('SELECT state, way FROM resident_news'))[0]).toEqual({ state, way });
    expect(memberHeard(street).includes('微信现在不让我通知居民')).toBe(asksMember);
    // The number stands in no column that can be read.
    const rows = await street.rows('SELECT lane, failure FROM outbound');
    expect(JSON.stringify(rows)).not.toContain('13812345678');
  } finally {
    await street.close();
    await gateway.close();
  }
});
