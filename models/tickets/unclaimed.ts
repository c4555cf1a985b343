import type { Office } from '../context';
import type { Ticket } from './ticket';
import type { Reader } from '../store/transaction';
import { openOnly } from './travel';
import { marks, UNDONE_STATES } from './workflow';

const ROWS = 10;

/** Open matters at places that nobody looks after, in the grids this leader leads; the oldest first. */
export async function ticketsUnclaimed(
  reader: Reader,
  { directory }: Office,
  leaderId: number,
): Promise<Ticket[]> {
  const led = (directory.staff(leaderId)?.roles ?? []).filter(({ role }) => role === 'leader');
  const grids = new Set(led.flatMap(({ gridId }) => directory.below(gridId)));
  const places = directory.places
    .filter(({ ownerKind, gridId }) => ownerKind === 'nobody' && grids.has(gridId))
    .map(({ id }) => id);
  if (places.length === 0) return [];
  return reader.rows<Ticket>(
    `SELECT * FROM ticket WHERE state IN (${marks(UNDONE_STATES)}) AND placeId IN (${marks(places)})
      AND ${openOnly()} ORDER BY reportedAt, id LIMIT ${ROWS}`,
    [...UNDONE_STATES, ...places],
  );
}
