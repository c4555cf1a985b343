import { setTimeout } from 'node:timers/promises';
import type { WorkingCalendar } from '../calendar';
import type { Database } from '../store/database';
import { addToRow, figuresOf } from './figures';
import {
  contributions,
  countedColumns,
  countedTransitions,
  figureKey,
  measures,
  MEASURES_VERSION,
  type CountedEvent,
  type CountedTicket,
  type Days,
  type Figures,
  type Sums,
} from './measures';
import { one, type Reader, type Transaction } from '../store/transaction';

/** Rows of one page; a page holds up the loop of its process for some 20 ms. */
const PAGE = 5_000;
/** Pages of a recount beside people's reports: a database is busy with one for a few milliseconds only. */
const SMALL_PAGE = 1_000;
/** A report comes before a count: after each small page it rests twice as long as the page took, within this. */
const RESTS = 2;
const LONGEST_REST = 500;

export interface Recounting {
  onProgress?: (tickets: number) => void;
  /** Small pages with rests between them; takes three times as long and holds nobody up. */
  gently?: boolean;
}

export interface Recounted {
  tickets: number;
  /** day|grid|category → what is lacking there (negative: too much); empty when all is right. */
  differences: Sums;
}

/**
 * Counts all tickets anew and compares with the counters, both as of one moment. Reads by key in pages; on SQLite it
 * keeps the reading connection of its process, so a running house has it done by a process of its own. However long it
 * rests, the numbers are those of the moment it began.
 */
export function recount(
  database: Database,
  calendar: WorkingCalendar,
  { onProgress = () => undefined, gently = false }: Recounting = {},
): Promise<Recounted> {
  const days = byQuarterHour(calendar);
  const pace: Pace = gently ? { page: SMALL_PAGE, rest } : { page: PAGE, rest: async () => undefined };
  return database.snapshot(async (reader) => {
    const sums: Sums = new Map();
    let tickets = 0;
    for await (const [ticket, history] of everyTicket(reader, pace)) {
      for (const [key, part] of contributions(ticket, history, days)) add(sums, key, part, 1);
      tickets += 1;
      if (tickets % PAGE === 0) onProgress(tickets);
    }
    for await (const [key, figures] of everyFigure(reader, pace)) add(sums, key, figures, -1);
    return { tickets, differences: withoutZeros(sums) };
  });
}

interface Pace {
  /** Rows. */
  page: number;
  /** After a page that took so many milliseconds. */
  rest: (taken: number) => Promise<unknown>;
}

const rest = (taken: number): Promise<unknown> => setTimeout(Math.min(RESTS * taken, LONGEST_REST));

const QUARTER = 15 * 60_000;

/** Asking for a day costs more than all the rest of a ticket; days begin on quarter hours in every zone. */
function byQuarterHour(calendar: Days): Days {
  const known = new Map<number, { day: string }>();
  return {
    local(at) {
      const quarter = Math.floor(at / QUARTER);
      let found = known.get(quarter);
      if (!found) known.set(quarter, (found = { day: calendar.local(quarter * QUARTER).day }));
      return found;
    },
  };
}

function add(sums: Sums, key: string, part: Partial<Figures>, sign: 1 | -1): void {
  const row = sums.get(key) ?? {};
  for (const measure of measures) {
    const count = part[measure] ?? 0;
    if (count !== 0) row[measure] = (row[measure] ?? 0) + sign * count;
  }
  sums.set(key, row);
}

function withoutZeros(sums: Sums): Sums {
  const left: Sums = new Map();
  for (const [key, part] of sums) {
    const counted = Object.entries(part).filter(([, count]) => count !== 0);
    if (counted.length > 0) left.set(key, Object.fromEntries(counted) as Partial<Figures>);
  }
  return left;
}

async function* everyTicket(
  reader: Reader,
  { page: size, rest: pause }: Pace,
): AsyncGenerator<[CountedTicket, CountedEvent[]]> {
  const transitions = countedTransitions.map((name) => `'${name}'`).join(', ');
  for (let last = 0; ;) {
    const begun = performance.now();
    const page = await reader.rows<CountedTicket>(
      `SELECT ${countedColumns.join(', ')} FROM ticket WHERE id > ? ORDER BY id LIMIT ${size}`,
      [last],
    );
    const until = page.at(-1)?.id;
    if (until === undefined) return;
    const events = await reader.rows<CountedEvent & { ticketId: number }>(
      `SELECT ticketId, at, actorId, transition, toState FROM ticket_event
        WHERE ticketId > ? AND ticketId <= ? AND transition IN (${transitions}) ORDER BY ticketId, id`,
      [last, until],
    );
    let at = 0;
    for (const ticket of page) {
      const history: CountedEvent[] = [];
      for (let event = events[at]; event?.ticketId === ticket.id; event = events[++at]) history.push(event);
      yield [ticket, history];
    }
    last = until;
    await pause(performance.now() - begun);
  }
}

async function* everyFigure(
  reader: Reader,
  { page: size, rest: pause }: Pace,
): AsyncGenerator<[string, Figures]> {
  type Row = { id: number; day: string; gridId: number; category: string } & Figures;
  for (let last = 0; ;) {
    const begun = performance.now();
    const page = await reader.rows<Row>(
      `SELECT id, day, gridId, category, ${measures.join(', ')} FROM daily_figure WHERE id > ? ORDER BY id LIMIT ${size}`,
      [last],
    );
    for (const row of page) yield [figureKey(row.day, row.gridId, row.category), figuresOf(row)];
    if (page.length === 0) return;
    last = page.at(-1)?.id ?? last;
    await pause(performance.now() - begun);
  }
}

/** Rows in one transaction: under 50 ms. */
const STEP = 100;

/** Adds what is lacking. What was counted meanwhile stays, for it was added to the counters as well. */
export async function repair(database: Database, differences: Sums): Promise<void> {
  const keys = [...differences.keys()].sort();
  for (let from = 0; from < keys.length; from += STEP) {
    const step = keys.slice(from, from + STEP);
    await database.write(async (tx) => {
      for (const key of step) await addToRow(tx, `${key}|0`, differences.get(key) ?? {});
    });
  }
  await database.write(noteVersion);
}

const VERSION = 'figures version';

/** Whether the counters were made by another version of `contributions`: they are then rebuilt, not compared. */
export async function isOutdated(reader: Reader): Promise<boolean> {
  const row = await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [VERSION]);
  return row?.value !== MEASURES_VERSION;
}

async function noteVersion(tx: Transaction): Promise<void> {
  const values = [MEASURES_VERSION, VERSION];
  const known = await one(tx, 'SELECT id FROM setting WHERE name = ?', [VERSION]);
  await tx.run(
    known ? 'UPDATE setting SET value = ? WHERE name = ?' : 'INSERT INTO setting (value, name) VALUES (?, ?)',
    values,
  );
}
