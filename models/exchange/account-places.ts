import type { Directory } from '../staff/directory';
import type { CustomerAccount } from './message';
import { insert, type Reader, type Transaction } from '../store/transaction';

/** A customer service account and the node it serves; null: nobody has said. */
export type AccountPlace = Pick<CustomerAccount, 'openKfId' | 'gridId'>;

export const accountPlaces = (reader: Reader): Promise<AccountPlace[]> =>
  reader.rows<AccountPlace>('SELECT openKfId, gridId FROM customer_account ORDER BY id');

/** The account serves this street or community from now on; null: none in particular. */
export async function placeAccount(
  tx: Transaction,
  openKfId: string,
  gridId: number | null,
  now: number,
): Promise<void> {
  const { affected } = await tx.run('UPDATE customer_account SET gridId = ? WHERE openKfId = ?', [
    gridId,
    openKfId,
  ]);
  if (affected === 0) await insert(tx, 'customer_account', { openKfId, gridId, pullAt: now });
}

/**
 * The account behind the doors of a grid: the nearest node's above it, else one that serves no node in particular. Null:
 * all belong to others.
 */
export function accountFor(
  directory: Directory,
  places: readonly AccountPlace[],
  gridId: number,
): string | null {
  for (const { id } of directory.upwards(gridId)) {
    const own = places.find((place) => place.gridId === id);
    if (own) return own.openKfId;
  }
  return places.find((place) => place.gridId === null)?.openKfId ?? null;
}
