import type { Directory } from '../../models/staff/directory';
import type { Person } from '../../models/staff/person';
import type { Directory as SpokenDirectory, Known } from '../interpret';
import { learnedFor } from './learned';

/** By the street asked for; undefined: all there are. */
const spoken = new WeakMap<Directory, Map<number | undefined, SpokenDirectory>>();

/** The places of a street in the form the language part reads; made once per directory. */
function spokenDirectory(all: Directory, streetId: number | undefined): SpokenDirectory {
  const known = spoken.get(all) ?? new Map<number | undefined, SpokenDirectory>();
  spoken.set(all, known);
  let made = known.get(streetId);
  if (!made) {
    const within = streetId === undefined ? null : new Set(all.below(streetId));
    const inside = (gridId: number): boolean => within === null || within.has(gridId);
    const directory = {
      grids: all.grids.filter(({ id }) => inside(id)),
      places: all.places.filter(({ gridId }) => inside(gridId)),
    };
    const community = (gridId: number): string => all.above(gridId, 'community')?.name ?? '';
    const aliases = (text: string): string[] => text.split('\n').filter(Boolean);
    made = {
      communities: directory.grids.filter((grid) => grid.level === 'community').map((grid) => grid.name),
      buildings: directory.places
        .filter((place) => place.kind === 'building')
        .map((place) => ({
          id: place.id,
          name: place.name,
          number: place.number ?? place.name,
          aliases: aliases(place.aliases),
          community: community(place.gridId),
          units: place.units,
        })),
      places: directory.places.flatMap((place) =>
        place.kind === 'building'
          ? []
          : [
              {
                id: place.id,
                name: place.name,
                kind: place.kind,
                aliases: aliases(place.aliases),
                community: community(place.gridId),
              },
            ],
      ),
    };
    known.set(streetId, made);
  }
  return made;
}

/** What is known of the speaker before he says a word. */
export function knownOf(directory: Directory, person: Pick<Person, 'placeId' | 'accountGridId'>): Known {
  const place = directory.place(person.placeId);
  const weights = learnedFor(directory);
  const community = place ? directory.above(place.gridId, 'community')?.name : undefined;
  return {
    // Who writes to a street's own account speaks of that street: its 3号楼, not the neighbours'.
    directory: spokenDirectory(
      directory,
      typeof person.accountGridId === 'number' ? directory.streetOf(person.accountGridId) : undefined,
    ),
    ...(place?.kind === 'building' && place.number !== null ? { scannedBuilding: place.number } : {}),
    ...(community === undefined ? {} : { community }),
    ...(weights ? { weights } : {}),
  };
}
