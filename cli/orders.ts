import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workbook } from '../documents/xlsx';
import { LARGEST_WORKBOOK, readWorkbook } from '../documents/xlsx-read';
import { takeFromSheet } from '../handlers/outside/platform-batch';
import { factsOfOrder } from '../handlers/outside/platform-facts';
import {
  fieldMeant,
  readOrderSheet,
  type ColumnMap,
  type OrderSheet,
} from '../handlers/outside/platform-sheet';
import type { Office } from '../models/context';
import type { Database } from '../models/store/database';
import { Failure } from '../models/failure';
import { OfficeKeeper } from '../models/office';
import type { Person } from '../models/staff/person';
import { columnsOf, keepColumns, orderByNumber, type PlatformOrder } from '../models/outside/platform-order';
import { one } from '../models/store/transaction';
import { failureWords } from '../notices/failures';
import { momentWords } from '../notices/words';
import { orderStateWords, sheetDone } from '../notices/outside/platform-words';
import { CommandError, explain, print } from './output';
import { staffOf } from './staff';

/** `order-columns 12345 案卷号=工单编号 …`: what a platform's headings mean; kept for every later file. */
export async function setColumns(database: Database, [platform, ...pairs]: string[]): Promise<void> {
  if (platform === undefined) throw new CommandError('用法：order-columns <平台> 列名=字段 …');
  const columns: Record<string, string> = {};
  for (const pair of pairs) {
    const [heading = '', name = ''] = pair.split('=');
    const field = fieldMeant(name.trim());
    if (heading === '' || field === null)
      throw new CommandError(
        `“${pair}”看不懂，写成 列名=工单编号、诉求内容、地址、类别、办理时限、退单时限，不要的列写 列名=-`,
      );
    columns[heading.trim()] = field;
  }
  await database.write((tx) => keepColumns(tx, platform, columns));
  print(`${platform} 的 ${pairs.length} 列记下了，以后照这个读。`);
}

/** `orders <文件.xlsx> <姓名> [平台] [--preview]`: a platform's export taken in under the name of whoever does it. */
export async function importOrders(
  database: Database,
  timeZone: string,
  [file, who, platform = '12345']: string[],
  preview: boolean,
): Promise<void> {
  if (file === undefined || who === undefined)
    throw new CommandError('用法：orders <文件.xlsx> <转入人姓名或账号> [平台] [--preview]');
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const person = await takerOf(database, office, who);
  const sheet = await sheetOf(database, office, file, platform);
  for (const heading of sheet.unknown)
    explain(`“${heading}”这一列不认得，没有读。要用就先：order-columns ${platform} ${heading}=字段`);
  for (const { row, lacks } of sheet.faults) explain(`第 ${row} 行没有${lacks}，没有转入`);
  if (preview) await show(database, office, sheet);
  else await take(database, office, person, sheet);
}

async function takerOf(database: Database, office: Office, who: string): Promise<Person> {
  const { id } = staffOf(office.directory, who);
  const person = await one<Person>(database, 'SELECT * FROM person WHERE id = ?', [id]);
  if (!person) throw new CommandError(`没有找到“${who}”。`);
  return person;
}

async function sheetOf(
  database: Database,
  office: Office,
  file: string,
  platform: string,
): Promise<OrderSheet> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`没有文件“${file}”。`);
  if (found.size > LARGEST_WORKBOOK) throw new CommandError(`“${path.basename(file)}”超过 20 MB。`);
  const sheets = await readWorkbook(await readFile(file)).catch((error: unknown) => {
    throw new CommandError(`“${path.basename(file)}”读不了，请另存为 .xlsx 再试。`, { cause: error });
  });
  const columns = (await columnsOf(database, platform)) as ColumnMap;
  for (const { rows } of sheets) {
    const sheet = readOrderSheet(rows, platform, columns, office.calendar, Date.now());
    if (sheet) return sheet;
  }
  throw new CommandError(
    `没有找到工单编号和内容两列。先说清楚哪列是什么，比如：order-columns ${platform} 案卷号=工单编号 情况=诉求内容`,
  );
}

async function show(database: Database, office: Office, { orders }: OrderSheet): Promise<void> {
  const now = Date.now();
  for (const { row, order } of orders) {
    const known = await orderByNumber(database, order.platform, order.number);
    const { placeText, subject } = factsOfOrder({ office, now }, order);
    const due = order.dueAt === null ? '没有时限' : `限${momentWords(office.calendar, order.dueAt, now)}`;
    print(`第 ${row} 行\t${order.number}\t${due}\t${placeText} ${subject}${known ? '\t转入过，跳过' : ''}`);
  }
  print(`共 ${orders.length} 件。这是预览，还没有转入；去掉 --preview 再运行一次。`);
}

/** Each order in a transaction of its own: one that is known already leaves the others alone. */
async function take(
  database: Database,
  office: Office,
  person: Person,
  { orders }: OrderSheet,
): Promise<void> {
  const taken: { number: string; ticketId: number }[] = [];
  const skipped: string[] = [];
  for (const { order } of orders) {
    try {
      const ticket = await database.write((tx) => {
        const context = { tx, office, now: Date.now(), actorId: person.id };
        return takeFromSheet(context, person, 'app', order);
      });
      taken.push({ number: order.number, ticketId: ticket.id });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'role.other') throw new CommandError(failureWords(error));
      skipped.push(failureWords(error));
    }
  }
  print(sheetDone(taken, skipped));
}

type Row = PlatformOrder & { subject: string | null; placeText: string | null };

/** `replies <文件.xlsx> [平台]`: every order with its reply, for the platform's own batch import. */
export async function exportReplies(
  database: Database,
  timeZone: string,
  [file, platform = '12345']: string[],
): Promise<void> {
  if (file === undefined) throw new CommandError('用法：replies <文件.xlsx> [平台]');
  const { calendar } = (await OfficeKeeper.open(database, timeZone)).current();
  const rows = await database.rows<Row>(
    'SELECT o.*, t.subject, t.placeText FROM platform_order o LEFT JOIN ticket t ON t.id = o.ticketId WHERE o.platform = ? ORDER BY o.id',
    [platform],
  );
  const day = (at: number | null): string => (at === null ? '' : calendar.local(at).day);
  const content = await workbook([
    {
      name: '回复',
      columns: ['工单编号', '办理时限', '事项', '状态', '回复内容', '回填日期'].map((title) => ({ title })),
      rows: rows.map((order) => [
        order.number,
        day(order.dueAt),
        [order.placeText, order.subject].filter(Boolean).join(' '),
        orderStateWords[order.state],
        order.reply === null ? '' : database.vault.open(order.reply),
        day(order.settledAt),
      ]),
    },
  ]);
  await writeFile(file, content);
  print(`${rows.length} 件写到 ${path.basename(file)}。`);
}
