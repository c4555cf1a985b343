import type { WorkingCalendar } from '../../models/calendar';
import { fieldNames, fieldOf, fieldsOf, type OrderField, type OrderFields } from './platform-fields';

/** Heading as the platform writes it → our field; '-' for a column that is not wanted. */
export type ColumnMap = Readonly<Record<string, OrderField | '-'>>;
type Rows = readonly (readonly string[])[];

export interface OrderSheet {
  orders: { row: number; order: OrderFields }[];
  /** Headings nobody knows; they are left out. */
  unknown: string[];
  /** Rows that are none: their number in the sheet, and what they lack. */
  faults: { row: number; lacks: string }[];
}

/** A table's headings, and what each is taken for: null for one that is not read, undefined for an unknown one. */
export interface OrderTable {
  /** Index of the row of headings. */
  top: number;
  headings: string[];
  meanings: (OrderField | null | undefined)[];
}

/** 案卷号=工单编号 in words: the field a name of ours means; null for an unknown name. */
export function fieldMeant(name: string): OrderField | '-' | null {
  if (name === '-' || name === '不要') return '-';
  const known = fieldOf(name);
  return known ?? (name in fieldNames ? (name as OrderField) : null);
}

const LOOKED_AT = 15;
const HEADINGS = 3;
const HEADING_LENGTH = 12;

/** The first row with a number and a content column, else the first that looks like headings; null when none does. */
export function findTable(rows: Rows, columns: ColumnMap): OrderTable | null {
  const meaning = (heading: string): OrderField | null | undefined => {
    const own = columns[heading.trim()];
    return own === '-' ? null : (own ?? fieldOf(heading));
  };
  const known = rows.findIndex((row) => {
    const fields = row.map(meaning);
    return fields.includes('number') && fields.includes('content');
  });
  const top = known >= 0 ? known : rows.slice(0, LOOKED_AT).findIndex(looksLikeHeadings);
  const headings = rows[top];
  return headings === undefined ? null : { top, headings: [...headings], meanings: headings.map(meaning) };
}

function looksLikeHeadings(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  return filled.length >= HEADINGS && filled.every((cell) => cell.length <= HEADING_LENGTH);
}

/** The headings are the first row that has a number and a content column. Null when there is none. */
export function readOrderSheet(
  rows: Rows,
  platform: string,
  columns: ColumnMap,
  calendar: WorkingCalendar,
  now: number,
): OrderSheet | null {
  const table = findTable(rows, columns);
  if (!table?.meanings.includes('number') || !table.meanings.includes('content')) return null;
  const { top, headings, meanings } = table;
  const sheet: OrderSheet = {
    orders: [],
    unknown: headings.filter((heading, column) => heading !== '' && meanings[column] === undefined),
    faults: [],
  };
  for (const [at, row] of rows.slice(top + 1).entries()) {
    if (row.every((cell) => cell === '')) continue;
    const values: Partial<Record<OrderField, string>> = { platform };
    meanings.forEach((field, column) => {
      const value = row[column] ?? '';
      if (field && value !== '' && values[field] === undefined) values[field] = value;
    });
    values.platform = platform;
    const order = fieldsOf(values, platform, calendar, now);
    const number = top + at + 2;
    if (order) sheet.orders.push({ row: number, order });
    else sheet.faults.push({ row: number, lacks: values.number === undefined ? '工单编号' : '内容' });
  }
  return sheet;
}

const OUR_OWN = /^T-?\d+$/i;

/** Does it hold orders beyond doubt: rows with a number of somebody else's and a content? */
export function holdsOrders(rows: Rows, columns: ColumnMap): boolean {
  const table = findTable(rows, columns);
  if (!table) return false;
  const [number, content] = [table.meanings.indexOf('number'), table.meanings.indexOf('content')];
  return rows.slice(table.top + 1).some((row) => {
    const [written = '', said = ''] = [row[number], row[content]];
    return said !== '' && /\d/.test(written) && !OUR_OWN.test(written);
  });
}

/** The sheet without what stands in columns about persons: nobody needs it for the matter. */
export function withoutPersons(rows: Rows, columns: ColumnMap): string[][] {
  const table = findTable(rows, columns);
  if (!table) return rows.map((row) => [...row]);
  const kept = table.meanings.map((field) => field !== null);
  return rows.map((row, at) =>
    at <= table.top ? [...row] : row.map((cell, column) => (kept[column] === false ? '' : cell)),
  );
}
