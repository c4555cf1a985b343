import { loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { withoutNames } from '../../models/residents/personal-matters';
import { holdsRight, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { openTicketsAt } from '../../models/tickets/tickets';
import { forgetVisit, keepVisit, loadVisit, type Visit } from '../../models/rounds/visit';
import { OPEN_STATES } from '../../models/tickets/workflow';

export interface Round {
  placeId: number;
  words: string;
  /** Rooms that were named. */
  rooms: readonly string[];
  /** The request that was named. */
  ticketId: number | null;
}

export interface NotedRound {
  visit: Visit;
  words: string;
  /** The room that stands in the note: somebody there asked for something that is open. */
  room: string | null;
  /** Rooms that were named and not kept. */
  dropped: readonly string[];
}

/**
 * 走访, kept by building. A room stands in it only where an open request names it; names and numbers of persons never do.
 * Throws role.other, street.empty, ticket.not_yours.
 */
export async function noteRound(context: Context, personId: number, round: Round): Promise<NotedRound> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, personId, 'note_visit'))
    throw new Failure('role.other', { who: '网格员、网格长或社区工作人员' });
  const place = office.directory.place(round.placeId);
  if (!place) throw new Failure('street.empty');
  const request = await requestAt(context, personId, round);
  const room = request === null ? null : (round.rooms[0] ?? null);
  const text = withoutNames(maskNumbers(round.words).text);
  const words = room === null ? text : `${room}室 ${text}`;
  const visit = { gridId: place.gridId, placeId: place.id, ticketId: request?.id ?? null, visitedAt: now };
  const id = await keepVisit(tx, { ...visit, personId, words });
  const dropped = room === null ? round.rooms : [];
  return { visit: { id, ...visit, personId, content: null }, words, room, dropped };
}

/** The open request somebody was at the door for: the one he named, or one that names the room itself. */
async function requestAt(context: Context, personId: number, round: Round): Promise<Ticket | null> {
  if (round.ticketId !== null) {
    const ticket = await loadTicket(context, round.ticketId);
    const mine = relationsTo(context.office.directory, personId, ticket).size > 0;
    if (!mine) throw new Failure('ticket.unknown', { number: `T-${String(ticket.id).padStart(4, '0')}` });
    return (OPEN_STATES as readonly string[]).includes(ticket.state) ? ticket : null;
  }
  const [room] = round.rooms;
  if (room === undefined) return null;
  const open = await openTicketsAt(context.tx, round.placeId, 50);
  const named = new RegExp(`(?<!\\d)${room}(?!\\d)`);
  return open.find(({ description, placeText }) => named.test(`${placeText} ${description}`)) ?? null;
}

/** 撤回: gone, whenever he likes. Throws choice.gone. */
export async function takeBackRound({ tx, actorId }: Context, id: number): Promise<void> {
  const visit = await loadVisit(tx, id);
  if (!visit || visit.personId !== actorId) throw new Failure('choice.gone');
  await forgetVisit(tx, id);
}
