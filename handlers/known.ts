import type { Directory } from '../models/directory';
import type { Person } from '../models/person';
import type { Directory as SpokenDirectory, Known } from './interpret';
import { learnedFor } from './learned';

const spoken = new WeakMap<Directory, SpokenDirectory>();

/** The street's places in the form the language part reads; made once per directory. */
function spokenDirectory(directory: Directory): SpokenDirectory {
  let made = spoken.get(directory);
  if (!made) {
    const community = (gridId: number): string => directory.above(gridId, 'community')?.name ?? '';
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
    spoken.set(directory, made);
  }
  return made;
}

/** What is known of the speaker before he says a word. */
export function knownOf(directory: Directory, person: Pick<Person, 'placeId'>): Known {
  const place = directory.place(person.placeId);
  const weights = learnedFor(directory);
  const community = place ? directory.above(place.gridId, 'community')?.name : undefined;
  return {
    directory: spokenDirectory(directory),
    ...(place?.kind === 'building' && place.number !== null ? { scannedBuilding: place.number } : {}),
    ...(community === undefined ? {} : { community }),
    ...(weights ? { weights } : {}),
  };
}
