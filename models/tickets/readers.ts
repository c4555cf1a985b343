import type { Directory } from '../staff/directory';
import { isFollower } from './followers';
import { isHelper, partsOf } from './parts';
import { relationsTo } from '../staff/rights';
import type { Ticket } from './ticket';
import type { Reader } from '../store/transaction';
import { readingOf, type Reading } from './travel';

/** What this person may read of a ticket: by what he is to it, as one of its helpers, or because he follows it. */
export async function readingFor(
  reader: Reader,
  directory: Directory,
  personId: number,
  ticket: Ticket,
): Promise<Reading> {
  const relations = relationsTo(directory, personId, ticket);
  if (relations.size > 0 || isAboutHim(directory, personId, ticket)) return readingOf(relations);
  const parts = await partsOf(reader, ticket.id);
  if (parts.some((part) => isHelper(directory, part, personId))) return readingOf(['helper']);
  return readingOf((await isFollower(reader, ticket.id, personId)) ? ['follower'] : []);
}

/** Whom a complaint is about, or whose desk, helps with nothing of it. */
const isAboutHim = (directory: Directory, personId: number, { aboutId, aboutDesk }: Ticket): boolean =>
  aboutId === personId ||
  (aboutDesk !== null && directory.staff(personId)?.roles.some(({ desk }) => desk === aboutDesk) === true);
