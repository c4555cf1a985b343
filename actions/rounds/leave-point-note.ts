import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import type { PatrolPoint } from '../../models/rounds/patrol';
import { withoutNames } from '../../models/residents/personal-matters';
import { dropPointNote, keepPointNote } from '../../models/rounds/point-note';

const LONGEST = 200;

export interface LeftNote {
  id: number;
  /** As it is kept: without numbers and names of residents. */
  text: string;
}

/** 留言 at a point, without names and numbers of residents. Throws role.staff_only. */
export async function leavePointNote(
  { tx, office, now, actorId }: Context,
  point: PatrolPoint,
  words: string,
): Promise<LeftNote> {
  if (actorId === null || !office.directory.isStaff(actorId)) throw new Failure('role.staff_only');
  const text = withoutNames(maskNumbers(words).text).slice(0, LONGEST);
  const id = await keepPointNote(tx, { pointId: point.id, personId: actorId, writtenAt: now, text });
  return { id, text };
}

/** Throws choice.gone for what is not one's own, or gone already. */
export async function takeBackPointNote({ tx, actorId }: Context, id: number): Promise<void> {
  if (actorId === null || !(await dropPointNote(tx, id, actorId))) throw new Failure('choice.gone');
}
