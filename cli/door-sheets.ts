import path from 'node:path';
import { writeDoorSheets } from '../jobs/residents/door-sheets';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import { findNode } from './group';
import { CommandError, print } from './output';

/** `door-sheets --grid 幸福社区 --out folder`: last week's sheet of every building there, as PDF. */
export async function doorSheets(
  database: Database,
  timeZone: string,
  { grid, out, now }: { grid: string | undefined; out: string | undefined; now: number },
): Promise<void> {
  if (grid === undefined || out === undefined)
    throw new CommandError('用法：npm run -s xiaoge -- door-sheets --grid 幸福社区 --out 目录');
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const folder = path.resolve(out);
  const names = await writeDoorSheets(
    { reader: database, office, now },
    findNode(office.directory, grid).id,
    folder,
  );
  for (const name of names) print(path.join(folder, name));
}
