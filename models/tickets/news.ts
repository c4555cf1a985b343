import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';
import type { Ticket } from './ticket';
import { marks, type TicketState } from './workflow';

/** How a resident wants to hear of the result: asks himself, has the member in WeChat, or left a number. */
export type NewsChoice = 'ask' | 'member' | 'phone';

/** 办好了怎么告诉您: asked once of every resident. */
@Entity('news_way')
export class NewsWay {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(8, true) way!: NewsChoice | null;
  @Time() askedAt!: number;
  @Time(true) chosenAt!: number | null;
}

/** chat: by customer service or app at once; later: when he wrote again; member: by the member; sms, notice: through a gateway of the office; missed: nobody got him. */
export type ToldWay = 'chat' | 'later' | 'member' | 'missed' | 'sms' | 'notice';

/** What became of the news of one ticket's result. */
@Entity('resident_news')
export class ResidentNews {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() personId!: number;
  /** For this ticket alone, sealed; emptied once he was told. */
  @LongText(true) phone!: string | null;
  @Words(12, true) state!: 'waiting' | 'parked' | 'told' | 'missed' | null;
  @Time(true) parkedAt!: number | null;
  /** Rating and reopening run from here. */
  @Time(true) toldAt!: number | null;
  @Words(8, true) way!: ToldWay | null;
}

export const newsOf = (reader: Reader, ticketId: number): Promise<ResidentNews | null> =>
  one<ResidentNews>(reader, 'SELECT * FROM resident_news WHERE ticketId = ?', [ticketId]);

/** Makes the row when there is none yet. */
async function ensure(tx: Transaction, ticketId: number, personId: number): Promise<ResidentNews> {
  const known = await newsOf(tx, ticketId);
  if (known) return known;
  await insert(tx, 'resident_news', { ticketId, personId });
  return (await newsOf(tx, ticketId)) as ResidentNews;
}

/** The number is kept sealed, for this ticket only. */
export async function keepPhone(
  tx: Transaction,
  ticketId: number,
  personId: number,
  phone: string,
): Promise<void> {
  await ensure(tx, ticketId, personId);
  await tx.run('UPDATE resident_news SET phone = ? WHERE ticketId = ?', [tx.vault.seal(phone), ticketId]);
}

/** A result is on its way (a new one after every round): whatever was told before no longer counts. */
export async function newsWaits(tx: Transaction, ticketId: number, personId: number): Promise<void> {
  await ensure(tx, ticketId, personId);
  await tx.run(
    "UPDATE resident_news SET state = 'waiting', parkedAt = NULL, toldAt = NULL, way = NULL WHERE ticketId = ?",
    [ticketId],
  );
}

/** It can't reach him now. True when that is new: the member has to be asked once. */
export async function newsParked(
  tx: Transaction,
  ticketId: number,
  personId: number,
  now: number,
): Promise<boolean> {
  await ensure(tx, ticketId, personId);
  const { affected } = await tx.run(
    "UPDATE resident_news SET state = 'parked', parkedAt = ?, toldAt = NULL, way = NULL WHERE ticketId = ? AND (state IS NULL OR state NOT IN ('parked', 'missed'))",
    [now, ticketId],
  );
  return affected > 0;
}

/** He knows, or nobody got hold of him; a line of the history says how. False when it was settled before. */
export async function noteTold(
  tx: Transaction,
  ticket: { id: number; state: TicketState },
  way: ToldWay,
  now: number,
  actorId: number | null,
): Promise<boolean> {
  const known = await newsOf(tx, ticket.id);
  if (!known || known.state === 'told' || (way === 'missed' && known.state === 'missed')) return false;
  await tx.run('UPDATE resident_news SET state = ?, toldAt = ?, way = ?, phone = ? WHERE ticketId = ?', [
    way === 'missed' ? 'missed' : 'told',
    way === 'missed' ? null : now,
    way,
    way === 'missed' ? known.phone : null,
    ticket.id,
  ]);
  await insert(tx, 'ticket_event', {
    ticketId: ticket.id,
    at: now,
    actorId,
    transition: 'inform',
    fromState: ticket.state,
    toState: ticket.state,
    note: way,
  });
  return true;
}

/** Was he asked before how he wants to hear of a result? */
export const wasAskedWay = async (reader: Reader, personId: number): Promise<boolean> =>
  (await one(reader, 'SELECT id FROM news_way WHERE personId = ?', [personId])) !== null;

/** True when he is to be asked now; of two who look at a time one gets true. */
export async function mayAskWay(tx: Transaction, personId: number, now: number): Promise<boolean> {
  if (await one(tx, 'SELECT id FROM news_way WHERE personId = ?', [personId])) return false;
  try {
    await insert(tx, 'news_way', { personId, way: null, askedAt: now });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

export async function chooseWay(
  tx: Transaction,
  personId: number,
  way: NewsChoice,
  now: number,
): Promise<void> {
  await tx.run('UPDATE news_way SET way = ?, chosenAt = ? WHERE personId = ?', [way, now, personId]);
}

/** 138****8888 */
export const maskedPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** Results he was told of in the chat between two moments and never said a word about, nor was asked for again. */
export const resultsUnanswered = (
  reader: Reader,
  gridIds: readonly number[],
  after: number,
  before: number,
): Promise<(Ticket & { toldAt: number })[]> =>
  reader.rows<Ticket & { toldAt: number }>(
    // In two halves, so that each has its index: a year's closed tickets are not walked through.
    `SELECT u.*, w.toldAt FROM (SELECT * FROM ticket WHERE state = 'verifying'
        UNION ALL SELECT * FROM ticket
          WHERE gridId IN (${marks(gridIds)}) AND closedAt > ? AND state = 'closed' AND rating IS NULL) u
      JOIN resident_news w ON w.ticketId = u.id AND w.personId = u.reporterId
      WHERE w.state = 'told' AND w.toldAt > ? AND w.toldAt <= ?
        AND NOT EXISTS (SELECT 1 FROM outbound o WHERE o.ticketId = u.id AND o.notice = 'again' AND o.createdAt > w.toldAt)
      ORDER BY u.id LIMIT 200`,
    [...gridIds, after, after, before],
  );

/** He heard of it another way: what waits for his next word is not said again. */
export async function handParked(
  tx: Transaction,
  ticket: { id: number; reporterId: number },
  now: number,
): Promise<void> {
  await tx.run(
    "UPDATE outbound SET state = 'handed', settledAt = ? WHERE ticketId = ? AND state = 'parked' AND notice = 'result' AND personId = ?",
    [now, ticket.id, ticket.reporterId],
  );
}
