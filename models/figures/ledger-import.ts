import { createHash } from 'node:crypto';
import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import type { Context, Office } from '../context';
import { guardOf } from '../tickets/complaint';
import { noteDifference } from './figures';
import type { RecordLedger } from './old-records';
import { contributions, countedColumns, type CountedEvent, type CountedTicket } from './measures';
import { maskNumbers } from '../residents/mask';
import type { OldTicket } from './old-ledger';
import { insert, isUniqueViolation, one, type Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** An old ledger that was taken in, as a whole. */
@Entity('ledger_import')
export class LedgerImport {
  @Id() id!: number;
  @Whole() personId!: number;
  /** The node whose administrator took it in. */
  @Whole() gridId!: number;
  /** The file as it came. */
  @Words(64) sha256!: string;
  @Time() importedAt!: number;
  @Time(true) undoneAt!: number | null;
  /** tickets, or which records (models/figures/old-records.ts). */
  @Words(16) ledger!: 'tickets' | RecordLedger;
}

/** A row of an old ledger: comes in once, whichever file it stands in. */
@Entity('imported_row')
export class ImportedRow {
  @Id() id!: number;
  @Whole() importId!: number;
  /** Its ticket, or its row in the table of the import's ledger. */
  @Whole() ticketId!: number;
  @Words(64) print!: string;
}

/** By its own number, or by when, where and what; the node tells offices apart. */
export function printOf(gridId: number, row: OldTicket): string {
  const own = row.number === '' ? [row.reportedAt, row.placeText, row.subject] : [row.number];
  return createHash('sha256')
    .update(JSON.stringify([gridId, ...own]))
    .digest('hex');
}

/** Which of these are in already. */
export async function alreadyIn(reader: Reader, prints: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < prints.length; from += STEP) {
    const some = prints.slice(from, from + STEP);
    const rows = await reader.rows<{ print: string }>(
      `SELECT print FROM imported_row WHERE print IN (${marks(some)})`,
      some,
    );
    for (const { print } of rows) known.add(print);
  }
  return known;
}
const STEP = 500;

export const loadImport = (reader: Reader, id: number): Promise<LedgerImport | null> =>
  one<LedgerImport>(reader, 'SELECT * FROM ledger_import WHERE id = ?', [id]);

export const importedCount = async (reader: Reader, id: number): Promise<number> =>
  Number(
    (
      await one<{ n: number | string }>(reader, 'SELECT COUNT(*) AS n FROM imported_row WHERE importId = ?', [
        id,
      ])
    )?.n ?? 0,
  );

type Counting = Pick<Context, 'tx' | 'office'>;

/**
 * One row as closed history: counted by its own dates, told to nobody, its source is 台账导入. false: it was in already.
 * Persons' numbers are masked; what concerns persons is guarded as if it had been reported here.
 */
export async function takeIn(
  { tx, office }: Counting,
  { id: importId, gridId, personId }: Pick<LedgerImport, 'id' | 'gridId' | 'personId'>,
  row: OldTicket,
): Promise<boolean> {
  const print = printOf(gridId, row);
  if ((await alreadyIn(tx, [print])).has(print)) return false;
  const ticket = closedTicket(office, personId, row);
  const ticketId = await insert(tx, 'ticket', ticket);
  try {
    await insert(tx, 'imported_row', { importId, ticketId, print });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another file brought it in at the same moment.
    await tx.run('DELETE FROM ticket WHERE id = ?', [ticketId]);
    return false;
  }
  const history: CountedEvent[] = [];
  const note = row.number === '' ? '台账导入' : `台账导入，原编号 ${row.number}`;
  for (const [transition, at, toState] of [
    ['report', row.reportedAt, 'reported'],
    ['close', row.closedAt, 'closed'],
  ] as const) {
    const line = { ticketId, at, actorId: null, transition, fromState: 'none', toState, note };
    await insert(tx, 'ticket_event', line);
    history.push({ at, actorId: null, transition, toState });
  }
  noteDifference(
    tx,
    ticketId,
    new Map(),
    contributions({ ...ticket, id: ticketId }, history, office.calendar),
  );
  return true;
}

const PLACE = 120;
const SUBJECT = 60;
const DESK = 40;

const closedTicket = (office: Office, personId: number, row: OldTicket) => ({
  state: 'closed' as const,
  version: 1,
  category: row.category,
  placeId: row.placeId,
  placeText: maskNumbers(row.placeText).text.slice(0, PLACE),
  subject: maskNumbers(row.subject).text.slice(0, SUBJECT),
  description: maskNumbers(row.subject).text,
  urgency: 'normal',
  channel: 'app',
  source: 'import' as const,
  reporterId: personId,
  handlerId: null,
  desk: row.desk === '' ? null : row.desk.slice(0, DESK),
  confirmed: true,
  round: 0,
  reportedAt: row.reportedAt,
  filedAt: row.reportedAt,
  acceptedAt: null,
  doneAt: row.doneAt,
  closedAt: row.closedAt,
  ratedAt: null,
  lookBy: null,
  dueAt: row.dueAt,
  result: row.result === '' ? null : maskNumbers(row.result).text,
  rating: null,
  ...guardOf(office.directory, {
    category: row.category,
    gridId: row.gridId,
    reporterId: personId,
    description: row.subject,
  }),
  anonymous: true,
  level: 'grid',
  solvedLevel: null,
  verifiedBy: null,
});

/** Takes some rows of an import out again, figures and all; how many there were (0: nothing is left). */
export async function takeOut({ tx, office }: Counting, importId: number, most: number): Promise<number> {
  const rows = await tx.rows<{ ticketId: number }>(
    `SELECT ticketId FROM imported_row WHERE importId = ? ORDER BY id LIMIT ${most}`,
    [importId],
  );
  for (const { ticketId } of rows) {
    const ticket = await one<CountedTicket>(
      tx,
      `SELECT ${countedColumns.join(', ')} FROM ticket WHERE id = ?`,
      [ticketId],
    );
    if (ticket) {
      const history = await tx.rows<CountedEvent>(
        'SELECT at, actorId, transition, toState FROM ticket_event WHERE ticketId = ? ORDER BY id',
        [ticketId],
      );
      noteDifference(tx, ticketId, contributions(ticket, history, office.calendar), new Map());
    }
    await tx.run('DELETE FROM ticket_event WHERE ticketId = ?', [ticketId]);
    await tx.run('DELETE FROM ticket WHERE id = ?', [ticketId]);
    await tx.run('DELETE FROM imported_row WHERE ticketId = ?', [ticketId]);
  }
  return rows.length;
}
