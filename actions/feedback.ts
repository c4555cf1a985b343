import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { keepFeedback, loadFeedback, type Feedback } from '../models/feedback';
import { maskNumbers } from '../models/mask';
import { holdsRight, officeRights } from '../models/rights';
import { feedbackAnswered, feedbackArrived } from '../notices/feedback-words';
import { tell } from '../notices/send';

const ANSWER_WITHIN = { amount: 5, unit: 'WD' } as const;

/** 提意见: to those who answer, without a name. Gives the day until which an answer is owed. */
export async function giveFeedback(context: Context, personId: number, words: string): Promise<number> {
  const { tx, office, now } = context;
  const dueAt = office.calendar.due(now, ANSWER_WITHIN);
  const text = maskNumbers(words).text;
  const id = await keepFeedback(tx, { personId, text, now, dueAt });
  const answering = officeRights.answer_feedback
    .flatMap((role) => office.directory.withRole(role))
    .map((role) => role.personId);
  for (const reader of new Set(answering))
    if (reader !== personId) await tell(context, reader, feedbackArrived(id, text), { notice: 'question' });
  return dueAt;
}

/** The answer goes back to who gave it. Throws role.other, choice.gone. */
export async function answerFeedback(context: Context, id: number, words: string): Promise<Feedback> {
  const { tx, now, actorId, office } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'answer_feedback'))
    throw new Failure('role.other', { who: '街道领导或管理员' });
  const feedback = await loadFeedback(tx, id);
  if (feedback?.kind !== 'service') throw new Failure('choice.gone');
  const { affected } = await tx.run(
    'UPDATE feedback SET answeredBy = ?, answer = ?, answeredAt = ? WHERE id = ? AND answeredAt IS NULL',
    [actorId, tx.vault.seal(words), now, id],
  );
  if (affected === 0) throw new Failure('choice.gone');
  const said = feedbackAnswered(tx.vault.open(feedback.content), words);
  await tell(context, feedback.personId, said, { notice: 'more' });
  return feedback;
}
