import type { Context, Office } from '../../models/context';
import { recentNotes, shiftsBetween, type ReadNote } from '../../models/staff/duty';
import { sharesStreet } from '../../models/staff/duty-reach';
import { Failure } from '../../models/failure';
import type { DutyShift } from '../../models/staff/roster';
import { workPhones } from '../../models/staff/work-phone';

const DAY = 86_400_000;
const NOTES_SHOWN = 5;

export interface Roster {
  /** The next seven days. */
  shifts: DutyShift[];
  /** 交接 of the last two. */
  notes: ReadNote[];
  /** Work phones of who is on duty now: whoever looks may have to call him. */
  phones: ReadonlyMap<number, string>;
}

/** 值班, of the streets the speaker works in. Throws role.staff_only. */
export async function rosterFor({ tx, office, now, actorId }: Context): Promise<Roster> {
  if (actorId === null || !office.directory.isStaff(actorId)) throw new Failure('role.staff_only');
  const shifts = (await shiftsBetween(tx, now, now + 7 * DAY)).filter(({ personId }) =>
    sharesStreet(office.directory, actorId, personId),
  );
  const onDuty = shifts.filter(({ startsAt }) => startsAt <= now).map(({ personId }) => personId);
  return {
    shifts,
    notes: await notesFor(tx, office, actorId, now - 2 * DAY),
    phones: await workPhones(tx, onDuty),
  };
}

/** What colleagues of the same street left as word since then, the newest first. */
export async function notesFor(
  tx: Context['tx'],
  { directory }: Pick<Office, 'directory'>,
  personId: number,
  since: number,
): Promise<ReadNote[]> {
  const notes = await recentNotes(tx, since);
  return notes.filter((note) => sharesStreet(directory, personId, note.personId)).slice(0, NOTES_SHOWN);
}
