import { THOUSANDTHS, type ActivityKind } from '../rounds/activity';
import { nextDay } from '../calendar';
import type { Office } from '../context';
import type { LedgerFilter, OwnSource } from './ledger-types';
import { one, type Reader, type SqlValue } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** One amount (S-G01 to G24): of a ticket that was closed, or of 记一笔. */
export interface QuantityRow {
  /** The number of the row; a ledger's rows have keys. */
  ticketId: number;
  day: string;
  gridId: number;
  /** T-0012; null: of 记一笔. */
  ofTicket: number | null;
  kind: ActivityKind | null;
  item: string;
  amount: number;
  unit: string;
  /** 0 or 1: 约. */
  approximate: number;
}

const PAGE = 2_000;

type Limits = { sql: string; values: SqlValue[] };

/** Amounts of tickets count on the day of 结案; what concerns persons is left out, as in 工作总结. */
function ofTickets({ calendar }: Pick<Office, 'calendar'>, { period, gridIds }: LedgerFilter): Limits {
  return {
    sql: `FROM ticket_quantity q JOIN ticket t ON t.id = q.ticketId
      WHERE t.gridId IN (${marks(gridIds)}) AND t.closedAt >= ? AND t.closedAt < ? AND ${openOnly('t.')}`,
    values: [...gridIds, calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)],
  };
}

/** People and hours are counted in the ledgers of 培训 and 志愿服务; they are no works. */
const NO_WORKS = "'人', '人次', '名', '小时', '学时', '课时'";

function ofRecords({ period, gridIds }: LedgerFilter): Limits {
  return {
    sql: `FROM activity_quantity q JOIN activity a ON a.id = q.activityId
      WHERE a.gridId IN (${marks(gridIds)}) AND a.day >= ? AND a.day <= ? AND a.withdrawnAt IS NULL
        AND q.unit NOT IN (${NO_WORKS})`,
    values: [...gridIds, period.from, period.to],
  };
}

async function countOf(reader: Reader, { sql, values }: Limits): Promise<number> {
  return Number((await one<{ n: number | string }>(reader, `SELECT COUNT(*) AS n ${sql}`, values))?.n ?? 0);
}

type Found = Record<'id' | 'gridId' | 'amountThousandths', number> & { item: string; unit: string };

/** 工程量台账: every amount with its day, those of tickets first; read in pages by key. */
export const quantitySource: OwnSource = {
  async count(reader, office, filter) {
    if (filter.gridIds.length === 0) return 0;
    return (await countOf(reader, ofTickets(office, filter))) + (await countOf(reader, ofRecords(filter)));
  },
  async *read(reader, office, filter): AsyncGenerator<QuantityRow> {
    if (filter.gridIds.length === 0) return;
    let at = 0;
    const told = ({ item, unit, gridId, amountThousandths }: Found) => ({
      ticketId: (at += 1),
      gridId,
      item,
      unit,
      amount: amountThousandths / THOUSANDTHS,
    });
    const closed = 'q.id, q.item, q.unit, q.amountThousandths, t.gridId, t.id AS ofTicket, t.closedAt';
    type Closed = Found & { ofTicket: number; closedAt: number };
    for await (const row of paged<Closed>(reader, closed, ofTickets(office, filter)))
      yield {
        ...told(row),
        day: office.calendar.local(row.closedAt).day,
        ofTicket: row.ofTicket,
        kind: null,
        approximate: 0,
      };
    const noted = 'q.id, q.item, q.unit, q.amountThousandths, q.approximate, a.gridId, a.day, a.kind';
    type Noted = Found & { day: string; kind: ActivityKind; approximate: number };
    for await (const row of paged<Noted>(reader, noted, ofRecords(filter)))
      yield {
        ...told(row),
        day: row.day,
        ofTicket: null,
        kind: row.kind,
        approximate: row.approximate,
      };
  },
};

async function* paged<Row extends { id: number }>(
  reader: Reader,
  columns: string,
  { sql, values }: Limits,
): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const rows = await reader.rows<Row>(`SELECT ${columns} ${sql} AND q.id > ? ORDER BY q.id LIMIT ${PAGE}`, [
      ...values,
      after,
    ]);
    yield* rows;
    const last = rows.at(-1)?.id;
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}
