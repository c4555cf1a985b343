import type { Context, Office } from '../context';
import type { Directory } from './directory';
import { onDuty } from './roster';
import type { Ticket } from '../tickets/ticket';
import type { Reader } from '../store/transaction';

/**
 * Who is on duty now for this ticket: of its own street, whatever his grid by day. Nobody for a complaint, which goes
 * its own way.
 */
export async function onDutyFor(
  reader: Reader,
  office: Office,
  ticket: Ticket,
  now: number,
): Promise<number[]> {
  if (ticket.travels === 'complaint') return [];
  const { directory } = office;
  const street = directory.above(ticket.gridId, 'street');
  if (!street) return [];
  const below = new Set(directory.below(street.id));
  return [...(await onDuty(reader, now))].filter((id) =>
    directory.staff(id)?.roles.some(({ role, gridId }) => role !== 'building_head' && below.has(gridId)),
  );
}

/** Do the two work in the same street? Above streets (a district) whatever lies below counts. */
export function sharesStreet(directory: Directory, one: number, other: number): boolean {
  const within = new Set(
    staffNodes(directory, one).flatMap((id) => directory.below(directory.above(id, 'street')?.id ?? id)),
  );
  return staffNodes(directory, other).some((id) => within.has(id));
}

const staffNodes = (directory: Directory, personId: number): number[] =>
  (directory.staff(personId)?.roles ?? [])
    .filter(({ role }) => role !== 'building_head')
    .map(({ gridId }) => gridId);

/** Danger at any hour; what can't wait also when the grid's own people are not at work. */
export const concernsDuty = ({ office, now }: Pick<Context, 'office' | 'now'>, ticket: Ticket): boolean =>
  ticket.urgency === 'emergency' || (ticket.urgency === 'urgent' && office.calendar.opensAgain(now) !== null);
