import { createHash } from 'node:crypto';
import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import type { Directory } from '../staff/directory';
import { relationsTo } from '../staff/rights';
import type { Ticket } from './ticket';
import { one, type Reader } from '../store/transaction';
import { marks } from './workflow';

/** solved, unsolved: he was reached. missed: nobody was. */
export type FollowUpResult = 'solved' | 'unsolved' | 'missed';

/** 回访: a closing whose reporter is asked by somebody who had no part in it. */
@Entity('follow_up')
export class FollowUp {
  @Id() id!: number;
  @Whole() ticketId!: number;
  /** Who is to ask. */
  @Whole() callerId!: number;
  @Time() pickedAt!: number;
  @Words(8, true) result!: FollowUpResult | null;
  @Time(true) doneAt!: number | null;
}

/** One in so many of what nobody answered; what was pressing or a complaint is asked always. */
const SHARE = 5;
/** So many wait with one person at a time: a small list is done, a long one is not. */
export const MOST = 5;
const DAY = 86_400_000;
const LOOKS_BACK = 10 * DAY;

/** By chance, but the same whenever and wherever it is asked. */
const isSampled = (ticketId: number): boolean =>
  createHash('sha256').update(`follow-up ${ticketId}`).digest().readUInt32BE(0) % SHARE === 0;

const alwaysAsked = ({ urgency, travels }: Ticket): boolean =>
  urgency !== 'normal' || travels === 'complaint';

/** Sources whose reporter can be asked: not what staff found or was sent by a platform, which asks by itself. */
const ASKED = ['resident', 'building_head', 'phone', 'visit'] as const;

/** Closed of late without the reporter's own word, and not picked yet. Anonymous reports have nobody to ask. */
export async function followUpsToPick(reader: Reader, directory: Directory, now: number): Promise<Ticket[]> {
  const gridIds = directory.grids.map(({ id }) => id);
  if (gridIds.length === 0) return [];
  const tickets = await reader.rows<Ticket>(
    `SELECT t.* FROM ticket t WHERE t.gridId IN (${marks(gridIds)}) AND t.closedAt > ? AND t.state = 'closed'
      AND t.verifiedBy IN ('unvisited', 'staff') AND t.source IN (${marks(ASKED)}) AND t.anonymous = ?
      AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.ticketId = t.id) ORDER BY t.closedAt, t.id`,
    [...gridIds, now - LOOKS_BACK, ...ASKED, 0],
  );
  return tickets.filter(
    (ticket) => alwaysAsked(ticket) || (ticket.verifiedBy === 'unvisited' && isSampled(ticket.id)),
  );
}

/** Who had no part in it: the community's staff, then the street's, then who leads; null when there is nobody. */
export function callerFor(
  directory: Directory,
  ticket: Ticket,
  tookPart: ReadonlySet<number>,
): number | null {
  for (const role of ['community_staff', 'dispatcher', 'leader', 'official'] as const) {
    const free = directory
      .nearest(ticket.gridId, role)
      .find(({ id }) => !tookPart.has(id) && relationsTo(directory, id, ticket).size > 0);
    if (free) return free.id;
  }
  return null;
}

/** What waits with somebody, the oldest first; also what he does for whom he stands in. */
export function followUpsOf(reader: Reader, callerIds: readonly number[]): Promise<FollowUp[]> {
  return reader.rows<FollowUp>(
    `SELECT * FROM follow_up WHERE callerId IN (${marks(callerIds)}) AND doneAt IS NULL ORDER BY id LIMIT ${MOST}`,
    [...callerIds],
  );
}

export const followUpOf = (reader: Reader, ticketId: number): Promise<FollowUp | null> =>
  one<FollowUp>(reader, 'SELECT * FROM follow_up WHERE ticketId = ?', [ticketId]);
