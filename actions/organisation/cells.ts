import { categories, categoryByCode } from '../../models/category-table';
import { choicesOf, keyOfWord, type Fault, type FaultCode } from '../../notices/staff/organisation-words';
import type { FilledRow } from './sheets';

/** Puts a fault of this row on the list. */
export function fault(
  faults: Fault[],
  { sheet, row }: FilledRow,
  code: FaultCode,
  facts: Readonly<Record<string, string>> = {},
): void {
  faults.push({ sheet, row, code, facts });
}

/** One of a table's words; undefined with a fault, or without one where the cell is empty. */
export function word<Key extends string>(
  faults: Fault[],
  filled: FilledRow,
  [key, column]: readonly [key: string, column: string],
  table: Readonly<Record<Key, readonly string[]>>,
): Key | undefined {
  const value = filled.cells[key] ?? '';
  if (value === '') return undefined;
  const found = keyOfWord(table, value);
  if (found === undefined) fault(faults, filled, 'not_one_of', { column, value, choices: choicesOf(table) });
  return found;
}

/** The second row that says the same is a fault; `what` names it for people. */
export class Once {
  private readonly rows = new Map<string, number>();

  constructor(private readonly faults: Fault[]) {}

  first(filled: FilledRow, what: string): boolean {
    const first = this.rows.get(what);
    if (first === undefined) this.rows.set(what, filled.row);
    else fault(this.faults, filled, 'twice', { first: String(first), what });
    return first === undefined;
  }
}

const byName = new Map(categories.map(({ name, code }) => [name, code]));
const groups = new Map(categories.map(({ group, groupName }) => [groupName, group]));

/** 0203, 02, 楼道灯、小区灯不亮, or as it is written back: 0203 楼道灯、小区灯不亮. */
export function categoryCode(words: string): string | undefined {
  const digits = /^(\d{4}|\d{2})(?:\s|$)/.exec(words)?.[1] ?? /^\d{3}$/.exec(words)?.[0].padStart(4, '0');
  if (digits !== undefined) {
    const there = categoryByCode(digits) !== undefined || [...groups.values()].includes(digits);
    return there ? digits : undefined;
  }
  // A spreadsheet takes 02 for the number 2.
  if (/^\d$/.test(words)) return categoryCode(`0${words}`);
  return byName.get(words) ?? groups.get(words);
}

/** 0203 楼道灯、小区灯不亮; 02 供电照明通信; empty for all. */
export function categoryCell(code: string): string {
  if (code === '') return '';
  const group = [...groups].find(([, digits]) => digits === code)?.[0];
  return `${code} ${categoryByCode(code)?.name ?? group ?? ''}`.trim();
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** 2026-11-24, 2026/11/24, 2026年11月24日; undefined when there is no such day. */
export function dayOf(words: string): string | undefined {
  const found = DAY.exec(words.trim());
  if (!found) return undefined;
  const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined;
}

/** 2026-11-28 18:00 as its day and the minutes after midnight. */
export function momentOf(words: string): { day: string; minutes: number } | undefined {
  const [date = '', time = '00:00'] = words.trim().split(/[\sT]+/);
  const day = dayOf(date);
  const clock = /^(\d{1,2})[:：](\d{2})$/.exec(time);
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Number.NaN;
  return day === undefined || !(minutes < 24 * 60) ? undefined : { day, minutes };
}
