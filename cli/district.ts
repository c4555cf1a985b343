import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWorkbook } from '../documents/xlsx';
import type { Database } from '../models/database';
import { OfficeKeeper } from '../models/office';
import { historyOf } from '../models/tickets';
import type { Ticket } from '../models/ticket';
import { marks, OPEN_STATES, ticketNumber } from '../models/workflow';
import { districtColumns, districtLetter, districtRow } from '../notices/level-words';
import { CommandError, print } from './output';

/** 大循环: a sheet of what the district has to do, and a letter for each; nothing of who reported it. */
export async function exportDistrict(
  database: Database,
  timeZone: string,
  out: string | undefined,
  at: string | undefined,
): Promise<void> {
  if (out === undefined) throw new CommandError('用法：npm run -s xiaoge -- district --out <目录>');
  const now = at === undefined ? Date.now() : Date.parse(at);
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const tickets = await database.rows<Ticket>(
    `SELECT * FROM ticket WHERE level = 'district' AND state IN (${marks(OPEN_STATES)}) ORDER BY id`,
    [...OPEN_STATES],
  );
  await mkdir(out, { recursive: true });
  const rows: string[][] = [];
  for (const ticket of tickets) {
    const history = await historyOf(database, ticket.id);
    const reason = history.findLast(({ transition }) => transition === 'refer')?.note ?? '';
    rows.push(districtRow(office, ticket, reason));
    const { text } = districtLetter(office, ticket, history, reason, now);
    await writeFile(path.join(out, `${ticketNumber(ticket.id)}.txt`), `${text}\n`);
  }
  const columns = districtColumns.map((title) => ({ title }));
  await writeWorkbook(path.join(out, '报区清单.xlsx'), [{ name: '报区清单', columns, rows }]);
  print(`报区 ${tickets.length} 件，已写到 ${out}。`);
}
