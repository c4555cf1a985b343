import type { Context } from '../context';
import type { Directory } from '../staff/directory';
import type { RoleName } from '../staff/person';
import { relationsTo } from '../staff/rights';
import type { Ticket } from './ticket';
import type { Hearer } from './workflow-types';

/** People an action knows by itself: who asked, who helps, who ordered. */
export type Named = Partial<Record<Hearer, readonly number[]>>;

/** In this order somebody is found who decides for the ticket. */
const MANAGERS = [
  'dispatcher',
  'leader',
  'community_staff',
  'official',
] as const satisfies readonly RoleName[];

const ids = (staff: readonly { id: number }[]): number[] => staff.map(({ id }) => id);

/** The nearest who decide, but for `except`: nobody decides on what he asked for. */
export function managersOf(directory: Directory, gridId: number, except: readonly number[] = []): number[] {
  for (const role of MANAGERS) {
    const found = ids(directory.nearest(gridId, role)).filter((id) => !except.includes(id));
    if (found.length > 0) return found;
  }
  return [];
}

/** Everybody who runs the node or one above it, but for `except`; the nearest of each role. */
export function nearestManagers(directory: Directory, gridId: number, except: readonly number[]): number[] {
  for (const roles of [
    ['leader', 'community_staff'],
    ['dispatcher', 'official'],
  ] as const) {
    const found = roles.flatMap((role) => ids(directory.nearest(gridId, role)));
    const free = [...new Set(found)].filter((id) => !except.includes(id));
    if (free.length > 0) return free;
  }
  return [];
}

/** Whoever leads where the ticket went: the community, the street, or who keeps after the district. */
function upperOf(directory: Directory, { gridId, level }: Ticket): number[] {
  if (level === 'grid' || level === 'community') return ids(directory.nearest(gridId, 'leader'));
  const dispatchers = ids(directory.nearest(gridId, 'dispatcher'));
  return dispatchers.length > 0 ? dispatchers : ids(directory.nearest(gridId, 'official'));
}

/** Who has it in hand, else its desk, else who looks after the grid. */
export function holdersOf(directory: Directory, ticket: Ticket): number[] {
  if (ticket.handlerId !== null) return [directory.actingFor(ticket.handlerId)];
  const desk = directory.withRole('desk').filter((role) => role.desk === ticket.desk);
  if (desk.length > 0) return desk.map(({ personId }) => personId);
  return ids(
    ticket.travels === 'complaint'
      ? directory.beyond(ticket.gridId, ticket)
      : directory.responsible(ticket.gridId),
  );
}

/** Staff who hear of something; reporter and followers are told by the ways of residents. */
export function staffHearers(
  { office, actorId }: Context,
  ticket: Ticket,
  hearers: readonly Hearer[],
  named: Named = {},
): number[] {
  const { directory } = office;
  const { gridId } = ticket;
  const found: Record<Hearer, () => readonly number[]> = {
    reporter: () => [],
    followers: () => [],
    holder: () => holdersOf(directory, ticket),
    owner: () => (ticket.ownerId === null ? [] : [ticket.ownerId]),
    members: () => ids(directory.holders(gridId, 'member')),
    leader: () => ids(directory.nearest(gridId, 'leader')),
    manager: () => managersOf(directory, gridId, actorId === null ? [] : [actorId]),
    upper: () => upperOf(directory, ticket),
    desk_lead: () =>
      directory
        .withRole('desk_lead')
        .filter(({ desk }) => desk !== null && desk === ticket.desk)
        .map(({ personId }) => personId),
    patron: () => ids(directory.nearest(gridId, 'patron')),
    official: () => ids(directory.nearest(gridId, 'official')),
    asker: () => named.asker ?? [],
    helpers: () => named.helpers ?? [],
    named: () => named.named ?? [],
    orderer: () => named.orderer ?? [],
  };
  const all = new Set(hearers.flatMap((hearer) => [...(named[hearer] ?? found[hearer]())]));
  const invited = new Set([...(named.helpers ?? []), ...(named.named ?? [])]);
  // A complaint passes by whom it is about: he is nothing to the ticket.
  return [...all].filter(
    (id) => id !== actorId && (invited.has(id) || relationsTo(directory, id, ticket).size > 0),
  );
}
