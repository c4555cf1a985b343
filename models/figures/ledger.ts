import { nextDay } from '../calendar';
import type { Office } from '../context';
import {
  ledgerSources,
  type LedgerFilter,
  type LedgerName,
  type LedgerSource,
  type OwnSource,
} from './ledger-sources';
import { one, type Reader, type SqlValue } from '../store/transaction';
import { mayBeShown } from '../tickets/travel';
import { marks } from '../tickets/workflow';

export type { LedgerFilter, LedgerName } from './ledger-sources';

export type LedgerRow = Record<string, SqlValue> & { id: number; quantities: string };
const PAGE = 2_000;

function condition(
  { calendar }: Office,
  { grid, moment, where }: LedgerSource,
  { period, gridIds, categories }: LedgerFilter,
  byKey = false,
): { sql: string; values: SqlValue[] } {
  // A sign before a column keeps its index out of it: a page is to be read along the key, not sorted out of all rows.
  const sign = byKey ? '+' : '';
  const limits: SqlValue[] =
    moment.is === 'day'
      ? [period.from, nextDay(period.to)]
      : [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  const kinds = categories ? ` AND ${sign}category IN (${marks(categories)})` : '';
  return {
    sql: `${sign}${grid} IN (${marks(gridIds)}) AND ${sign}${moment.column} >= ? AND ${sign}${moment.column} < ?${kinds}${where === undefined ? '' : ` AND ${where}`}`,
    values: [...gridIds, ...limits, ...(categories ?? [])],
  };
}

/** How many rows there will be. */
export async function ledgerCount(
  reader: Reader,
  office: Office,
  ledger: Exclude<LedgerName, 'disputes'>,
  filter: LedgerFilter,
): Promise<number> {
  const source: LedgerSource | OwnSource = ledgerSources[ledger];
  if ('count' in source) return source.count(reader, office, filter);
  return (await extentOf(reader, office, source, filter)).rows;
}

/** Row by row in the order of their keys, read in pages: half a million rows need the memory of two thousand. */
export async function* ledgerRows(
  reader: Reader,
  office: Office,
  ledger: Exclude<LedgerName, 'disputes'>,
  filter: LedgerFilter,
): AsyncGenerator<LedgerRow> {
  const source: LedgerSource | OwnSource = ledgerSources[ledger];
  if ('count' in source)
    for await (const row of source.read(reader, office, filter))
      yield { ...(row as Record<string, SqlValue>), id: row.ticketId, quantities: '' };
  else if (ledger === 'tickets') {
    const small = await smallKinds(reader, office, source, filter);
    for await (const row of tableRows(reader, office, source, filter))
      yield small.has(String(row['category'])) ? { ...row, category: '', travels: 'guarded' } : row;
  } else yield* tableRows(reader, office, source, filter);
}

/**
 * Kinds about neighbours, shops or persons of which a ledger would show fewer than five: their rows name no kind, for
 * so few could point at somebody.
 */
async function smallKinds(
  reader: Reader,
  office: Office,
  source: LedgerSource,
  filter: LedgerFilter,
): Promise<Set<string>> {
  const { sql, values } = condition(office, source, filter);
  const rows = await reader.rows<{ category: string; n: number | string }>(
    `SELECT category, COUNT(*) AS n FROM ${source.table} WHERE ${sql} GROUP BY category`,
    values,
  );
  return new Set(
    rows.filter(({ category, n }) => !mayBeShown(category, Number(n))).map(({ category }) => category),
  );
}

/** How many rows there will be, and between which keys. */
async function extentOf(
  reader: Reader,
  office: Office,
  source: LedgerSource,
  filter: LedgerFilter,
): Promise<{ rows: number; first: number; last: number }> {
  const { sql, values } = condition(office, source, filter);
  const row = await one<{ n: number | string; first: number | null; last: number | null }>(
    reader,
    `SELECT COUNT(*) AS n, MIN(id) AS first, MAX(id) AS last FROM ${source.table} WHERE ${sql}`,
    values,
  );
  return { rows: Number(row?.n ?? 0), first: row?.first ?? 0, last: row?.last ?? -1 };
}

async function* tableRows(
  reader: Reader,
  office: Office,
  source: LedgerSource,
  filter: LedgerFilter,
): AsyncGenerator<LedgerRow> {
  const { first, last } = await extentOf(reader, office, source, filter);
  const { sql, values } = condition(office, source, filter, true);
  for (let after = first - 1; after < last;) {
    const page = await reader.rows<LedgerRow>(
      `SELECT ${source.columns.join(', ')} FROM ${source.table}
        WHERE id > ? AND id <= ? AND ${sql} ORDER BY id LIMIT ${PAGE}`,
      [after, last, ...values],
    );
    const until = page.at(-1)?.id;
    if (until === undefined) return;
    const quantities = await quantitiesOf(reader, source, after, until);
    for (const row of page) yield { ...row, quantities: quantities.get(row.id) ?? '' };
    after = until;
  }
}

interface Quantity {
  owner: number;
  item: string;
  amountThousandths: number;
  unit: string;
  /** 余, 近, 约. */
  about: number | boolean;
}

const THOUSANDTHS = 1000;

async function quantitiesOf(
  reader: Reader,
  { quantities }: LedgerSource,
  after: number,
  until: number,
): Promise<Map<number, string>> {
  const told = new Map<number, string>();
  if (!quantities) return told;
  const rows = await reader.rows<Quantity>(
    `SELECT ${quantities.key} AS owner, item, amountThousandths, unit,
        ${quantities.approximate ? 'approximate' : '0'} AS about FROM ${quantities.table}
      WHERE ${quantities.key} > ? AND ${quantities.key} <= ? ORDER BY ${quantities.key}, id`,
    [after, until],
  );
  for (const { owner, item, amountThousandths, unit, about } of rows) {
    const words = `${item}${Number(about) === 1 ? '约' : ''} ${amountThousandths / THOUSANDTHS} ${unit}`;
    told.set(owner, [told.get(owner), words].filter(Boolean).join('；'));
  }
  return told;
}
