import type { Office } from './context';
import { nextDay } from './calendar';
import { countHazards, hazardsIn } from './hazards';
import type { Period } from './period';
import { one, type Reader, type SqlValue } from './transaction';
import { marks } from './workflow';

export type LedgerName =
  | 'tickets'
  | 'activities'
  | 'meetings'
  | 'patrols'
  | 'inspections'
  | 'visits'
  | 'hazards'
  | 'duty'
  | 'disputes';

/** Where a ledger's rows come from, and by which column they belong to a period and a node. */
export interface LedgerSource {
  table: string;
  /** What is read; never the words people wrote to us, never who reported. */
  columns: readonly string[];
  grid: string;
  /** Epoch milliseconds, or a local day. */
  moment: { column: string; is: 'time' | 'day' };
  where?: string;
  /** Quantities that hang on the rows. */
  quantities?: { table: string; key: string };
}

/** A ledger whose rows are put together elsewhere. */
export interface OwnSource {
  count: (reader: Reader, office: Office, filter: LedgerFilter) => Promise<number>;
  read: (
    reader: Reader,
    office: Office,
    filter: LedgerFilter,
  ) => AsyncIterable<object & { ticketId: number }>;
}

/** Ledgers whose rows are rows of a table; of disputes there are only counts (models/dispute-counts.ts). */
export const ledgerSources = {
  tickets: {
    table: 'ticket',
    columns: [
      'id',
      'state',
      'category',
      'gridId',
      'placeText',
      'subject',
      'source',
      'handlerId',
      'desk',
      'round',
      'reportedAt',
      'filedAt',
      'doneAt',
      'closedAt',
      'dueAt',
      'result',
      'rating',
      'travels',
    ],
    grid: 'gridId',
    moment: { column: 'reportedAt', is: 'time' },
    where: "state <> 'withdrawn'",
    quantities: { table: 'ticket_quantity', key: 'ticketId' },
  },
  activities: {
    table: 'activity',
    columns: ['id', 'kind', 'day', 'gridId', 'personId', 'text'],
    grid: 'gridId',
    moment: { column: 'day', is: 'day' },
    where: 'withdrawnAt IS NULL',
    quantities: { table: 'activity_quantity', key: 'activityId' },
  },
  meetings: {
    table: `(SELECT m.*, s.gridId, s.room, s.name,
        (SELECT COUNT(*) FROM attendance a WHERE a.meetingId = m.id AND a.answer = 'leave') AS onLeave,
        (SELECT COUNT(*) FROM attendance a WHERE a.meetingId = m.id AND a.answer = 'absent') AS absent,
        (SELECT COUNT(*) FROM agenda_item i WHERE i.gridId = s.gridId AND i.decidedAt >= m.begunAt
          AND i.decidedAt <= m.endedAt) AS decided
      FROM meeting m JOIN meeting_series s ON s.id = m.seriesId) AS held`,
    columns: [
      'id',
      'day',
      'name',
      'startsAt',
      'state',
      'gridId',
      'room',
      'begunAt',
      'endedAt',
      'onLeave',
      'absent',
      'decided',
    ],
    grid: 'gridId',
    moment: { column: 'day', is: 'day' },
  },
  patrols: {
    table:
      '(SELECT p.*, (SELECT COUNT(DISTINCT s.pointId) FROM patrol_stop s WHERE s.patrolId = p.id) AS points FROM patrol p) AS walked',
    columns: ['id', 'personId', 'gridId', 'startedAt', 'endedAt', 'kind', 'points'],
    grid: 'gridId',
    moment: { column: 'startedAt', is: 'time' },
  },
  inspections: {
    table:
      '(SELECT i.*, (SELECT COUNT(*) FROM inspection_finding f WHERE f.inspectionId = i.id) AS findings FROM inspection i) AS made',
    columns: ['id', 'template', 'placeId', 'gridId', 'personId', 'begunAt', 'endedAt', 'items', 'findings'],
    grid: 'gridId',
    moment: { column: 'begunAt', is: 'time' },
  },
  /** Where somebody was, never what was said there. */
  visits: {
    table: 'visit',
    columns: ['id', 'gridId', 'placeId', 'personId', 'ticketId', 'visitedAt'],
    grid: 'gridId',
    moment: { column: 'visitedAt', is: 'time' },
  },
  /** Who was on duty, whether the shift was swapped, whether a word was left for the next; not which word. */
  duty: {
    table: `(SELECT s.*,
        (SELECT MIN(r.gridId) FROM role r WHERE r.personId = s.personId) AS gridId,
        (SELECT COUNT(*) FROM duty_swap w WHERE w.shiftId = s.id AND w.state = 'agreed') AS swaps,
        (SELECT COUNT(*) FROM duty_note n WHERE n.personId = s.personId
          AND n.writtenAt >= s.startsAt AND n.writtenAt < s.endsAt + 3600000) AS notes
      FROM duty_shift s) AS kept`,
    columns: ['id', 'personId', 'gridId', 'startsAt', 'endsAt', 'swaps', 'notes'],
    grid: 'gridId',
    moment: { column: 'startsAt', is: 'time' },
  },
  hazards: { count: countHazards, read: hazardsIn },
} as const satisfies Record<Exclude<LedgerName, 'disputes'>, LedgerSource | OwnSource>;

export type LedgerRow = Record<string, SqlValue> & { id: number; quantities: string };
export interface LedgerFilter {
  period: Period;
  gridIds: readonly number[];
}

const PAGE = 2_000;

function condition(
  { calendar }: Office,
  { grid, moment, where }: LedgerSource,
  { period, gridIds }: LedgerFilter,
  byKey = false,
): { sql: string; values: SqlValue[] } {
  // A sign before a column keeps its index out of it: a page is to be read along the key, not sorted out of all rows.
  const sign = byKey ? '+' : '';
  const limits: SqlValue[] =
    moment.is === 'day'
      ? [period.from, nextDay(period.to)]
      : [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  return {
    sql: `${sign}${grid} IN (${marks(gridIds)}) AND ${sign}${moment.column} >= ? AND ${sign}${moment.column} < ?${where === undefined ? '' : ` AND ${where}`}`,
    values: [...gridIds, ...limits],
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
  else yield* tableRows(reader, office, source, filter);
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

const THOUSANDTHS = 1000;

async function quantitiesOf(
  reader: Reader,
  { quantities }: LedgerSource,
  after: number,
  until: number,
): Promise<Map<number, string>> {
  const told = new Map<number, string>();
  if (!quantities) return told;
  const rows = await reader.rows<{ owner: number; item: string; amountThousandths: number; unit: string }>(
    `SELECT ${quantities.key} AS owner, item, amountThousandths, unit FROM ${quantities.table}
      WHERE ${quantities.key} > ? AND ${quantities.key} <= ? ORDER BY ${quantities.key}, id`,
    [after, until],
  );
  for (const { owner, item, amountThousandths, unit } of rows) {
    const words = `${item} ${amountThousandths / THOUSANDTHS} ${unit}`;
    told.set(owner, [told.get(owner), words].filter(Boolean).join('；'));
  }
  return told;
}
