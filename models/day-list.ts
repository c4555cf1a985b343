import type { Office } from './context';
import { concerning } from './rights';
import type { Ticket } from './ticket';
import { ticketsForLeader, ticketsInHand, ticketsWaiting } from './tickets';
import type { Reader } from './transaction';

const MANY = 50;

/** What is somebody's today: in hand, waiting in his own grids or for his desk, and what a leader has to verify; each once. */
export async function ticketsOfDay(
  reader: Reader,
  { directory }: Pick<Office, 'directory'>,
  personId: number,
): Promise<Ticket[]> {
  const roles = directory.staff(personId)?.roles ?? [];
  const grids = (role: string): number[] =>
    roles.filter((held) => held.role === role).map(({ gridId }) => gridId);
  const led = grids('leader').flatMap((gridId) => directory.below(gridId));
  const desks = new Set(roles.flatMap(({ desk }) => desk ?? []));
  const deskGrids = grids('desk').flatMap((gridId) => directory.below(gridId));
  const found = [
    ...(await ticketsInHand(reader, directory.inPlaceOf(personId), MANY)),
    ...(await ticketsWaiting(reader, grids('member'), MANY)).filter(
      ({ desk }) => desk === null || desks.has(desk),
    ),
    ...(await ticketsWaiting(reader, deskGrids, MANY)).filter(({ desk }) => desk !== null && desks.has(desk)),
    ...(await ticketsForLeader(reader, [...new Set(led)], MANY)),
  ];
  const once = [...new Map(found.map((ticket) => [ticket.id, ticket])).values()];
  return concerning(directory, personId, once);
}
