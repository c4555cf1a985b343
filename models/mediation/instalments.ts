import type { WorkingCalendar } from '../calendar';
import type { MediationInstalment } from './mediation';
import { insert, type Reader, type Transaction } from '../store/transaction';

/** A day an agreement is performed on, as it is read from the terms or written by the mediator. */
export interface Instalment {
  /** YYYY-MM-DD */
  day: string;
  /** 分; null when it is no money. */
  amountFen: number | null;
  /** What is due, when it is no money; '' otherwise. */
  what: string;
}

const LAST_MINUTE = 24 * 60 - 1;
/** The last minute of a day. */
export const endOfDay = (calendar: WorkingCalendar, day: string): number => calendar.at(day, LAST_MINUTE);

/** In the order of their days, `what` opened. */
export async function instalmentsOf(reader: Reader, disputeId: number): Promise<MediationInstalment[]> {
  const rows = await reader.rows<MediationInstalment>(
    'SELECT * FROM mediation_instalment WHERE disputeId = ? ORDER BY number',
    [disputeId],
  );
  return rows.map((row) =>
    Object.assign({}, row, { what: row.what === '' ? '' : reader.vault.open(row.what) }),
  );
}

/** The first that is not performed yet; null when none is left or there are none. */
export const nextOwed = (rows: readonly MediationInstalment[]): MediationInstalment | null =>
  rows.find(({ doneAt }) => doneAt === null) ?? null;

/** Takes the place of those that are still owed; what was performed stays. */
export async function keepInstalments(
  tx: Transaction,
  calendar: WorkingCalendar,
  disputeId: number,
  plan: readonly Instalment[],
): Promise<void> {
  await tx.run('DELETE FROM mediation_instalment WHERE disputeId = ? AND doneAt IS NULL', [disputeId]);
  const done = (await instalmentsOf(tx, disputeId)).at(-1)?.number ?? 0;
  for (const [at, { day, amountFen, what }] of plan.entries())
    await insert(tx, 'mediation_instalment', {
      disputeId,
      number: done + at + 1,
      dueBy: endOfDay(calendar, day),
      amountFen,
      what: what === '' ? '' : tx.vault.seal(what),
    });
}

export async function markInstalments(
  tx: Transaction,
  rows: readonly Pick<MediationInstalment, 'id'>[],
  now: number,
): Promise<void> {
  for (const { id } of rows)
    await tx.run('UPDATE mediation_instalment SET doneAt = ? WHERE id = ? AND doneAt IS NULL', [now, id]);
}
