import { openAtPlace } from '../../models/tickets/followers';
import type { Directory } from '../../models/staff/directory';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { isTipOff, passes } from '../../models/tickets/travel';
import { UNDONE_STATES } from '../../models/tickets/workflow';
import { likeness, sameProblemThreshold, wordingOf, type Wording } from '../interpret';
import type { Turn } from '../turn/turn';

/** Other processes report too: what is remembered of a place is looked up again after this time. */
const REMEMBERED = 60_000;
/** As many as are compared; older ones are rarely the same matter. */
const COMPARED = 5;
/** Kinds and places kept in memory. */
const SHELVES = 2_000;

interface Seen {
  id: number;
  words: Wording;
}

interface Shelf {
  /** The newest first. */
  seen: Seen[];
  filledAt: number;
}

/** What the offer shows and checks; a whole row costs several times as much to read. */
export type NearTicket = Pick<
  Ticket,
  'id' | 'placeId' | 'placeText' | 'category' | 'state' | 'subject' | 'reportedAt' | 'travels'
>;

const shelves = new WeakMap<Directory, Map<string, Shelf>>();

async function shelfFor({ context }: Turn, ticket: Ticket): Promise<Shelf> {
  const { directory } = context.office;
  const kept = shelves.get(directory) ?? new Map<string, Shelf>();
  shelves.set(directory, kept);
  const key = `${String(ticket.placeId)} ${ticket.category}`;
  const known = kept.get(key);
  if (known && context.now >= known.filledAt && context.now - known.filledAt < REMEMBERED) return known;
  const open = await openAtPlace(context.tx, ticket, 0, context.now);
  const seen = open.map(({ id, description }) => ({ id, words: wordingOf(description) }));
  const shelf = { seen: seen.filter(({ id }) => id !== ticket.id), filledAt: context.now };
  if (kept.size >= SHELVES) kept.clear();
  kept.set(key, shelf);
  return shelf;
}

/**
 * The open ticket that a form just filed seems to tell of again, or null: same place, same kind, similar words, recent.
 * What was filed lately is remembered, so that most forms cost no look at the database. Nothing that concerns a person
 * is remembered or offered.
 */
export async function nearForm(turn: Turn, ticket: Ticket): Promise<NearTicket | null> {
  const { placeId, category, description } = ticket;
  if (placeId === null || !passes(ticket, 'offered') || isTipOff(category, description)) return null;
  const shelf = await shelfFor(turn, ticket);
  const words = wordingOf(description);
  const alike = shelf.seen
    .filter(({ id }) => id !== ticket.id)
    .map((other) => ({ id: other.id, likeness: likeness(other.words, words) }))
    .filter((other) => other.likeness >= sameProblemThreshold)
    .sort((a, b) => b.likeness - a.likeness);
  shelf.seen = [{ id: ticket.id, words }, ...shelf.seen].slice(0, COMPARED);
  for (const { id } of alike) {
    const main = await stillOpen(turn, id, ticket);
    if (main) return main;
    shelf.seen = shelf.seen.filter((other) => other.id !== id);
  }
  return null;
}

/** What is remembered may have been closed, moved or rolled back since. */
async function stillOpen({ context }: Turn, id: number, ticket: Ticket): Promise<NearTicket | null> {
  const other = await one<NearTicket>(
    context.tx,
    'SELECT id, placeId, placeText, category, state, subject, reportedAt, travels FROM ticket WHERE id = ?',
    [id],
  );
  if (!other || other.placeId !== ticket.placeId || other.category !== ticket.category) return null;
  const open = (UNDONE_STATES as readonly string[]).includes(other.state);
  return open && passes(other, 'offered') ? other : null;
}
