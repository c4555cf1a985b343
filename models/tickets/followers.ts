import { Entity } from 'typeorm';
import { Id, Time, Whole } from '../store/columns';
import type { Ticket } from './ticket';
import { isTipOff, openOnly, passes } from './travel';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';
import { marks, UNDONE_STATES } from './workflow';

/** 一起关注: somebody who had the same problem and hears how it ends. */
@Entity('follower')
export class Follower {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() personId!: number;
  @Time() since!: number;
}

/** Adds a follower; false when the person follows already. */
export async function addFollower(
  tx: Transaction,
  ticketId: number,
  personId: number,
  now: number,
): Promise<boolean> {
  try {
    await insert(tx, 'follower', { ticketId, personId, since: now });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

export async function removeFollower(tx: Transaction, ticketId: number, personId: number): Promise<void> {
  await tx.run('DELETE FROM follower WHERE ticketId = ? AND personId = ?', [ticketId, personId]);
}

export async function isFollower(reader: Reader, ticketId: number, personId: number): Promise<boolean> {
  const row = await one(reader, 'SELECT id FROM follower WHERE ticketId = ? AND personId = ?', [
    ticketId,
    personId,
  ]);
  return row !== null;
}

/** What the person follows, the newest first. */
export async function followedBy(reader: Reader, personId: number): Promise<number[]> {
  const rows = await reader.rows<{ ticketId: number }>(
    'SELECT ticketId FROM follower WHERE personId = ? ORDER BY id DESC LIMIT 20',
    [personId],
  );
  return rows.map(({ ticketId }) => ticketId);
}

export async function followersOf(reader: Reader, ticketId: number): Promise<number[]> {
  const rows = await reader.rows<{ personId: number }>(
    'SELECT personId FROM follower WHERE ticketId = ? ORDER BY id',
    [ticketId],
  );
  return rows.map(({ personId }) => personId);
}

/** Older reports are rather the same trouble come again than the same report. */
const RECENT = 7 * 86_400_000;
const CANDIDATES = 5;

/** The person's own open tickets at the same place and of the same kind, the newest first. */
export const ownAtPlace = (
  reader: Reader,
  { placeId, category }: Pick<Ticket, 'placeId' | 'category'>,
  personId: number,
  now: number,
): Promise<Ticket[]> =>
  reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE reporterId = ? AND placeId = ? AND category = ? AND reportedAt > ?
      AND state IN (${marks(UNDONE_STATES)}) ORDER BY id DESC LIMIT ${CANDIDATES}`,
    [personId, placeId, category, now - RECENT, ...UNDONE_STATES],
  );

/** Open tickets of others at the same place and of the same kind, the newest first; none of what may not be offered. */
export async function openAtPlace(
  reader: Reader,
  report: Pick<Ticket, 'placeId' | 'category' | 'description'>,
  personId: number,
  now: number,
): Promise<Ticket[]> {
  const { placeId, category, description } = report;
  if (placeId === null || !passes(report, 'offered') || isTipOff(category, description)) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE placeId = ? AND state IN (${marks(UNDONE_STATES)}) AND category = ? AND reportedAt > ?
      AND reporterId <> ? AND ${openOnly()} ORDER BY id DESC LIMIT ${CANDIDATES}`,
    [placeId, ...UNDONE_STATES, category, now - RECENT, personId],
  );
}
