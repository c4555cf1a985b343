import type { SheetColumn } from '../../documents/xlsx';
import type { Office } from '../../models/context';
import type { LedgerRow } from '../../models/figures/ledger';
import { gridWords, nameWords } from '../words';

export type LedgerCell = string | number | null;

/** A column of a ledger: its heading, and how an office's own form may call it. */
export interface LedgerColumn extends SheetColumn {
  key: string;
  also: readonly string[];
  cell: (row: LedgerRow, office: Office, at: number) => LedgerCell;
}

const pad = (count: number): string => String(count).padStart(2, '0');
/** 2026-11-24 09:05: sorts and filters as words. */
function moment({ calendar }: Office, at: LedgerRow[string]): string | null {
  if (typeof at !== 'number') return null;
  const { day, hour, minute } = calendar.local(at);
  return `${day} ${pad(hour)}:${pad(minute)}`;
}

export const text = (value: LedgerRow[string] | undefined): string =>
  typeof value === 'string' ? value : '';
/** Of a sum, which MySQL gives as words. */
export const count = (value: LedgerRow[string] | undefined): number => Number(value ?? 0);
export const id = (value: LedgerRow[string] | undefined): number => (typeof value === 'number' ? value : 0);
export const column = (
  key: string,
  title: string,
  width: number,
  cell: LedgerColumn['cell'],
  also: readonly string[] = [],
): LedgerColumn => ({ key, title, width, cell, also });

/** A moment of the row under the column's own key. */
export const timeColumn = (
  key: string,
  title: string,
  width: number,
  also: readonly string[] = [],
): LedgerColumn => column(key, title, width, (row, office) => moment(office, row[key] ?? null), also);

export const serial = column('serial', '序号', 6, (_row, _office, at) => at, ['编码', 'No']);
export const grid = column(
  'grid',
  '网格',
  15,
  (row, { directory }) => gridWords(directory, id(row['gridId'])),
  ['所属网格', '责任网格', '社区'],
);
export const quantities = column('quantities', '工程量', 16, (row) => row.quantities, ['数量', '工作量']);

/** Who did it; empty where nobody is kept (forgotten, or out of an old ledger). */
export const doer = (row: LedgerRow, { directory }: Office): string =>
  id(row['personId']) === 0 ? '' : nameWords(directory, id(row['personId']));
