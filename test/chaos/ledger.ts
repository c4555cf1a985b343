import type { OutboundRequest } from '../../bot/outbox';
import type { Database } from '../../models/store/database';
import type { Town } from './town';

/** One thing that somebody wrote. */
export interface Spoken {
  person: string;
  /** Counts up per person. */
  sequence: number;
  /** Stands in the text and nowhere else. */
  mark: string;
  /** MsgId in the app; '' for customer service, whose ids the platform makes. */
  messageId: string;
  /** It makes a ticket. */
  report: boolean;
  acknowledged: boolean;
}

export interface Counts {
  acknowledged: number;
  unacknowledged: number;
  tickets: number;
  sent: number;
  failed: number;
  waiting: number;
  /** Reasons of the failed ones, as the operator sees them, with their number. */
  reasons: ReadonlyMap<string, number>;
  /** Seen more often than sent, where the platform has no key to tell the second from the first. */
  doubledApp: number;
  doubledGroup: number;
  doubledCustomerService: number;
  /** Everything that must not be; empty in a good run. */
  faults: string[];
}

interface Row {
  id: number;
  kind: string;
  state: string;
  payload: string | null;
  failure: string | null;
}

/** Compares what people wrote and saw with what the database holds. */
export async function balance(database: Database, town: Town, spoken: readonly Spoken[]): Promise<Counts> {
  const faults: string[] = [];
  const tickets = await database.rows<{ id: number; description: string }>(
    'SELECT id, description FROM ticket ORDER BY id',
  );
  const byMark = ticketsByMark(tickets);
  for (const one of spoken) {
    const found = byMark.get(one.mark)?.length ?? 0;
    if (one.report && one.acknowledged && found !== 1)
      faults.push(`${one.mark}: acknowledged, ${found} tickets`);
    if (found > 1) faults.push(`${one.mark}: ${found} tickets`);
  }
  faults.push(...(await missingRows(database, spoken)), ...disorder(spoken, byMark));
  const outbound = await database.rows<Row>(
    'SELECT id, kind, state, payload, failure FROM outbound ORDER BY id',
  );
  const seen = seenAgainstSent(database, town, outbound, faults);
  const states = (state: string) => outbound.filter((row) => row.state === state).length;
  for (const { who } of town.simulator.dropped) faults.push(`a message to ${who} was dropped silently`);
  return {
    acknowledged: spoken.filter(({ acknowledged }) => acknowledged).length,
    unacknowledged: spoken.filter(({ acknowledged }) => !acknowledged).length,
    tickets: tickets.length,
    sent: states('sent'),
    failed: states('failed'),
    waiting: outbound.length - states('sent') - states('failed'),
    reasons: reasonsOf(outbound),
    ...seen,
    faults,
  };
}

function reasonsOf(rows: readonly Row[]): Map<string, number> {
  const reasons = new Map<string, number>();
  for (const { kind, failure } of rows.filter(({ state }) => state === 'failed')) {
    const reason = `${kind}: ${failure ?? ''}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}

function ticketsByMark(tickets: readonly { id: number; description: string }[]): Map<string, number[]> {
  const byMark = new Map<string, number[]>();
  for (const { id, description } of tickets) {
    for (const [mark] of description.matchAll(/标记\d+甲\d+/g))
      byMark.set(mark, [...(byMark.get(mark) ?? []), id]);
  }
  return byMark;
}

/** Every acknowledged message of the app stands in the inbox once and was answered. */
async function missingRows(database: Database, spoken: readonly Spoken[]): Promise<string[]> {
  const rows = await database.rows<{ messageKey: string; result: string; failure: string | null }>(
    'SELECT messageKey, result, failure FROM inbound',
  );
  const results = new Map(rows.map((row) => [row.messageKey, row]));
  return spoken
    .filter(({ acknowledged, messageId }) => acknowledged && messageId !== '')
    .map((one) => ({ ...one, row: results.get(`app:${one.messageId}`) }))
    .filter(({ row }) => row?.result !== 'answered')
    .map(({ mark, row }) => `${mark}: inbox says ${row?.result}, ${row?.failure?.split('\n')[0]}`);
}

/** Tickets of one person have the order in which the words were said. */
function disorder(spoken: readonly Spoken[], byMark: ReadonlyMap<string, number[]>): string[] {
  const faults: string[] = [];
  const last = new Map<string, number>();
  for (const one of spoken.toSorted((a, b) => a.sequence - b.sequence)) {
    const id = one.acknowledged ? byMark.get(one.mark)?.[0] : undefined;
    if (id === undefined) continue;
    if (id < (last.get(one.person) ?? 0)) faults.push(`${one.mark}: out of order`);
    last.set(one.person, id);
  }
  return faults;
}

/** Bubbles against rows: fewer is a loss, more a double. */
function seenAgainstSent(
  database: Database,
  town: Town,
  rows: readonly Row[],
  faults: string[],
): Pick<Counts, 'doubledApp' | 'doubledGroup' | 'doubledCustomerService'> {
  const sent = countByRecipient(database, rows, 'sent');
  // Their last answer was lost: each may have been seen once all the same.
  const failed = countByRecipient(database, rows, 'failed');
  const doubled = { app: 0, kf: 0, group: 0 };
  for (const { kind, who, bubbles } of town.windows()) {
    const seenBy = bubbles.filter(({ from }) => from === 'bot').length;
    const more = seenBy - (sent.get(who) ?? 0);
    if (more < 0) faults.push(`${who} saw ${-more} messages less than were sent`);
    else doubled[kind] += Math.max(0, more - (failed.get(who) ?? 0));
  }
  return { doubledApp: doubled.app, doubledGroup: doubled.group, doubledCustomerService: doubled.kf };
}

function countByRecipient(database: Database, rows: readonly Row[], state: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows.filter((one) => one.state === state && one.payload !== null)) {
    const request = JSON.parse(database.vault.open(row.payload ?? '')) as OutboundRequest;
    for (const who of recipients(request)) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return counts;
}

function recipients(request: OutboundRequest): readonly string[] {
  if (request.kind === 'app.message') return request.userIds;
  if (request.kind === 'kf.message' || request.kind === 'kf.welcome') return [request.externalUserId];
  return request.kind === 'webhook.message' ? [request.key] : [];
}
