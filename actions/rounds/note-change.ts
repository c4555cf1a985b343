import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { currentPatrol } from '../../models/rounds/patrol';
import { withoutNames } from '../../models/residents/personal-matters';
import { changeNews } from '../../notices/rounds/patrol-words';
import { tell } from '../../notices/exchange/send';

const LONGEST = 200;

export interface NotedChange {
  /** As it is told: without names and numbers of residents. */
  text: string;
  /** It stands in the record of the patrol he is on. */
  onPatrol: boolean;
}

/**
 * 变动 of places and facilities, never of persons: into the record of an open patrol, and into the next list
 * of who leads. Throws role.staff_only, street.empty.
 */
export async function noteChange(context: Context, words: string): Promise<NotedChange> {
  const { tx, office, now, actorId } = context;
  const { directory } = office;
  if (actorId === null || !directory.isStaff(actorId)) throw new Failure('role.staff_only');
  const patrol = await currentPatrol(tx, actorId, now);
  const gridId = patrol?.gridId ?? directory.defaultGrid(actorId);
  if (gridId === undefined) throw new Failure('street.empty');
  const text = withoutNames(maskNumbers(words).text).slice(0, LONGEST);
  if (patrol) {
    const note = [patrol.note, `变动 ${text}`].filter(Boolean).join('；');
    await tx.run('UPDATE patrol SET note = ? WHERE id = ?', [note, patrol.id]);
  }
  for (const leader of directory.nearest(gridId, 'leader'))
    if (leader.id !== actorId)
      await tell(context, leader.id, changeNews(office, gridId, text), { notice: 'fact' });
  return { text, onPatrol: patrol !== null };
}
