import { MEMBER, OWNER, type Owner } from '../outside/arrangement';
import { arrangementOf, type Office } from '../context';
import type { OwnerKind } from '../staff/grid';
import type { Ticket } from './ticket';

/** Whose job a matter is: a desk with people in it, the owner of the place, or (both null) the grid's own people. */
export interface Route {
  desk: string | null;
  owner: Owner | null;
  /** The rule gives it to the place's owner, known by name or not. */
  byOwner: boolean;
  kind: OwnerKind | null;
}

export function routeOf(
  office: Office,
  { gridId, category, placeId }: Pick<Ticket, 'gridId' | 'category' | 'placeId'>,
): Route {
  const { directory } = office;
  const place = directory.place(placeId);
  const { kind, owner, target } = arrangementOf(office).charge(directory, gridId, category, place);
  const byOwner = target === OWNER && kind !== null && kind !== 'nobody';
  const desk = target === OWNER || target === MEMBER ? null : target;
  return { desk: desk !== null && isStaffed(office, gridId, desk) ? desk : null, owner, byOwner, kind };
}

/** A desk where nobody sits would let things lie. */
function isStaffed({ directory }: Office, gridId: number, desk: string): boolean {
  const above = new Set(directory.upwards(gridId).map(({ id }) => id));
  return directory.roles.some((role) => role.desk === desk && above.has(role.gridId));
}
