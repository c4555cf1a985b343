import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { stopsOf, type Patrol, type PatrolPoint } from '../../models/rounds/patrol';
import { one } from '../../models/store/transaction';

/** So long after its end the member still corrects what was read back to him. */
const CORRECTED_WITHIN = 12 * 3_600_000;

/** The patrol somebody is on, or his last that ended a moment ago; null: none. */
export const patrolToCorrect = ({ tx, now, actorId }: Context): Promise<Patrol | null> =>
  one<Patrol>(
    tx,
    `SELECT * FROM patrol WHERE (personId = ? OR id IN (SELECT patrolId FROM patrol_companion WHERE personId = ?))
      AND (endedAt IS NULL OR endedAt >= ? OR id IN (SELECT MAX(id) FROM patrol WHERE personId = ? AND kind = 'later'))
      AND startedAt >= ? ORDER BY id DESC LIMIT 1`,
    [actorId, actorId, now - CORRECTED_WITHIN, actorId, now - WEEK],
  );

const WEEK = 8 * 86_400_000;

/** 没到过: the stop is gone; null: the last one. Throws patrol.not_reached. */
export async function takeBackStop(
  { tx }: Context,
  patrol: Patrol,
  name: string | null,
): Promise<PatrolPoint> {
  const reached = await stopsOf(tx, patrol.id);
  const meant =
    name === null
      ? reached.at(-1)
      : (reached.find((point) => point.name === name) ?? reached.find((point) => point.name.includes(name)));
  if (!meant)
    throw new Failure('patrol.not_reached', {
      reached: reached.map((point) => point.name).join('、') || '还没有',
    });
  await tx.run('DELETE FROM patrol_stop WHERE patrolId = ? AND pointId = ?', [patrol.id, meant.id]);
  return meant;
}
