import { THOUSANDTHS } from '../rounds/activity';
import { nextDay } from '../calendar';
import type { Office } from '../context';
import { ledgerCount, type LedgerFilter } from './ledger';
import type { Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/** Records of which a question may count the rows, as their ledgers do (models/figures/ledger.ts). */
const countedRecords = ['patrols', 'inspections', 'visits', 'meetings'] as const;
export type CountedRecord = (typeof countedRecords)[number];

export const countRecords = (
  reader: Reader,
  office: Office,
  record: CountedRecord,
  filter: LedgerFilter,
): Promise<number> => ledgerCount(reader, office, record, filter);

/** 灯泡 38 盏, out of so many notes. */
export interface NamedAmount {
  item: string;
  unit: string;
  amount: number;
  notes: number;
  approximate: boolean;
}

const SHOWN = 8;

/**
 * Amounts of closing notes (by the day of 结案) and of 记一笔 (by its day) whose thing has this word in it, by thing and
 * unit, the largest first. What concerns persons is left out, as in 工作总结.
 */
export async function amountsNamed(
  reader: Reader,
  { calendar }: Pick<Office, 'calendar'>,
  { period: { from, to }, gridIds }: LedgerFilter,
  thing: string,
): Promise<NamedAmount[]> {
  if (gridIds.length === 0) return [];
  type Row = { item: string; unit: string; sum: number | string; n: number | string; about: number | null };
  const closed = await reader.rows<Row>(
    `SELECT q.item AS item, q.unit AS unit, SUM(q.amountThousandths) AS sum, COUNT(*) AS n, 0 AS about FROM ticket t
      JOIN ticket_quantity q ON q.ticketId = t.id
      WHERE t.gridId IN (${marks(gridIds)}) AND t.closedAt >= ? AND t.closedAt < ? AND ${openOnly('t.')}
      GROUP BY q.item, q.unit`,
    [...gridIds, calendar.at(from, 0), calendar.at(nextDay(to), 0)],
  );
  const noted = await reader.rows<Row>(
    `SELECT q.item AS item, q.unit AS unit, SUM(q.amountThousandths) AS sum, COUNT(*) AS n, MAX(q.approximate) AS about
      FROM activity a JOIN activity_quantity q ON q.activityId = a.id
      WHERE a.gridId IN (${marks(gridIds)}) AND a.day >= ? AND a.day <= ? AND a.withdrawnAt IS NULL
      GROUP BY q.item, q.unit`,
    [...gridIds, from, to],
  );
  const sums = new Map<string, NamedAmount>();
  for (const row of [...closed, ...noted]) {
    if (!row.item.includes(thing) && !(row.item.length > 1 && thing.includes(row.item))) continue;
    const key = `${row.item}|${row.unit}`;
    const sum = sums.get(key) ?? { item: row.item, unit: row.unit, amount: 0, notes: 0, approximate: false };
    sum.amount += Number(row.sum) / THOUSANDTHS;
    sum.notes += Number(row.n);
    sum.approximate ||= Number(row.about) === 1;
    sums.set(key, sum);
  }
  return [...sums.values()].toSorted((a, b) => b.amount - a.amount).slice(0, SHOWN);
}
