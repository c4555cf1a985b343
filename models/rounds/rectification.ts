import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** open: waits for its re-check; mended: was put right; passed: given to a desk with power; void: a slip. */
export type RectificationState = 'open' | 'mended' | 'passed' | 'void';

/** 隐患整改: a firm or unit is told in writing what to put right, and by which day; it is looked at again on that day. */
@Entity('rectification')
export class Rectification {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() gridId!: number;
  /** Firm, shop, unit; never a person. */
  @Words(60) unit!: string;
  /** What is to be done. */
  @LongText() demand!: string;
  /** YYYY-MM-DD */
  @Words(10) dueDay!: string;
  @Whole() issuedBy!: number;
  @Time() issuedAt!: number;
  /** Who looks again. */
  @Whole() checkerId!: number;
  @Time(true) remindedAt!: number | null;
  @Words(8) state!: RectificationState;
  @Time(true) recheckedAt!: number | null;
  @Whole(true) recheckedBy!: number | null;
  /** What was found then. */
  @LongText(true) result!: string | null;
  @Words(40, true) passedTo!: string | null;
}

export const issueRectification = (
  tx: Transaction,
  row: Pick<
    Rectification,
    'ticketId' | 'gridId' | 'unit' | 'demand' | 'dueDay' | 'issuedBy' | 'issuedAt' | 'checkerId'
  >,
): Promise<number> => insert(tx, 'rectification', { ...row, state: 'open' });

export const loadRectification = (reader: Reader, id: number): Promise<Rectification | null> =>
  one<Rectification>(reader, 'SELECT * FROM rectification WHERE id = ?', [id]);

/** The one that waits for its re-check; null: none, or it is over. */
export const openRectification = (reader: Reader, ticketId: number): Promise<Rectification | null> =>
  one<Rectification>(
    reader,
    "SELECT * FROM rectification WHERE ticketId = ? AND state = 'open' ORDER BY id DESC LIMIT 1",
    [ticketId],
  );

/** 改好了 was said by mistake, by this person since then: it waits again. False: there is none. */
export async function reopenMended(
  tx: Transaction,
  ticketId: number,
  { recheckedBy, since }: { recheckedBy: number; since: number },
): Promise<boolean> {
  const last = await one<Rectification>(
    tx,
    'SELECT * FROM rectification WHERE ticketId = ? ORDER BY id DESC LIMIT 1',
    [ticketId],
  );
  if (last?.state !== 'mended' || last.recheckedBy !== recheckedBy || Number(last.recheckedAt) < since)
    return false;
  await tx.run(
    "UPDATE rectification SET state = 'open', recheckedAt = NULL, recheckedBy = NULL, result = NULL WHERE id = ?",
    [last.id],
  );
  return true;
}

/** Those of these nodes that wait for their re-check, the earliest first. */
export const rectificationsWaiting = (
  reader: Reader,
  gridIds: readonly number[],
  limit = 20,
): Promise<Rectification[]> =>
  gridIds.length === 0
    ? Promise.resolve([])
    : reader.rows<Rectification>(
        `SELECT * FROM rectification WHERE state = 'open' AND gridId IN (${marks(gridIds)})
          ORDER BY dueDay, id LIMIT ${limit}`,
        [...gridIds],
      );

/** Those whose day has come and of which nobody was told yet. */
export const rectificationsDue = (reader: Reader, day: string): Promise<Rectification[]> =>
  reader.rows<Rectification>(
    "SELECT * FROM rectification WHERE state = 'open' AND remindedAt IS NULL AND dueDay <= ? ORDER BY id",
    [day],
  );

/** Changes an open one; false: it is over already. */
export async function settleRectification(
  tx: Transaction,
  id: number,
  change: Partial<
    Pick<
      Rectification,
      'state' | 'dueDay' | 'remindedAt' | 'recheckedAt' | 'recheckedBy' | 'result' | 'passedTo'
    >
  >,
): Promise<boolean> {
  const columns = Object.keys(change);
  const { affected } = await tx.run(
    `UPDATE rectification SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND state = 'open'`,
    [...Object.values(change), id],
  );
  return affected > 0;
}
