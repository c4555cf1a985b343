import type { Directory } from '../staff/directory';
import type { RoleName } from '../staff/person';
import { concerning } from '../staff/rights';
import type { Ticket } from './ticket';
import { ticketsForDesks, ticketsGiven, ticketsWaiting } from './tickets';
import type { Reader } from '../store/transaction';

/**
 * What waits for this person to take it, each once: given to him by name, sent to a desk of his, lying in the grids in
 * which he holds one of `roles` (what left a grid for a desk no longer waits there).
 */
export async function waitingFor(
  reader: Reader,
  directory: Directory,
  personId: number,
  { roles = ['member'], limit = 10 }: { roles?: readonly RoleName[]; limit?: number } = {},
): Promise<Ticket[]> {
  const held = directory.staff(personId)?.roles ?? [];
  const desks = [...new Set(held.flatMap(({ desk }) => desk ?? []))];
  const deskGrids = held.filter(({ desk }) => desk !== null).flatMap(({ gridId }) => directory.below(gridId));
  const grids = held.filter(({ role }) => roles.includes(role)).map(({ gridId }) => gridId);
  const inGrids = await ticketsWaiting(reader, grids, limit);
  const found = [
    ...(await ticketsGiven(reader, personId, limit)),
    ...(await ticketsForDesks(reader, desks, [...new Set(deskGrids)], limit)),
    ...inGrids.filter(({ desk, state }) => desk === null || state === 'returned' || desks.includes(desk)),
  ];
  return concerning(directory, personId, [...new Map(found.map((ticket) => [ticket.id, ticket])).values()]);
}
