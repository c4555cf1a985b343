import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillForm } from '../../documents/xlsx-fill';
import { writeWorkbook, type Cell, type SheetToWrite } from '../../documents/xlsx';
import { monthsWithin, type Period } from '../../models/period';
import { FileFolder } from '../../models/exchange/file-folder';
import type { LedgerForm } from '../../models/figures/ledger-form';
import { one } from '../../models/store/transaction';
import { disputeCounts, disputeMoments } from '../../models/mediation/dispute-counts';
import { ledgerCount, ledgerRows, type LedgerFilter, type LedgerName } from '../../models/figures/ledger';
import type { FormLedger, FormMapping } from '../../notices/tickets/form-words';
import { disputeLedger, ledgerProgress, ledgers } from '../../notices/figures/ledger-words';
import { disputeCellWords, disputeTitles, periodLabel } from '../../notices/figures/ledger-labels';
import { gridWords } from '../../notices/words';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface LedgerSpec {
  ledger: LedgerName;
  period: Period;
  gridId: number;
  /** Only tickets of these kinds; without them, all. */
  categories?: readonly string[] | null;
  /** What was said for them: 路灯. */
  kindWords?: string;
  /** The office's own form; without one, our columns. */
  formId?: number | null;
}

/** The platform takes 20 MB (P90253); a workbook above this is written again in smaller periods. */
const SPLIT_ABOVE = 18 * 2 ** 20;
/** So many rows never fit: they are not written twice. */
const SURELY_TOO_MANY = 400_000;
const TOLD_EVERY = 20_000;

/** The workbook of a ledger; several, one for each month, where one would be too large to send. */
export async function drawLedger(
  drawing: Drawing,
  spec: LedgerSpec,
  splitAbove = SPLIT_ABOVE,
): Promise<DrawnFile[]> {
  if (spec.ledger === 'disputes') return [await drawDisputes(drawing, spec)];
  if (spec.formId) return [await drawForm(drawing, spec, spec.ledger, spec.formId)];
  if ((await rowsOf(drawing, spec)) <= SURELY_TOO_MANY) {
    const whole = await drawPart(drawing, spec, spec.period);
    if ((await stat(whole.path)).size <= splitAbove) return [whole];
    await rm(whole.path);
  }
  const files: DrawnFile[] = [];
  for (const month of monthsWithin(spec.period)) {
    // A month in which nothing happened is no file.
    if ((await rowsOf(drawing, { ...spec, period: month })) === 0) continue;
    files.push(...(await drawMonth(drawing, spec, month, splitAbove)));
  }
  return files;
}

async function rowsOf(
  { database, office }: Drawing,
  { ledger, period, gridId, categories = null }: LedgerSpec,
): Promise<number> {
  if (ledger === 'disputes') return 0;
  const filter = { period, gridIds: office.directory.below(gridId), categories };
  return ledgerCount(database, office, ledger, filter);
}

/** A month that is too large by itself goes in halves, down to single days. */
async function drawMonth(
  drawing: Drawing,
  spec: LedgerSpec,
  period: Period,
  splitAbove: number,
): Promise<DrawnFile[]> {
  const file = await drawPart(drawing, spec, period);
  if ((await stat(file.path)).size <= splitAbove || period.from === period.to) return [file];
  await rm(file.path);
  const files: DrawnFile[] = [];
  for (const half of halvesOf(period)) files.push(...(await drawMonth(drawing, spec, half, splitAbove)));
  return files;
}

function halvesOf({ from, to }: Period): Period[] {
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const words = (count: number): string => new Date(count * 86_400_000).toISOString().slice(0, 10);
  const middle = Math.floor((day(from) + day(to)) / 2);
  return [
    { from, to: words(middle) },
    { from: words(middle + 1), to },
  ];
}

async function drawPart(drawing: Drawing, spec: LedgerSpec, period: Period): Promise<DrawnFile> {
  if (spec.ledger === 'disputes') throw new Error('disputes have no rows');
  const { database, office, folder, say } = drawing;
  const { ledger, categories = null, kindWords = '' } = spec;
  const { title, columns } = ledgers[ledger];
  const filter: LedgerFilter = { period, gridIds: office.directory.below(spec.gridId), categories };
  const rows = await ledgerCount(database, office, ledger, filter);
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    let at = 0;
    for await (const row of ledgerRows(database, office, ledger, filter)) {
      at += 1;
      if (at % TOLD_EVERY === 0) await say(ledgerProgress(title, at, rows));
      yield columns.map(({ cell }) => cell(row, office, at));
    }
  }
  const label = `${gridWords(office.directory, spec.gridId)}${kindWords}${title} ${periodLabel(period)}`;
  const sheet: SheetToWrite = { name: title, title: label, columns, rows: cells() };
  return written(path.join(folder, `${period.from}-${period.to}.xlsx`), label, sheet);
}

async function written(file: string, label: string, sheet: SheetToWrite): Promise<DrawnFile> {
  await writeWorkbook(file, [sheet]);
  return { path: file, name: `${label}.xlsx`, type: 'file', contentType: OFFICE_FILE };
}

async function drawDisputes(
  { database, office, folder }: Drawing,
  { gridId, period }: LedgerSpec,
): Promise<DrawnFile> {
  const { nodes, total } = await disputeCounts(database, office, gridId, period);
  const label = `${gridWords(office.directory, gridId)}${disputeLedger.title} ${periodLabel(period)}`;
  const row = (name: string, cells: typeof total): Cell[] => [
    name,
    ...disputeMoments.map((moment) => disputeCellWords(cells[moment], cells === total)),
  ];
  return written(path.join(folder, 'disputes.xlsx'), label, {
    name: disputeLedger.title,
    title: label,
    notes: ['只有件数；少于 5 件的合在一起'],
    columns: disputeTitles.map((title) => ({ title, width: 18 })),
    rows: [
      ...nodes.map(({ gridId: id, cells }) => row(gridWords(office.directory, id), cells)),
      row('合计', total),
    ],
  });
}

/** The very file the office sent, its rows filled in. */
async function drawForm(
  { database, office, folder, mediaFolder }: Drawing,
  { period, gridId, categories = null }: LedgerSpec,
  ledger: FormLedger,
  formId: number,
): Promise<DrawnFile> {
  const form = await one<LedgerForm>(database, 'SELECT * FROM ledger_form WHERE id = ?', [formId]);
  if (!form) throw new Error('the form is gone');
  const mapping = JSON.parse(form.mapping) as FormMapping;
  const columns = new Map(ledgers[ledger].columns.map((column) => [column.key, column]));
  const filter = { period, gridIds: office.directory.below(gridId), categories };
  const rows: Map<number, string | number>[] = [];
  for await (const row of ledgerRows(database, office, ledger, filter)) {
    const cells = new Map<number, string | number>();
    for (const { column, key } of mapping.columns) {
      const value = key === null ? null : (columns.get(key)?.cell(row, office, rows.length + 1) ?? null);
      if (value !== null) cells.set(column, value);
    }
    rows.push(cells);
  }
  const blank = await readFile(new FileFolder(mediaFolder).pathOf(form.sha256));
  const { sheet, headingRow } = mapping;
  const file = path.join(folder, 'form.xlsx');
  await writeFile(file, fillForm(blank, { sheet, headingRow, rows }));
  const name = `${gridWords(office.directory, gridId)}${form.name} ${periodLabel(period)}.xlsx`;
  return { path: file, name, type: 'file', contentType: OFFICE_FILE };
}
