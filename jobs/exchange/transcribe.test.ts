import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { understoodByMachine } from '../../handlers/tickets/voice';
import type { Attachment, Ticket } from '../../models/tickets/ticket';
import { FileFolder } from '../../models/exchange/file-folder';
import { Street } from '../../test/street';
import { Transcriber } from './transcribe';

let street: Street;
let server: Server;
let reply: (response: ServerResponse) => void;
let received: Buffer[];

beforeEach(async () => {
  street = await Street.open();
  received = [];
  server = createServer((request, response) => {
    request.on('data', (piece: Buffer) => received.push(piece));
    request.on('end', () => reply(response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const resident = street.player('居民甲');
  await resident.scans('b-3');
  await resident.sendsVoice();
  await street.settle();
});
afterEach(async () => {
  await street.close();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

async function transcribe(): Promise<{ ticket: Ticket | undefined; failures: unknown[] }> {
  const { database, office, config } = street.house;
  const failures: unknown[] = [];
  const transcriber = new Transcriber({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/asr`,
    database,
    office: office.current,
    folder: new FileFolder(config.mediaFolder),
    clock: street.clock,
    understand: (text, { directory }, placeId) => understoodByMachine(text, directory, placeId),
    onFailure: (error) => failures.push(error),
  });
  const [voice] = await street.rows<Attachment>('SELECT * FROM attachment');
  await transcriber.transcribe(voice as Attachment);
  await street.settle();
  return { ticket: (await street.rows<Ticket>('SELECT * FROM ticket'))[0], failures };
}

const says = (text: string) => (response: ServerResponse) => void response.end(JSON.stringify({ text }));

test('the machine writes it down: marked, shown to the member, and read like words', async () => {
  reply = says('5号楼 楼道灯不亮');
  const { ticket } = await transcribe();
  expect(Buffer.concat(received).subarray(0, 5).toString()).toBe('#!AMR');
  expect(ticket).toMatchObject({
    category: '0203',
    placeText: '5号楼',
    description: '机器转写：5号楼 楼道灯不亮',
  });
  const card = street
    .player('网格员乙')
    .messages()
    .find(({ type }) => type === 'card');
  expect(card?.text).toContain('机器转写：5号楼 楼道灯不亮');
  expect(await street.rows('SELECT heardAt FROM voice_report')).toEqual([{ heardAt: null }]);
});

test('what is unclear stays a voice to be heard', async () => {
  reply = says('那个又来了');
  const { ticket } = await transcribe();
  expect(ticket).toMatchObject({
    category: '1307',
    subject: '语音上报',
    description: '机器转写：那个又来了',
  });
});

test('danger in a voice goes to the leader at once', async () => {
  reply = says('厨房有煤气味 头晕');
  const { ticket } = await transcribe();
  expect(ticket?.urgency).toBe('emergency');
  expect(
    street
      .player('网格长丙')
      .messages()
      .some(({ text }) => text.includes('T-0001')),
  ).toBe(true);
});

test.each([
  ['an error', (response: ServerResponse) => void response.writeHead(500).end('no')],
  ['no JSON', (response: ServerResponse) => void response.end('<html>')],
  ['endless words', (response: ServerResponse) => void response.end(`{"text":"${'x'.repeat(70_000)}"}`)],
])('a recogniser that gives %s changes nothing', async (_name, answer) => {
  reply = answer;
  const { ticket, failures } = await transcribe();
  expect(failures).toHaveLength(1);
  expect(ticket?.description).toBe('');
});
