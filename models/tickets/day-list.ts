import type { Office } from '../context';
import { concerning } from '../staff/rights';
import type { Ticket } from './ticket';
import { ticketsForLeader, ticketsInHand } from './tickets';
import type { Reader } from '../store/transaction';
import { waitingFor } from './waiting';

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
  const found = [
    ...(await ticketsInHand(reader, directory.inPlaceOf(personId), MANY)),
    ...(await waitingFor(reader, directory, personId, { limit: MANY })),
    ...(await ticketsForLeader(reader, [...new Set(led)], MANY)),
  ];
  const once = [...new Map(found.map((ticket) => [ticket.id, ticket])).values()];
  return concerning(directory, personId, once);
}
