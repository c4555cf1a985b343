import type { Directory } from '../../models/staff/directory';
import type { Place } from '../../models/staff/grid';
import { interpret } from '../interpret';
import { knownOf } from './known';

/** Places of these nodes that the words name: buildings by their number (3号楼、4号楼), others by name or alias. */
export function placesNamed(directory: Directory, text: string, within: ReadonlySet<number>): Place[] {
  const { place } = interpret(text, knownOf(directory, { placeId: null }));
  const numbers = [place.building ?? []].flat();
  return directory.places
    .filter(({ gridId }) => within.has(gridId))
    .filter(
      ({ kind, number, name, aliases }) =>
        (kind === 'building' && number !== null && numbers.includes(number)) ||
        (kind !== 'building' &&
          [name, ...aliases.split('\n')].some((known) => known !== '' && text.includes(known))),
    );
}
