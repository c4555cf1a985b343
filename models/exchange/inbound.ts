import type { InboundMessage, InboundResult } from './message';
import type { ChannelName } from '../staff/person';
import {
  insert,
  isUniqueViolation,
  one,
  type Reader,
  type SqlValue,
  type Transaction,
} from '../store/transaction';

/** This message is stored already: whoever handles it now is a repeat. */
export class DuplicateMessage extends Error {
  constructor(readonly messageKey: string) {
    super('the message is stored already');
  }
}

export interface NewInbound {
  messageKey: string;
  channel: ChannelName;
  kind: string;
  /** JSON of the typed message, sealed before it is written. */
  content: string;
  sentAt: number;
  receivedAt: number;
  account?: string | null;
  externalId?: string | null;
}

/** Stores a message that is handled later; throws DuplicateMessage when its key is there. */
export function storeInbound(tx: Transaction, message: NewInbound): Promise<number> {
  return insertInbound(tx, message, { content: tx.vault.seal(message.content), result: 'new' });
}

/**
 * Stores a message together with what became of it: one row written once, as the last thing of its transaction.
 * Throws DuplicateMessage when somebody else stored it in between.
 */
export function storeHandled(
  tx: Transaction,
  message: NewInbound,
  settled: Settled,
  now: number,
): Promise<number> {
  const content = settled.forget === true ? null : tx.vault.seal(message.content);
  return insertInbound(tx, message, { content, ...outcomeOf(tx, settled, now) });
}

/** Before a message is handled: throws DuplicateMessage when it was already. */
export async function expectNew(tx: Transaction, messageKey: string): Promise<void> {
  if (await one(tx, 'SELECT id FROM inbound WHERE messageKey = ?', [messageKey]))
    throw new DuplicateMessage(messageKey);
}

async function insertInbound(
  tx: Transaction,
  message: NewInbound,
  more: Record<string, SqlValue>,
): Promise<number> {
  try {
    return await insert(tx, 'inbound', {
      messageKey: message.messageKey,
      channel: message.channel,
      kind: message.kind,
      account: message.account ?? null,
      externalId: message.externalId ?? null,
      sentAt: message.sentAt,
      receivedAt: message.receivedAt,
      ...more,
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DuplicateMessage(message.messageKey);
    throw error;
  }
}

const isPosition = (key: string): boolean => key === 'latitude' || key === 'longitude';

/** A message as it is kept: where a position is decides the grid of its turn and is then forgotten. */
export function withoutPosition(message: object): string {
  const text = JSON.stringify(message);
  if (!text.includes('"latitude"')) return text;
  return JSON.stringify(message, (key, value: unknown) => (isPosition(key) ? 0 : value));
}

/** Customer service is read after it was stored; its position goes when it was used. */
export async function forgetPosition(tx: Transaction, id: number, message: object): Promise<void> {
  await tx.run('UPDATE inbound SET content = ? WHERE id = ?', [tx.vault.seal(withoutPosition(message)), id]);
}

export interface Settled {
  result: InboundResult;
  /** Its words stand in a file that few may read: the message is emptied now, not in thirty days. */
  forget?: boolean;
  personId?: number | null;
  /** What was answered in the reply itself, any JSON; a repeat gets the same. */
  reply?: unknown;
  failure?: string;
  reference?: string;
}

/** The columns that say what became of a message. */
const outcomeOf = (tx: Transaction, settled: Settled, now: number) => ({
  result: settled.result,
  personId: settled.personId ?? null,
  reply:
    settled.reply === undefined || settled.reply === null
      ? null
      : tx.vault.seal(JSON.stringify(settled.reply)),
  failure: settled.failure ?? null,
  reference: settled.reference ?? null,
  handledAt: now,
});

export async function settleInbound(
  tx: Transaction,
  id: number,
  settled: Settled,
  now: number,
): Promise<void> {
  const outcome = outcomeOf(tx, settled, now);
  await tx.run(
    `UPDATE inbound SET ${Object.keys(outcome)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(outcome), id],
  );
  if (settled.forget === true) await tx.run('UPDATE inbound SET content = NULL WHERE id = ?', [id]);
}

/** The stored answer of a message, for its repeats; null when the answer was empty. */
export async function storedReply(reader: Reader, messageKey: string): Promise<unknown> {
  const row = await one<Pick<InboundMessage, 'reply'>>(
    reader,
    'SELECT reply FROM inbound WHERE messageKey = ?',
    [messageKey],
  );
  return row?.reply ? JSON.parse(reader.vault.open(row.reply)) : null;
}

/** The answer goes another way: repeats get an empty one. False when there was none, or it went already. */
export async function dropStoredReply(tx: Transaction, messageKey: string): Promise<boolean> {
  const { affected } = await tx.run(
    'UPDATE inbound SET reply = NULL WHERE messageKey = ? AND reply IS NOT NULL',
    [messageKey],
  );
  return affected > 0;
}

const ERASE_BATCH = 500;

/** Empties content and reply of messages that had their effect before `before`; returns how many. */
export async function eraseInbound(tx: Transaction, before: number): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM inbound WHERE handledAt < ? AND (content IS NOT NULL OR reply IS NOT NULL) ORDER BY id LIMIT ${ERASE_BATCH}`,
    [before],
  );
  for (const { id } of rows)
    await tx.run('UPDATE inbound SET content = NULL, reply = NULL WHERE id = ?', [id]);
  return rows.length;
}
