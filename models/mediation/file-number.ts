import type { Dispute } from './dispute';
import { insert, isUniqueViolation, one, type Transaction } from '../store/transaction';

/** 人调字 number of a dispute, given once, counted by year and without gaps; two at a time never get the same. */
export async function giveFileNumber(
  tx: Transaction,
  dispute: Pick<Dispute, 'fileNumber' | 'fileYear'>,
  day: string,
): Promise<{ fileNumber: number; fileYear: number }> {
  if (dispute.fileNumber !== null && dispute.fileYear !== null)
    return { fileNumber: dispute.fileNumber, fileYear: dispute.fileYear };
  const fileYear = Number(day.slice(0, 4));
  return { fileNumber: await nextNumber(tx, `dispute files ${fileYear}`), fileYear };
}

/** The next of a row of numbers, without gaps: the counter's row is locked until the transaction ends. */
export async function nextNumber(tx: Transaction, name: string): Promise<number> {
  await countUp(tx, name);
  const row = await one<{ value: string }>(tx, 'SELECT value FROM setting WHERE name = ?', [name]);
  return Number(row?.value ?? 1);
}

async function countUp(tx: Transaction, name: string): Promise<void> {
  const add = 'UPDATE setting SET value = value + 1 WHERE name = ?';
  if ((await tx.run(add, [name])).affected > 0) return;
  try {
    await insert(tx, 'setting', { name, value: '1' });
  } catch (error) {
    // Another instance began the year in between.
    if (!isUniqueViolation(error)) throw error;
    await tx.run(add, [name]);
  }
}
