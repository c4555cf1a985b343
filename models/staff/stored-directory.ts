import { Directory } from './directory';
import type { Grid, Place } from './grid';
import type { Identity, Person, Role } from './person';
import type { Absence } from './roster';
import { one, type Reader } from '../store/transaction';

/** As the database has it; what holds on a day is made of it (`directoryOn`). */
export interface StoredDirectory {
  grids: Grid[];
  places: Place[];
  roles: Role[];
  persons: Person[];
  identities: Identity[];
  /** Who is away, and who stands in. */
  absences: Pick<Absence, 'personId' | 'delegateId' | 'fromDay' | 'untilDay'>[];
}

export async function readDirectory(reader: Reader): Promise<StoredDirectory> {
  const [grids, places, roles, persons, identities, absences] = await Promise.all([
    reader.rows<Grid>('SELECT * FROM grid ORDER BY id'),
    reader.rows<Place>('SELECT * FROM place ORDER BY id'),
    reader.rows<Role>('SELECT * FROM role ORDER BY id'),
    reader.rows<Person>('SELECT p.* FROM person p WHERE p.id IN (SELECT personId FROM role) ORDER BY p.id'),
    reader.rows<Identity>(
      "SELECT i.* FROM identity i WHERE i.channel = 'app' AND i.personId IN (SELECT personId FROM role) ORDER BY i.id",
    ),
    reader.rows<StoredDirectory['absences'][number]>(
      'SELECT personId, delegateId, fromDay, untilDay FROM absence WHERE delegateId IS NOT NULL ORDER BY id',
    ),
  ]);
  return { grids, places, roles, persons, identities, absences };
}

/** The street on that local day (YYYY-MM-DD): leave begins and ends by itself. */
export function directoryOn(stored: StoredDirectory, day: string): Directory {
  const { grids, places, persons, identities, roles, absences } = stored;
  // A stand-in who has left meanwhile stands in for nobody.
  const staff = new Set(roles.map(({ personId }) => personId));
  const standIns = absences.flatMap(({ personId, delegateId, fromDay, untilDay }) =>
    delegateId !== null && staff.has(delegateId) && fromDay <= day && day <= untilDay
      ? [{ personId, delegateId }]
      : [],
  );
  return new Directory(grids, places, persons, identities, roles, standIns);
}

/** Without anybody's leave: for who looks at the street as it is set up. */
export async function loadDirectory(reader: Reader): Promise<Directory> {
  return directoryOn(await readDirectory(reader), '');
}

/** Counted up by whoever changes grids, places or roles, so that running servers read them anew. */
export const DIRECTORY_VERSION_SETTING = 'directory version';

export async function directoryVersion(reader: Reader): Promise<string> {
  const sql = 'SELECT value FROM setting WHERE name = ?';
  const row = await one<{ value: string }>(reader, sql, [DIRECTORY_VERSION_SETTING]);
  return row?.value ?? '0';
}
