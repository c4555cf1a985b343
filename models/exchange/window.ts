import { Entity } from 'typeorm';
import { Id, Time, Words } from '../store/columns';
import { isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

/** After a resident's own message five messages within 48 hours (P94677); a session lives as long (P94669). */
const WINDOW = 48 * 3_600_000;
const MESSAGES = 5;

/** One resident at one account: when he last wrote, and which servicer has him. */
@Entity('service_session')
export class ServiceSession {
  @Id() id!: number;
  @Words(64) account!: string;
  @Words(64) externalId!: string;
  /** userid of the human who holds the conversation; null = the bot answers. */
  @Words(64, true) servicer!: string | null;
  /** When one of the two last wrote while a servicer held it. */
  @Time(true) touchedAt!: number | null;
  /** When the resident last wrote himself. Taps don't count: whether they renew is written nowhere (P94677). */
  @Time(true) spokenAt!: number | null;
}

interface Correspondent {
  account: string;
  externalId: string;
}

export const sessionOf = (
  reader: Reader,
  { account, externalId }: Correspondent,
): Promise<ServiceSession | null> =>
  one<ServiceSession>(reader, 'SELECT * FROM service_session WHERE account = ? AND externalId = ?', [
    account,
    externalId,
  ]);

async function change(
  tx: Transaction,
  { account, externalId }: Correspondent,
  sets: Partial<Pick<ServiceSession, 'servicer' | 'touchedAt' | 'spokenAt'>>,
): Promise<void> {
  const columns = Object.keys(sets);
  const { affected } = await tx.run(
    `UPDATE service_session SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE account = ? AND externalId = ?`,
    [...Object.values(sets), account, externalId],
  );
  if (affected > 0) return;
  try {
    await tx.run(
      `INSERT INTO service_session (${columns.join(', ')}, account, externalId) VALUES (${columns.map(() => '?').join(', ')}, ?, ?)`,
      [...Object.values(sets), account, externalId],
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

export const noteSpoken = (tx: Transaction, who: Correspondent, at: number): Promise<void> =>
  change(tx, who, { spokenAt: at });

/** A servicer has the conversation: he took it, was given it, or writes in it. */
export const noteServicer = (
  tx: Transaction,
  who: Correspondent,
  servicer: string,
  at: number,
): Promise<void> => change(tx, who, { servicer, touchedAt: at });

/** The servicer is done: the bot answers again, but an ended session takes no message before the resident's next (95013). */
export const endSession = (tx: Transaction, who: Correspondent): Promise<void> =>
  change(tx, who, { servicer: null, touchedAt: null, spokenAt: null });

/** What the resident said to the servicer and nobody has read yet is not the bot's to answer. `eventKey`: of the end. */
export async function leaveToServicer(
  tx: Transaction,
  { account, externalId }: Correspondent,
  eventKey: string,
  now: number,
): Promise<void> {
  const ended = await one<{ id: number }>(tx, 'SELECT id FROM inbound WHERE messageKey = ?', [eventKey]);
  if (!ended) return;
  await tx.run(
    "UPDATE inbound SET result = 'noted', handledAt = ? WHERE account = ? AND externalId = ? AND result = 'new' AND id < ? AND kind NOT LIKE 'event.%'",
    [now, account, externalId, ended.id],
  );
}

/** Who has the conversation; null when the bot has, also when nobody wrote for the length of a session. */
export async function servicerOf(reader: Reader, who: Correspondent, now: number): Promise<string | null> {
  const session = await sessionOf(reader, who);
  return session?.servicer && (session.touchedAt ?? 0) > now - WINDOW ? session.servicer : null;
}

/** How many messages customer service may still send this resident, by our own tables; 0 = the window is closed. */
export async function messagesLeft(reader: Reader, who: Correspondent, now: number): Promise<number> {
  const spokenAt = (await sessionOf(reader, who))?.spokenAt ?? null;
  if (spokenAt === null || spokenAt <= now - WINDOW) return 0;
  const sent = await one<{ n: number | string }>(
    reader,
    "SELECT COUNT(*) AS n FROM outbound WHERE lane IN (?, ?) AND createdAt > ? AND settledAt >= ? AND state = 'sent'",
    [`kf:${who.externalId}`, `welcome:${who.externalId}`, spokenAt - WINDOW, spokenAt],
  );
  return Math.max(0, MESSAGES - Number(sent?.n ?? 0));
}
