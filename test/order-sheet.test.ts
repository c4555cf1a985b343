import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbook } from '../documents/xlsx';
import { proposeOrders } from '../handlers/outside/order-sheet-arrived';
import { lookAtOrders } from '../jobs/outside/order-sheet';
import type { Attachment } from '../models/tickets/ticket';
import { insert } from '../models/store/transaction';
import { Street } from './street';

const DISPATCHER = '网格长丙';
let street: Street;
let folder: string;

beforeAll(async () => {
  street = await Street.open();
  folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-orders-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await street.close();
});

const HEADINGS = ['案号', '情况说明', '来电号码', '办理时限', '发生位置'];
const ROWS = [
  ['A-1', '楼道灯不亮，晚上看不清', '13812345678', '2026-11-26 18:00', '3号楼2单元'],
  ['A-2', '垃圾三天没收', '13812345679', '', '5号楼'],
  ['', '没有编号的一行', '', '', ''],
];

let sent = 0;

/** As if it had come by the app and been fetched: its attachment, its bytes, and who looks at it. */
async function arrives(who: string, headings: string[], rows: string[][], sure = false): Promise<boolean> {
  sent += 1;
  const file = path.join(folder, `${sent}.xlsx`);
  writeFileSync(
    file,
    await workbook([{ name: '导出', columns: headings.map((title) => ({ title })), rows }]),
  );
  const { database, office } = street.house;
  const personId = office.current().directory.personOf(who) ?? 0;
  const sha256 = String(sent).padStart(64, '0');
  const now = street.clock.now();
  const id = await database.write(async (tx) => {
    await insert(tx, 'stored_file', { sha256, bytes: 1, contentType: 'application/zip', storedAt: now });
    const of = { personId, kind: 'file', purpose: 'report', mediaId: 'x', channel: 'app', createdAt: now };
    return insert(tx, 'attachment', { ...of, state: 'stored', sha256 });
  });
  const remove = (): Promise<void> => Promise.resolve(rmSync(file));
  const options = {
    database,
    office: office.current,
    clock: street.clock,
    folder: { pathOf: () => file, remove },
    propose: proposeOrders,
  };
  const looked = await lookAtOrders(options, { id, personId, sha256 } as Attachment, sure);
  await street.settle();
  expect(existsSync(file)).toBe(!looked);
  expect(await street.count('stored_file', 'sha256 = ?', [sha256])).toBe(looked ? 0 : 1);
  return looked;
}

let heard = 0;
function said(): string {
  const own = street
    .player(DISPATCHER)
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ text, buttons }) => [text, ...buttons.map(({ label }) => `〔${label}〕`)].join('\n'));
  return own.splice(heard, (heard = own.length)).join('\n');
}
async function says(words: string): Promise<string> {
  await street.player(DISPATCHER).says(words);
  await street.settle();
  return said();
}
async function taps(label: string): Promise<string> {
  await street.player(DISPATCHER).taps(label);
  await street.settle();
  return said();
}

test('a sheet nobody knows yet: platform and columns are asked once, then one tap, never twice, and undone', async () => {
  expect(await arrives('wanggeyuan_yi', HEADINGS, ROWS)).toBe(false);
  expect(await arrives('wanggezhang_bing', HEADINGS, ROWS, true)).toBe(false);
  expect(await arrives('wanggezhang_bing', HEADINGS, ROWS)).toBe(true);
  expect(said()).toMatch(/3 行。是哪个平台的？[\s\S]*〔12345〕[\s\S]*〔不是工单表〕/);
  expect(await says('城管热线')).toMatch(/哪一列是工单编号？[\s\S]*A 案号[\s\S]*〔A 案号〕/);
  expect(await taps('A 案号')).toContain('哪一列是诉求内容？');
  expect(await says('B')).toMatch(
    /城管热线 的表：新的 2 件，已经转入过 0 件，有毛病 1 行。\n第 4 行没有工单编号，不转[\s\S]*不读：.*C 来电号码、E 发生位置/,
  );
  expect(await says('Z 是 地址')).toContain('没有这一列');
  expect(await says('E 是 天气')).toContain('可以是：工单编号、诉求内容、地址');
  expect(await says('E 是 地址')).toMatch(
    /E 发生位置＝地址[\s\S]*① A-1 3号楼2单元 楼道灯不亮，限11月26日 18:00/,
  );
  expect(await street.count('ticket')).toBe(0);

  expect(await taps('转入')).toMatch(/转入了 2 件[\s\S]*A-1 → T-0001[\s\S]*A-2 → T-0002/);
  const tickets = await street.rows<{ source: string; placeText: string; description: string }>(
    'SELECT * FROM ticket ORDER BY id',
  );
  expect(tickets.map(({ source, placeText }) => [source, placeText])).toEqual([
    ['transfer', '3号楼2单元'],
    ['transfer', '5号楼'],
  ]);
  expect(JSON.stringify(tickets)).not.toContain('1381234567');

  // The same sheet again is known by its columns: nothing is asked, nothing is new.
  expect(await arrives('wanggezhang_bing', HEADINGS, ROWS, true)).toBe(true);
  expect(said()).toContain('城管热线 的表：新的 0 件，已经转入过 2 件，有毛病 1 行。');

  await street.player('网格员乙').says('我来办 T-0001');
  await street.settle();
  expect(await taps('全部撤销')).toMatch(/撤销了 1 件[\s\S]*没有撤：T-0001/);
  expect(await street.count('ticket', "state = 'withdrawn'")).toBe(1);
  expect(await street.count('platform_order')).toBe(1);
  expect(await arrives('wanggezhang_bing', HEADINGS, ROWS, true)).toBe(true);
  expect(said()).toContain('新的 1 件，已经转入过 1 件');
  expect(await taps('不转了')).toContain('什么都没有转入');
  expect(await street.troubles()).toEqual([]);
});

test('a hundred orders at once: all of them, and the callers are nowhere', async () => {
  const headings = ['工单编号', '诉求内容', '联系电话', '诉求渠道'];
  const rows = Array.from({ length: 100 }, (_, at) => [`B-${at}`, '3号楼楼道灯不亮', '13912345678', '12345']);
  const before = await street.count('ticket');
  expect(await arrives('wanggezhang_bing', headings, [...rows, rows[0] ?? []], true)).toBe(true);
  expect(said()).toMatch(/^12345 的表：新的 100 件，已经转入过 1 件/);
  expect(await says('好')).toContain('转入了 100 件（前 10 件）');
  expect(await street.count('ticket')).toBe(before + 100);
  const sealed = await street.rows('SELECT * FROM dialogue');
  expect(JSON.stringify(sealed)).not.toContain('13912345678');
  expect(await street.troubles()).toEqual([]);
});

test("an office's own ledger holds no orders", async () => {
  expect(
    await arrives('wanggezhang_bing', ['编号', '内容', '地点'], [['T-0001', '路灯', '3号楼']], true),
  ).toBe(false);
  expect(await arrives('wanggezhang_bing', ['编号', '内容', '地点'], [], true)).toBe(false);
});
