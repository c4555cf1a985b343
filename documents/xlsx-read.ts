import readWorkbookFile from 'read-excel-file/node';

/** A sheet as it was filled in: rows of trimmed words, the first row of the sheet is `rows[0]`. */
export interface SheetRead {
  name: string;
  rows: string[][];
}

/** Twenty megabytes hold the buildings of a big city; more is no list of a street. */
export const LARGEST_WORKBOOK = 20 * 1024 * 1024;

/** Reads every sheet of an xlsx file, whatever program wrote it. Throws when it is none. */
export async function readWorkbook(content: Buffer): Promise<SheetRead[]> {
  const sheets = await readWorkbookFile(content, { trim: true });
  return sheets.map(({ sheet, data }) => ({ name: sheet.trim(), rows: data.map((row) => row.map(words)) }));
}

/** Numbers as they are written, days as 2026-11-24, moments as 2026-11-24 18:00: people type a building as 3 and a number as 3. */
function words(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T00:00', '').replace('T', ' ');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}
