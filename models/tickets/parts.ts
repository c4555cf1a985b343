import type { Directory } from '../staff/directory';
import type { Ticket } from './ticket';
import type { TicketPart, Whistle } from './ticket-sides';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

export const partsOf = (reader: Reader, ticketId: number): Promise<TicketPart[]> =>
  reader.rows<TicketPart>('SELECT * FROM ticket_part WHERE ticketId = ? ORDER BY id', [ticketId]);

export const partById = (reader: Reader, id: number): Promise<TicketPart | null> =>
  one<TicketPart>(reader, 'SELECT * FROM ticket_part WHERE id = ?', [id]);

/** Is this person the helper meant, or at the desk that is? */
export function isHelper(directory: Directory, part: TicketPart, personId: number | null): boolean {
  if (personId === null) return false;
  if (part.personId !== null) return directory.actingFor(part.personId) === personId;
  const roles = directory.staff(personId)?.roles ?? [];
  return roles.some(({ role, desk }) => (role === 'desk' || role === 'desk_lead') && desk === part.desk);
}

/** Everybody who may do the part. */
export function helpersOf(directory: Directory, { desk, personId }: TicketPart): number[] {
  if (personId !== null) return [directory.actingFor(personId)];
  return [
    ...new Set(
      directory.roles
        .filter((held) => (held.role === 'desk' || held.role === 'desk_lead') && held.desk === desk)
        .map((held) => held.personId),
    ),
  ];
}

export function addPart(
  tx: Transaction,
  part: Pick<TicketPart, 'ticketId' | 'whistleId' | 'desk' | 'personId' | 'task' | 'dueAt' | 'askedAt'>,
): Promise<number> {
  return insert(tx, 'ticket_part', part);
}

export const openWhistle = (reader: Reader, ticket: Pick<Ticket, 'id'>): Promise<Whistle | null> =>
  one<Whistle>(reader, 'SELECT * FROM whistle WHERE ticketId = ? AND endedAt IS NULL ORDER BY id DESC', [
    ticket.id,
  ]);
