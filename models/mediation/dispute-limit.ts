import type { Limit } from '../calendar';
import { disputeClocks } from './dispute-workflow';
import { one, type Reader, type Transaction } from '../store/transaction';

const SETTING = 'dispute days';

/** 调解期限 of the office: the law sets none; 30 calendar days until the office says otherwise (mediation.md §1). */
export async function disputeLimit(reader: Reader): Promise<Limit> {
  const row = await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [SETTING]);
  return row === null ? disputeClocks.whole : { amount: Number(row.value), unit: 'ED' };
}

export async function setDisputeLimit(tx: Transaction, days: number): Promise<void> {
  await tx.run('DELETE FROM setting WHERE name = ?', [SETTING]);
  await tx.run('INSERT INTO setting (name, value) VALUES (?, ?)', [SETTING, String(days)]);
}
