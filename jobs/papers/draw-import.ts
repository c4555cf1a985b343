import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../../documents/xlsx-read';
import { FileFolder } from '../../models/exchange/file-folder';
import {
  alreadyIn,
  importedCount,
  loadImport,
  printOf,
  takeIn,
  takeOut,
  type LedgerImport,
} from '../../models/figures/ledger-import';
import {
  readOldLedger,
  type ColumnPlaces,
  type OldLedger,
  type OldReading,
} from '../../models/figures/old-ledger';
import {
  isRecordLedger,
  readOldRecords,
  type OldRecords,
  type RecordLedger,
} from '../../models/figures/old-records';
import { printsOfRecords, takeRecordIn, takeRecordsOut } from '../../models/figures/record-import';
import type { Answer } from '../../notices/answer';
import {
  oldDone,
  oldPreview,
  oldProgress,
  oldRecordsPreview,
  oldUndone,
  type OldMapping,
} from '../../notices/figures/old-ledger-words';
import { answerLater } from '../../notices/exchange/send';
import type { DrawnFile, Drawing } from './drawing';

/** 导入台账 outside of every transaction: looked at, taken in, or taken out again. */
export type OldLedgerSpec =
  | { step: 'preview'; gridId: number; sha256: string; mapping: OldMapping }
  | { step: 'take'; importId: number; mapping: OldMapping }
  | { step: 'undo'; importId: number };

/** Rows in one transaction: under 50 ms. */
const STEP = 20;

/** There is no file to send: what came of it is told. */
export async function drawOldLedger(drawing: Drawing, spec: OldLedgerSpec): Promise<DrawnFile[]> {
  const answer =
    spec.step === 'preview'
      ? await preview(drawing, spec)
      : spec.step === 'take'
        ? await take(drawing, spec)
        : await undo(drawing, spec.importId);
  const { database, office, now, paper } = drawing;
  const { personId } = paper;
  if (personId !== null)
    await database.write((tx) => answerLater({ tx, office, now, actorId: null }, personId, answer));
  return [];
}

type File = Pick<LedgerImport, 'gridId' | 'sha256'>;

async function sheetOf(
  { office, now, mediaFolder }: Drawing,
  { gridId, sha256 }: File,
  { sheet, columns }: OldMapping,
): Promise<{ rows: readonly (readonly string[])[]; places: ColumnPlaces; reading: OldReading }> {
  const sheets = await readWorkbook(await readFile(new FileFolder(mediaFolder).pathOf(sha256)));
  const places = Object.fromEntries(
    columns.flatMap(({ column, key }) => (key === null ? [] : [[key, column]])),
  );
  const { directory, calendar } = office;
  return { rows: sheets[sheet]?.rows ?? [], places, reading: { directory, calendar, now, gridId } };
}

async function read(drawing: Drawing, file: File, mapping: OldMapping): Promise<OldLedger> {
  const { rows, places, reading } = await sheetOf(drawing, file, mapping);
  return readOldLedger(rows, mapping.headingRow, places, reading);
}

/** Records of work, each with its print. */
async function readRecords(
  drawing: Drawing,
  file: File,
  mapping: OldMapping,
  ledger: RecordLedger,
): Promise<{ records: OldRecords; prints: string[] }> {
  const { rows, places, reading } = await sheetOf(drawing, file, mapping);
  const records = readOldRecords(ledger, rows, mapping.headingRow, places, reading);
  const prints = printsOfRecords(
    file.gridId,
    ledger,
    records.rows.map(({ record }) => record),
  );
  return { records, prints };
}

async function preview(drawing: Drawing, spec: Extract<OldLedgerSpec, { step: 'preview' }>): Promise<Answer> {
  const { ledger: kind } = spec.mapping;
  if (isRecordLedger(kind)) {
    const { records, prints: all } = await readRecords(drawing, spec, spec.mapping, kind);
    const inAlready = await alreadyIn(drawing.database, all);
    const fresh = records.rows.filter((_, at) => !inAlready.has(all[at] ?? ''));
    return oldRecordsPreview(drawing.office, kind, records, fresh);
  }
  const ledger = await read(drawing, spec, spec.mapping);
  const prints = ledger.rows.map(({ ticket }) => printOf(spec.gridId, ticket));
  const known = await alreadyIn(drawing.database, prints);
  const seen = new Set(known);
  const fresh = ledger.rows.filter((_, at) => {
    const print = prints[at] ?? '';
    if (seen.has(print)) return false;
    seen.add(print);
    return true;
  });
  return oldPreview(drawing.office.calendar, ledger, fresh);
}

/** Begun again after a failure it goes on where it stopped: what is in is known by its print. */
async function take(
  drawing: Drawing,
  { importId, mapping }: Extract<OldLedgerSpec, { step: 'take' }>,
): Promise<Answer> {
  const { database, office, say } = drawing;
  const batch = await loadImport(database, importId);
  if (!batch) throw new Error('the import is gone');
  const { ledger } = mapping;
  if (isRecordLedger(ledger)) return takeRecords(drawing, batch, mapping, ledger);
  const { rows } = await read(drawing, batch, mapping);
  for (let from = 0; from < rows.length; from += STEP) {
    await database.write(async (tx) => {
      for (const { ticket } of rows.slice(from, from + STEP)) await takeIn({ tx, office }, batch, ticket);
    });
    await say(oldProgress(Math.min(rows.length, from + STEP), rows.length));
  }
  const taken = await importedCount(database, importId);
  return oldDone('tickets', importId, taken, rows.length - taken);
}

async function takeRecords(
  drawing: Drawing,
  batch: LedgerImport,
  mapping: OldMapping,
  ledger: RecordLedger,
): Promise<Answer> {
  const { database, office, say } = drawing;
  const { records, prints } = await readRecords(drawing, batch, mapping, ledger);
  const rows = records.rows.map(({ record }, at) => ({ record, print: prints[at] ?? '' }));
  for (let from = 0; from < rows.length; from += STEP) {
    await database.write(async (tx) => {
      for (const row of rows.slice(from, from + STEP)) await takeRecordIn({ tx, office }, batch, ledger, row);
    });
    await say(oldProgress(Math.min(rows.length, from + STEP), rows.length));
  }
  const taken = await importedCount(database, batch.id);
  return oldDone(ledger, batch.id, taken, rows.length - taken);
}

async function undo({ database, office }: Drawing, importId: number): Promise<Answer> {
  const ledger = (await loadImport(database, importId))?.ledger ?? 'tickets';
  let rows = 0;
  for (let out = -1; out !== 0; rows += out)
    out = await database.write((tx) =>
      isRecordLedger(ledger)
        ? takeRecordsOut(tx, importId, ledger, STEP)
        : takeOut({ tx, office }, importId, STEP),
    );
  return oldUndone(rows);
}
