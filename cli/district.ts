import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWorkbook } from '../documents/xlsx';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import { historyOf } from '../models/tickets/tickets';
import { ticketsReferred } from '../models/outside/referred';
import { ticketNumber } from '../models/tickets/workflow';
import { districtBook, districtLetter, districtRow, referredFor } from '../notices/tickets/level-words';
import { drawDistrictLetter } from '../documents/district-letter';
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
  const tickets = await ticketsReferred(
    database,
    office.directory.grids.map(({ id }) => id),
  );
  await mkdir(out, { recursive: true });
  const rows: string[][] = [];
  for (const ticket of tickets) {
    const history = await historyOf(database, ticket.id);
    const reason = referredFor(history);
    rows.push(districtRow(office, ticket, reason));
    const letter = await drawDistrictLetter(districtLetter(office, ticket, history, reason, now));
    await writeFile(path.join(out, `报区函 ${ticketNumber(ticket.id)}.docx`), letter);
  }
  const { name, sheets } = districtBook(office, rows, now);
  await writeWorkbook(path.join(out, name), sheets);
  print(`报区 ${tickets.length} 件，已写到 ${out}。`);
}
