import { Entity } from 'typeorm';
import { results, type Value, type Values } from './assessment';
import { Id, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** 流动红旗: the best grid of a community in a month and why (S-K03). There is no row for anybody else. */
@Entity('red_flag')
export class RedFlag {
  @Id() id!: number;
  @Whole() communityId!: number;
  @Whole() gridId!: number;
  /** YYYY-MM. */
  @Words(7) month!: string;
  @Whole() answeredMet!: number;
  @Whole() answeredOf!: number;
  @Whole() onTimeMet!: number;
  @Whole() onTimeOf!: number;
  @Whole() firstTimeMet!: number;
  @Whole() firstTimeOf!: number;
  @Time() namedAt!: number;
}

export interface NamedFlag {
  gridId: number;
  month: string;
  values: Values;
}

/** Remembers who had it; told again, it is once. */
export async function keepFlag(
  tx: Transaction,
  communityId: number,
  { gridId, month, values }: NamedFlag,
  now: number,
): Promise<void> {
  const known = 'SELECT id FROM red_flag WHERE gridId = ? AND month = ?';
  if (await one(tx, known, [gridId, month])) return;
  const counts = Object.fromEntries(
    results.flatMap((result) => [
      [`${result}Met`, values[result].met],
      [`${result}Of`, values[result].of],
    ]),
  );
  await insert(tx, 'red_flag', { communityId, gridId, month, ...counts, namedAt: now });
}

/** A year of months. */
const MONTHS = 12;

/** Who had it in these communities, the latest month first; those alike of a month together. */
export async function flagsOf(reader: Reader, communityIds: readonly number[]): Promise<NamedFlag[]> {
  if (communityIds.length === 0) return [];
  const rows = await reader.rows<RedFlag>(
    `SELECT * FROM red_flag WHERE communityId IN (${marks(communityIds)}) ORDER BY month DESC, communityId, gridId`,
    [...communityIds],
  );
  const months = new Set([...new Set(rows.map(({ month }) => month))].slice(0, MONTHS));
  const value = (met: number, of: number): Value => ({ met, of, rate: of === 0 ? null : met / of });
  return rows
    .filter(({ month }) => months.has(month))
    .map((row) => ({
      gridId: row.gridId,
      month: row.month,
      values: {
        answered: value(row.answeredMet, row.answeredOf),
        onTime: value(row.onTimeMet, row.onTimeOf),
        firstTime: value(row.firstTimeMet, row.firstTimeOf),
      },
    }));
}
