import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import {
  columnLetters,
  escaped,
  sheetEnd,
  sheetHead,
  sheetPartName,
  styles,
  workbookParts,
  type CellStyle,
} from './xlsx-parts';

export type { CellStyle } from './xlsx-parts';

/** Words, a number, or nothing. Words are always written as text: what begins with = is no formula. */
export type Cell = string | number | null;

export interface SheetColumn {
  title: string;
  /** In characters; a Chinese one counts two. */
  width?: number;
  style?: CellStyle;
}

/** A sheet to write; its rows may come one by one, as a database gives them. */
export interface SheetToWrite {
  /** At most 31 characters. */
  name: string;
  columns: readonly SheetColumn[];
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  /** Large, in the middle above everything. */
  title?: string;
  /** Lines above the headings, for people. */
  notes?: readonly string[];
}

/** A sheet to write whose rows are all there. */
export interface Sheet extends SheetToWrite {
  rows: readonly (readonly Cell[])[];
}

const WIDTH = 16;
/** Rows are handed to the compressor in pieces of this many characters. */
const PIECE = 64 * 1024;
/** What Excel shows of a cell. */
const LONGEST_CELL = 32_767;

/** An xlsx file as it is made: however many rows there are, only a piece of them is in memory. */
async function* workbookBytes(sheets: readonly SheetToWrite[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const encoder = new TextEncoder();
  for (const [name, text] of workbookParts(
    sheets.map((sheet) => ({ name: sheet.name, headingRow: above(sheet).length + 1 })),
  )) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(encoder.encode(text), true);
    yield* taken();
  }
  for (const [at, sheet] of sheets.entries()) {
    const part = new ZipDeflate(sheetPartName(at));
    zip.add(part);
    for await (const piece of pieces(sheet)) {
      part.push(encoder.encode(piece));
      yield* taken();
    }
    part.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** The whole file at once, for small ones. */
export async function workbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of workbookBytes(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Into a file, under another name first: nobody opens half a workbook. */
export async function writeWorkbook(file: string, sheets: readonly SheetToWrite[]): Promise<void> {
  await pipeline(Readable.from(workbookBytes(sheets)), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}

/** What stands above the headings, each line across all columns. */
const above = ({ title, notes = [] }: SheetToWrite): { words: string; style: CellStyle }[] => [
  ...(title === undefined ? [] : [{ words: title, style: 'title' as const }]),
  ...notes.map((words) => ({ words, style: 'note' as const })),
];

async function* pieces(sheet: SheetToWrite): AsyncGenerator<string> {
  const { columns, rows } = sheet;
  const head = above(sheet);
  const widths = columns.map(({ width, title }) => width ?? Math.max(WIDTH, title.length * 2 + 2));
  let text = sheetHead(widths, head.length + 1);
  let line = 0;
  const add = (cells: readonly Cell[], styleOf: (at: number) => CellStyle): void => {
    line += 1;
    text += rowXml(line, cells, styleOf, widths);
  };
  for (const { words, style } of head) {
    line += 1;
    text += rowXml(line, [words], () => style, []);
  }
  add(
    columns.map(({ title }) => title),
    () => 'heading',
  );
  for await (const cells of rows) {
    add(cells, (at) => columns[at]?.style ?? (typeof cells[at] === 'number' ? 'whole' : 'wrapped'));
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text + sheetEnd(columns.length, head.length);
}

/** Points of a line of 11 point type. */
const LINE_HEIGHT = 15;
/** Excel shows no higher row. */
const MOST_LINES = 27;

/** Lines the words take in a column: a Chinese sign is as wide as two letters. Not every program measures by itself. */
function linesOf(cell: Cell, width: number | undefined): number {
  if (typeof cell !== 'string' || width === undefined || cell.length * 2 <= width) return 1;
  let lines = 0;
  for (const part of cell.split('\n')) {
    let wide = 0;
    for (let at = 0; at < part.length; at++) wide += part.charCodeAt(at) > 0xff ? 2 : 1;
    lines += Math.max(1, Math.ceil(wide / width));
  }
  return Math.min(lines, MOST_LINES);
}

function rowXml(
  line: number,
  cells: readonly Cell[],
  styleOf: (at: number) => CellStyle,
  widths: readonly number[],
): string {
  const lines = cells.reduce((most: number, cell, at) => Math.max(most, linesOf(cell, widths[at])), 1);
  const height = lines > 1 ? ` ht="${lines * LINE_HEIGHT}" customHeight="1"` : '';
  const written = cells.map((cell, at) => {
    const where = `r="${columnLetters(at)}${line}" s="${styles[styleOf(at)]}"`;
    // An empty cell has its border too: the table is printed.
    if (cell === null || cell === '') return `<c ${where}/>`;
    if (typeof cell === 'number')
      return Number.isFinite(cell) ? `<c ${where}><v>${cell}</v></c>` : `<c ${where}/>`;
    const words = escaped(cell.slice(0, LONGEST_CELL));
    return `<c ${where} t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
  });
  return `<row r="${line}"${height}>${written.join('')}</row>`;
}
