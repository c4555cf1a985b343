import { insert, one, type Reader, type Transaction } from '../store/transaction';

const NAME = 'mass messages';

/** Is 企业群发 open to the app (客户联系 in the management page), as somebody has said? Off at first. */
export const massMessagesOn = async (reader: Reader): Promise<boolean> =>
  (await one(reader, 'SELECT id FROM setting WHERE name = ?', [NAME])) !== null;

export async function switchMassMessages(tx: Transaction, on: boolean): Promise<void> {
  await tx.run('DELETE FROM setting WHERE name = ?', [NAME]);
  if (on) await insert(tx, 'setting', { name: NAME, value: 'on' });
}
