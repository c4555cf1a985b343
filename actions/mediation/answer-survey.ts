import type { Context } from '../../models/context';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import type { DisputeSurvey } from '../../models/mediation/mediation';
import { one } from '../../models/store/transaction';

/** 排查的答复: the last answer counts. Throws choice.gone, role.other. */
export async function answerSurvey(context: Context, id: number, found: number): Promise<void> {
  const { tx, now, office, actorId } = context;
  const survey = await one<DisputeSurvey>(tx, 'SELECT * FROM dispute_survey WHERE id = ?', [id]);
  if (!survey) throw new Failure('choice.gone');
  const above = office.directory.upwards(survey.gridId).map((grid) => grid.id);
  if (actorId === null || !(await holdsRoleNow(tx, actorId, ['leader'], above)))
    throw new Failure('role.other', { who: '网格长' });
  await tx.run('UPDATE dispute_survey SET found = ?, filledBy = ?, filledAt = ? WHERE id = ?', [
    found,
    actorId,
    now,
    id,
  ]);
}
