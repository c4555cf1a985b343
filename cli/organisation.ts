import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { emptySheets, organisationSheets } from '../actions/organisation/export';
import { importOrganisation } from '../actions/organisation/import';
import { readKnown } from '../actions/organisation/known';
import { writeWorkbook } from '../documents/xlsx';
import { LARGEST_WORKBOOK, readWorkbook } from '../documents/xlsx-read';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { OfficeKeeper } from '../models/office';
import { changeSummary, changeWords, faultWords } from '../notices/staff/organisation-words';
import { findNode } from './group';
import { CommandError, explain, print } from './output';

/** `import street.xlsx [--preview]`: checked whole, then written whole; says what changes. */
export async function importFile(
  database: Database,
  timeZone: string,
  [file]: string[],
  preview: boolean,
): Promise<void> {
  if (file === undefined) throw new CommandError('用法：npm run -s xiaoge -- import 街道.xlsx [--preview]');
  const sheets = await sheetsOf(file);
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const context = { office, now: Date.now(), actorId: null };
  const outcome = await database.write((tx) =>
    importOrganisation({ ...context, tx }, sheets, { preview, within: null }),
  );
  if (outcome.faults.length > 0) {
    for (const fault of outcome.faults) explain(faultWords(fault));
    throw new CommandError(`${path.basename(file)} 有 ${outcome.faults.length} 处要改，什么也没有导入。`);
  }
  for (const change of outcome.changes) print(changeWords(change));
  print(changeSummary(outcome.changes));
  if (preview && outcome.changes.length > 0) print('这是预览，还没有改；去掉 --preview 再运行一次就导入。');
}

async function sheetsOf(file: string): ReturnType<typeof readWorkbook> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`没有文件“${file}”。`);
  if (found.size > LARGEST_WORKBOOK) throw new CommandError(`“${file}”超过 20 MB，不像一个街道的表。`);
  try {
    return await readWorkbook(await readFile(file));
  } catch (error) {
    throw new CommandError(`“${file}”读不了，请用 Excel 或 WPS 另存为 .xlsx 再试。`, { cause: error });
  }
}

/** `export street.xlsx [--grid 街道]`: the file that import reads; in an empty house the form to fill in. */
export async function exportFile(
  database: Database,
  timeZone: string,
  [file]: string[],
  grid: string | undefined,
): Promise<void> {
  if (file === undefined)
    throw new CommandError('用法：npm run -s xiaoge -- export 街道.xlsx [--grid 街道名]');
  const directory = await loadDirectory(database);
  const { calendar } = (await OfficeKeeper.open(database, timeZone)).current();
  if (directory.empty) {
    await writeWorkbook(file, emptySheets());
    return print(`还没有网格，${file} 是空表，填好再导入；每张表第一行写着怎么填。`);
  }
  const tops = directory.grids.filter(({ parentId }) => parentId === null);
  const streets = tops.flatMap((top) =>
    top.level === 'district' ? directory.grids.filter(({ parentId }) => parentId === top.id) : [top],
  );
  const [only, second] = streets;
  const top = grid === undefined ? only : findNode(directory, grid);
  if (!top || (grid === undefined && second))
    throw new CommandError(`有几个街道，请用 --grid 写明一个：${streets.map(({ name }) => name).join('、')}`);
  await writeWorkbook(file, organisationSheets(await readKnown(database, Date.now()), top.id, calendar));
  print(`${top.name} 已导出到 ${file}。改好再导入就是更新。`);
}
