import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole } from '../store/columns';
import type { Reader, Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** 工作电话 of a member of staff: a phone of the office, never a private one; nobody has to have one (docs/decisions/0028-work-phones.md). */
@Entity('work_phone')
export class WorkPhone {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Sealed. */
  @LongText() phone!: string;
  @Time() notedAt!: number;
}

/** Numbers by person; whoever has none is not in it. */
export async function workPhones(
  reader: Reader,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader.rows<WorkPhone>(
    `SELECT * FROM work_phone WHERE personId IN (${marks(personIds)})`,
    [...personIds],
  );
  return opened(reader, rows);
}

/** Of everybody: for the organisation's spreadsheet. */
export const allWorkPhones = async (reader: Reader): Promise<ReadonlyMap<number, string>> =>
  opened(reader, await reader.rows<WorkPhone>('SELECT * FROM work_phone'));

const opened = ({ vault }: Reader, rows: readonly WorkPhone[]): Map<number, string> =>
  new Map(rows.map(({ personId, phone }) => [personId, vault.open(phone)]));

/** As a list may show it: 138****8888, ****101; a short number not at all. */
export function maskedWorkPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length < 7 ? '****' : `****${digits.slice(-3)}`;
}

/** An empty number takes it away. */
export async function keepWorkPhone(
  tx: Transaction,
  personId: number,
  phone: string,
  now: number,
): Promise<void> {
  await tx.run('DELETE FROM work_phone WHERE personId = ?', [personId]);
  if (phone === '') return;
  await tx.run('INSERT INTO work_phone (personId, phone, notedAt) VALUES (?, ?, ?)', [
    personId,
    tx.vault.seal(phone),
    now,
  ]);
}

/** Who no longer works here needs none; gives how many went. */
export async function forgetWorkPhones(tx: Transaction): Promise<number> {
  const { affected } = await tx.run(
    "DELETE FROM work_phone WHERE personId NOT IN (SELECT personId FROM role WHERE role <> 'building_head')",
    [],
  );
  return affected;
}
