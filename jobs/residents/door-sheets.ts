import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawDoorSheet } from '../../documents/door-sheet';
import { nextDay } from '../../models/calendar';
import type { Office } from '../../models/context';
import { buildingWeek } from '../../models/residents/door-figures';
import { boardOf, countAnswered } from '../../models/residents/feedback';
import { noticesFor } from '../../models/residents/public-notice';
import type { Reader } from '../../models/store/transaction';
import { lastWeek, type Week } from '../../models/week';
import { doorSheet } from '../../notices/residents/door-words';

export interface Sheets {
  reader: Reader;
  office: Office;
  now: number;
}

/** Draws the sheets of last week for the buildings of a node and all below it into a folder; gives the files' names. */
export async function writeDoorSheets(
  { reader, office, now }: Sheets,
  gridId: number,
  folder: string,
): Promise<string[]> {
  const week = lastWeek(office.calendar.local(now).day);
  const [begins, ends] = [office.calendar.at(week.from, 0), office.calendar.at(nextDay(week.to), 0)];
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const place of buildingsBelow(office, gridId)) {
    const figures = await buildingWeek(reader, office, place.id, week);
    const above = office.directory.upwards(place.gridId).map(({ id }) => id);
    const notices = await noticesFor(reader, { placeId: place.id, above }, now);
    const answered = await countAnswered(
      reader,
      boardOf(office.directory, place.gridId).gridIds,
      begins,
      ends,
    );
    const sheet = doorSheet(office.directory, place, week, figures, notices, answered);
    const pdf = await drawDoorSheet(sheet);
    names.push(await writeWhole(folder, fileName(office, place, week), pdf));
  }
  return names;
}

function buildingsBelow({ directory }: Office, gridId: number) {
  const ids = new Set(directory.below(gridId));
  return directory.places.filter((place) => place.kind === 'building' && ids.has(place.gridId));
}

/** 2026-11-16-幸福社区-3号楼.pdf: the week's Monday first, so that a folder sorts by itself. */
function fileName({ directory }: Office, place: { name: string; gridId: number }, { from }: Week): string {
  const community = directory.above(place.gridId, 'community')?.name ?? '';
  // Two streets may both have a 幸福社区.
  const several = directory.grids.filter(({ parentId }) => parentId === null).length > 1;
  const street = several ? (directory.above(place.gridId, 'street')?.name ?? '') : '';
  return `${[from, street, community, place.name]
    .filter(Boolean)
    .join('-')
    .replace(/[/\\:*?"<>|]/g, '_')}.pdf`;
}

/** Under another name first: nobody prints half a sheet. */
async function writeWhole(folder: string, name: string, content: Buffer): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(`${target}.part`, content);
  await rename(`${target}.part`, target);
  return name;
}

const READY = 'ready';
const FROM_HOUR = 6;

/**
 * Keeps last week's sheets of all streets ready in `<root>/<Monday>/`; 1 = it drew them in this pass. Before six on
 * a Monday there is nothing to do yet; a folder that is complete is not drawn again. `draw`: drawing takes its time,
 * a running house has it done by another process.
 */
export async function keepDoorSheets(
  sheets: Sheets,
  root: string,
  draw: (gridId: number, folder: string) => Promise<unknown> = (gridId, folder) =>
    writeDoorSheets(sheets, gridId, folder),
): Promise<number> {
  const { directory, calendar } = sheets.office;
  const { day, hour } = calendar.local(sheets.now);
  const tops = directory.grids.filter((grid) => grid.parentId === null);
  const folder = path.join(root, lastWeek(day).from);
  if (tops.length === 0 || hour < FROM_HOUR || existsSync(path.join(folder, READY))) return 0;
  for (const { id } of tops) await draw(id, folder);
  await writeFile(path.join(folder, READY), '');
  return 1;
}
