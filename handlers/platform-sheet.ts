import type { WorkingCalendar } from '../models/calendar';
import { fieldNames, fieldOf, fieldsOf, type OrderField, type OrderFields } from './platform-fields';

/** Heading as the platform writes it → our field; '-' for a column that is not wanted. */
export type ColumnMap = Readonly<Record<string, OrderField | '-'>>;

export interface OrderSheet {
  orders: { row: number; order: OrderFields }[];
  /** Headings nobody knows; they are left out. */
  unknown: string[];
  /** Rows that are none: their number in the sheet, and what they lack. */
  faults: { row: number; lacks: string }[];
}

/** 案卷号=工单编号 in words: the field a name of ours means; null for an unknown name. */
export function fieldMeant(name: string): OrderField | '-' | null {
  if (name === '-' || name === '不要') return '-';
  const known = fieldOf(name);
  return known ?? (name in fieldNames ? (name as OrderField) : null);
}

/** The headings are the first row that has a number and a content column. Null when there is none. */
export function readOrderSheet(
  rows: readonly (readonly string[])[],
  platform: string,
  columns: ColumnMap,
  calendar: WorkingCalendar,
  now: number,
): OrderSheet | null {
  const meaning = (heading: string): OrderField | null | undefined => {
    const own = columns[heading.trim()];
    return own === '-' ? null : (own ?? fieldOf(heading));
  };
  const top = rows.findIndex((row) => {
    const fields = row.map(meaning);
    return fields.includes('number') && fields.includes('content');
  });
  const headings = rows[top];
  if (headings === undefined) return null;
  const sheet: OrderSheet = {
    orders: [],
    unknown: headings.filter((heading) => heading !== '' && meaning(heading) === undefined),
    faults: [],
  };
  for (const [at, row] of rows.slice(top + 1).entries()) {
    if (row.every((cell) => cell === '')) continue;
    const values: Partial<Record<OrderField, string>> = { platform };
    headings.forEach((heading, column) => {
      const field = meaning(heading);
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
