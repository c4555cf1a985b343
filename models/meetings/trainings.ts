import { THOUSANDTHS } from '../rounds/activity';
import { ledgerSources } from '../figures/ledger-sources';
import type { Period } from '../period';
import { one, type Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Sums of 记 培训 and 记 讲座, as 培训台账 lists them row by row. */
export interface TrainingFigures {
  sessions: number;
  /** Heads of all sessions added up; who came twice counts twice. 0: nobody wrote how many. */
  heads: number;
  /** Hours of all sessions added up. 0: nobody wrote how long. */
  hours: number;
}

export async function trainingFigures(
  reader: Reader,
  gridIds: readonly number[],
  { from, to }: Period,
): Promise<TrainingFigures> {
  if (gridIds.length === 0) return { sessions: 0, heads: 0, hours: 0 };
  const { table, where } = ledgerSources.trainings;
  const row = await one<Record<keyof TrainingFigures, number | string | null>>(
    reader,
    `SELECT COUNT(*) AS sessions, SUM(heads) AS heads, SUM(hours) AS hours FROM ${table}
      WHERE ${where} AND day >= ? AND day <= ? AND gridId IN (${marks(gridIds)})`,
    [from, to, ...gridIds],
  );
  return {
    sessions: Number(row?.sessions ?? 0),
    heads: Number(row?.heads ?? 0) / THOUSANDTHS,
    hours: Number(row?.hours ?? 0) / THOUSANDTHS,
  };
}
