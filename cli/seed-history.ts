import { nextDay } from '../models/calendar';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { measures, type Sums } from '../models/figures/measures';
import { OfficeKeeper } from '../models/office';
import type { SqlValue, Transaction } from '../models/store/transaction';
import {
  A_DAY,
  addTo,
  dayOfReports,
  earlier,
  figuresOfDay,
  residentsFor,
  STILL_OPEN,
  type Day,
  type Keys,
  type Row,
} from './history';
import { CommandError } from './output';

const DAY = 86_400_000;
const EIGHT = 8 * 60;
/** Figures of a made-up past lie beside the real ones of a day. */
const SLOT = 99;
/** Rows of one INSERT; SQLite takes 32,766 values in a statement. */
const ROWS = 500;

export type OnProgress = (done: number, all: number) => void;

/**
 * A made-up past of so many tickets for trying out a large history: whole days that are alike, closed and rated
 * but for the last sixty, with their history, their residents and the daily figures. One transaction a day.
 */
export async function seedHistory(
  database: Database,
  timeZone: string,
  { tickets, now }: { tickets: number; now: number },
  onProgress: OnProgress,
): Promise<void> {
  const directory = await loadDirectory(database);
  if (directory.places.length === 0) throw new CommandError('还没有地点，请先运行 seed 或 import。');
  const { calendar } = (await OfficeKeeper.open(database, timeZone)).current();
  const { first, before } = await startOf(database, now);
  const open = Math.min(STILL_OPEN, tickets);
  const closed = tickets - open;
  const days = Math.ceil(closed / A_DAY);
  const morning = calendar.at(nextDay(calendar.local(before).day, -3), EIGHT);
  const figures: Sums = new Map();
  await addResidents(database, first.person, residentsFor(tickets) + 1, now);
  let next: Keys = first;
  let whole: Sums | null = null;
  for (let at = 0; at < days; at++) {
    const count = Math.min(A_DAY, closed - at * A_DAY);
    const day = dayOfReports(directory, next, morning - at * DAY, { count, open: false });
    await database.write((tx) => addDay(tx, day));
    // Whole days are alike but for their date: one is counted for all.
    if (count === A_DAY) whole ??= figuresOfDay(day, calendar);
    addTo(figures, count === A_DAY && whole ? earlier(whole, at) : figuresOfDay(day, calendar));
    next = { ticket: next.ticket + count, person: next.person + residentsFor(count) };
    onProgress(next.ticket - first.ticket, tickets);
  }
  const last = dayOfReports(directory, next, calendar.at(calendar.local(now).day, EIGHT), {
    count: open,
    open: true,
  });
  await database.write((tx) => addDay(tx, last));
  addTo(figures, figuresOfDay(last, calendar));
  await addFigures(database, figures);
  onProgress(tickets, tickets);
}

/** Free keys, and a moment before everything that is there already. */
async function startOf(database: Database, now: number): Promise<{ first: Keys; before: number }> {
  const [row] = await database.rows<Record<'ticket' | 'person' | 'oldest', number | null>>(
    `SELECT (SELECT MAX(id) FROM ticket) AS ticket, (SELECT MAX(id) FROM person) AS person,
      (SELECT MIN(reportedAt) FROM ticket) AS oldest`,
  );
  const first = { ticket: (row?.ticket ?? 0) + 1, person: (row?.person ?? 0) + 1 };
  return { first, before: row?.oldest === null ? now : Math.min(now, Number(row?.oldest)) };
}

async function addRows(tx: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  const [example] = rows;
  if (!example) return;
  const columns = Object.keys(example);
  const mark = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS);
    const values = some.flatMap((row) => columns.map((column): SqlValue => row[column] ?? null));
    await tx.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${some.map(() => mark).join(', ')}`,
      values,
    );
  }
}

async function addDay(tx: Transaction, { tickets, events }: Day): Promise<void> {
  await addRows(tx, 'ticket', tickets);
  await addRows(tx, 'ticket_event', events);
}

const RESIDENTS_A_STEP = 5_000;

/** Residents of customer service without a name, as residents are; nothing is ever sent to them by itself. */
async function addResidents(database: Database, first: number, count: number, now: number): Promise<void> {
  for (let from = 0; from < count; from += RESIDENTS_A_STEP) {
    const ids = Array.from(
      { length: Math.min(RESIDENTS_A_STEP, count - from) },
      (_, at) => first + from + at,
    );
    await database.write(async (tx) => {
      await addRows(
        tx,
        'person',
        ids.map((id) => ({ id, name: null, createdAt: now })),
      );
      await addRows(
        tx,
        'identity',
        ids.map((id) => ({ personId: id, channel: 'kf', account: 'history', externalId: `wmHistory${id}` })),
      );
    });
  }
}

async function addFigures(database: Database, figures: Sums): Promise<void> {
  const rows = [...figures].map(([key, sums]): Row => {
    const [day = '', gridId = '', category = ''] = key.split('|');
    const counts = Object.fromEntries(measures.map((measure) => [measure, sums[measure] ?? 0]));
    return { day, gridId: Number(gridId), category, slot: SLOT, ...counts };
  });
  for (let from = 0; from < rows.length; from += ROWS)
    await database.write((tx) => addRows(tx, 'daily_figure', rows.slice(from, from + ROWS)));
}
