import type { Database } from '../models/store/database';
import type { Directory } from '../models/staff/directory';
import { loadDirectory } from '../models/staff/stored-directory';
import type { InboundMessage, OutboundMessage } from '../models/exchange/message';
import type { Ticket } from '../models/tickets/ticket';
import { ticketNumber } from '../models/tickets/workflow';
import { categoryWords, gridWords } from '../notices/words';
import { print } from './output';

const PAGE = 1000;

/** Reads a table by key in pages, so that any number of rows costs little memory. */
async function* pages<T extends { id: number }>(database: Database, select: string): AsyncGenerator<T> {
  for (let after = 0; ;) {
    const rows = await database.rows<T>(`${select} WHERE x.id > ? ORDER BY x.id LIMIT ${PAGE}`, [after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

type TicketRow = Ticket & { history: number };

/** One ticket a line, the oldest first. */
export async function listTickets(database: Database, json: boolean): Promise<void> {
  const directory = await loadDirectory(database);
  const history = '(SELECT COUNT(*) FROM ticket_event e WHERE e.ticketId = x.id) AS history';
  for await (const row of pages<TicketRow>(database, `SELECT x.*, ${history} FROM ticket x`)) {
    print(json ? JSON.stringify(ticketFacts(directory, row)) : ticketLine(directory, row));
  }
}

function ticketFacts(directory: Directory, row: TicketRow): Record<string, unknown> {
  return {
    number: ticketNumber(row.id),
    status: row.state,
    category: row.category,
    categoryName: categoryWords(row.category),
    place: row.placeText,
    grid: gridWords(directory, row.gridId),
    subject: row.subject,
    description: row.description,
    urgency: row.urgency,
    channel: row.channel,
    source: row.source,
    // MySQL and SQLite give 0 and 1 for a flag.
    confirmed: Number(row.confirmed) === 1,
    desk: row.desk,
    rating: row.rating,
    created: moment(row.reportedAt),
    lookBy: moment(row.lookBy),
    due: moment(row.dueAt),
    closed: moment(row.closedAt),
    historyLength: row.history,
  };
}

function ticketLine(directory: Directory, row: TicketRow): string {
  const cells = [
    ticketNumber(row.id),
    row.state,
    row.category,
    gridWords(directory, row.gridId),
    row.placeText,
    row.subject,
  ];
  return cells.join('\t');
}

/** Inbound messages: ids, types, results; what was written only with `text`. */
export async function listMessages(database: Database, json: boolean, text: boolean): Promise<void> {
  for await (const row of pages<InboundMessage>(database, 'SELECT x.* FROM inbound x')) {
    const facts = {
      id: row.id,
      key: row.messageKey,
      channel: row.channel,
      type: row.kind,
      result: row.result,
      reference: row.reference,
      failure: row.failure?.split('\n')[0] ?? null,
      sent: moment(row.sentAt),
      received: moment(row.receivedAt),
      handled: moment(row.handledAt),
      ...(text ? { text: writtenText(database, row) } : {}),
    };
    print(json ? JSON.stringify(facts) : Object.values(facts).join('\t'));
  }
}

function writtenText(database: Database, row: InboundMessage): string | null {
  if (row.content === null) return null;
  const { content } = JSON.parse(database.vault.open(row.content)) as { content?: unknown };
  return typeof content === 'string' ? content : '';
}

/** Outgoing messages: what waits, what failed and why. Content stays sealed. `failed`: only those, with their recipient. */
export async function listOutbox(database: Database, json: boolean, failed = false): Promise<void> {
  for await (const row of pages<OutboundMessage>(database, 'SELECT x.* FROM outbound x')) {
    if (failed && row.state !== 'failed') continue;
    const facts = {
      id: row.id,
      kind: row.kind,
      state: row.state,
      ticket: row.ticketId === null ? null : ticketNumber(row.ticketId),
      attempt: row.attempt,
      failure: row.failure,
      ...(failed ? { to: row.lane } : {}),
      created: moment(row.createdAt),
      settled: moment(row.settledAt),
    };
    print(json ? JSON.stringify(facts) : Object.values(facts).join('\t'));
  }
}
