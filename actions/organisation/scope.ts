import type { Directory } from '../../models/staff/directory';

/** Path of the node this person administers; null for everybody else. */
export function administeredBy(directory: Directory, personId: number): string | null {
  const own = directory.staff(personId)?.roles.find(({ role }) => role === 'administrator');
  if (!own) return null;
  return directory
    .upwards(own.gridId)
    .map(({ name }) => name)
    .toReversed()
    .join('/');
}
