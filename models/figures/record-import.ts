import { createHash } from 'node:crypto';
import { keepAmounts } from '../rounds/activity';
import type { Context } from '../context';
import type { LedgerImport } from './ledger-import';
import type { OldRecord, RecordLedger } from './old-records';
import { insert, isUniqueViolation, one, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Records have no number: when, where and what tell one from another; so does the row among equals (`same`, from 0). */
function printOfRecord(gridId: number, ledger: RecordLedger, record: OldRecord, same: number): string {
  const { begunAt, endedAt, gridId: grid, placeId, kind, text } = record;
  return createHash('sha256')
    .update(JSON.stringify([gridId, ledger, begunAt, endedAt, grid, placeId, kind, text, same]))
    .digest('hex');
}

/** The prints of all rows of a sheet, in their order: two equal rows are two. */
export function printsOfRecords(
  gridId: number,
  ledger: RecordLedger,
  records: readonly OldRecord[],
): string[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const first = printOfRecord(gridId, ledger, record, 0);
    const same = seen.get(first) ?? 0;
    seen.set(first, same + 1);
    return same === 0 ? first : printOfRecord(gridId, ledger, record, same);
  });
}

type Keeping = Pick<Context, 'tx' | 'office'>;
/** Who did it is not taken in: no ledger of ours names who is not here. */
const NOBODY = 0;

/** One row as it was, on its own day, told to nobody. false: it was in already. */
export async function takeRecordIn(
  context: Keeping,
  { id: importId }: Pick<LedgerImport, 'id'>,
  ledger: RecordLedger,
  { record, print }: { record: OldRecord; print: string },
): Promise<boolean> {
  const { tx } = context;
  if (await one(tx, 'SELECT id FROM imported_row WHERE print = ?', [print])) return false;
  const rowId = await keep[ledger](context, record);
  try {
    await insert(tx, 'imported_row', { importId, ticketId: rowId, print });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another file brought it in at the same moment.
    await drop(tx, ledger, [rowId]);
    return false;
  }
  return true;
}

const keep: Record<RecordLedger, (context: Keeping, record: OldRecord) => Promise<number>> = {
  async activities({ tx, office }, { kind, begunAt, gridId, text, amounts }) {
    const { day } = office.calendar.local(begunAt);
    const row = { kind, day, gridId, personId: NOBODY, text, recordedAt: begunAt, withdrawnAt: null };
    const id = await insert(tx, 'activity', row);
    await keepAmounts(tx, id, amounts);
    return id;
  },
  /** Never what was said there. */
  visits: ({ tx }, { gridId, placeId, begunAt }) =>
    insert(tx, 'visit', {
      personId: null,
      gridId,
      placeId,
      ticketId: null,
      content: null,
      visitedAt: begunAt,
    }),
  patrols: ({ tx }, { gridId, begunAt, endedAt }) =>
    insert(tx, 'patrol', {
      personId: NOBODY,
      gridId,
      startedAt: begunAt,
      endedAt: endedAt ?? begunAt,
      note: null,
      kind: 'later',
    }),
  inspections: ({ tx }, { text, placeId, gridId, begunAt, endedAt }) =>
    insert(tx, 'inspection', {
      template: text.slice(0, TEMPLATE) || '检查',
      placeId,
      gridId,
      personId: NOBODY,
      begunAt,
      endedAt: endedAt ?? begunAt,
      items: 0,
    }),
};
const TEMPLATE = 40;

const tables: Record<RecordLedger, string> = {
  activities: 'activity',
  visits: 'visit',
  patrols: 'patrol',
  inspections: 'inspection',
};

async function drop(tx: Transaction, ledger: RecordLedger, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  if (ledger === 'activities')
    await tx.run(`DELETE FROM activity_quantity WHERE activityId IN (${marks(ids)})`, ids);
  await tx.run(`DELETE FROM ${tables[ledger]} WHERE id IN (${marks(ids)})`, ids);
}

/** Takes some rows of an import out again; how many there were (0: nothing is left). */
export async function takeRecordsOut(
  tx: Transaction,
  importId: number,
  ledger: RecordLedger,
  most: number,
): Promise<number> {
  const rows = await tx.rows<{ id: number; ticketId: number }>(
    `SELECT id, ticketId FROM imported_row WHERE importId = ? ORDER BY id LIMIT ${most}`,
    [importId],
  );
  await drop(
    tx,
    ledger,
    rows.map(({ ticketId }) => ticketId),
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.run(`DELETE FROM imported_row WHERE id IN (${marks(ids)})`, ids);
  return rows.length;
}
