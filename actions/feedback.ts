import { nextDay } from '../models/calendar';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { feedbackDue, keepFeedback, loadFeedback } from '../models/feedback';
import { maskNumbers } from '../models/mask';
import { holdsRight, officeRights } from '../models/rights';
import { feedbackAnswered, feedbackArrived, feedbackOwed } from '../notices/feedback-words';
import { tell, type Told } from '../notices/send';
import { suggestionsOwed } from '../notices/suggestion-words';
import { answerersOf } from './suggest';
import { one } from '../models/transaction';

const ANSWER_WITHIN = { amount: 5, unit: 'WD' } as const;

/**
 * 提意见: to those of the same street who answer, without a name. Gives the day until which an answer is owed, and
 * whether there is anybody to give it beside the giver himself.
 */
export async function giveFeedback(
  context: Context,
  personId: number,
  words: string,
): Promise<{ dueAt: number; readers: number }> {
  const { tx, office, now } = context;
  const dueAt = office.calendar.due(now, ANSWER_WITHIN);
  const text = maskNumbers(words).text;
  const id = await keepFeedback(tx, { personId, text, now, dueAt });
  const readers = (await answering(context, personId)).filter((reader) => reader !== personId);
  for (const reader of readers)
    await tell(context, reader, feedbackArrived(id, text), { notice: 'question' });
  return { dueAt, readers: readers.length };
}

/** Who answers: in the street where the giver works or lives; everybody who answers where that is not known. */
async function answering({ tx, office }: Context, personId: number): Promise<number[]> {
  const { directory } = office;
  const roles = officeRights.answer_feedback.flatMap((role) => directory.withRole(role));
  const all = [...new Set(roles.map((role) => role.personId))];
  const home = await one<{ placeId: number | null }>(tx, 'SELECT placeId FROM person WHERE id = ?', [
    personId,
  ]);
  const gridIds = [
    ...(directory.staff(personId)?.roles.map(({ gridId }) => gridId) ?? []),
    directory.place(home?.placeId ?? null)?.gridId,
  ].filter((gridId) => gridId !== undefined);
  const above = new Set(gridIds.flatMap((gridId) => directory.upwards(gridId).map(({ id }) => id)));
  const near = [...new Set(roles.filter(({ gridId }) => above.has(gridId)).map((role) => role.personId))];
  return near.length > 0 ? near : all;
}

/** Answers that are due today or late: those who owe them find it in their list. Returns how many are owed. */
export async function remindOfFeedback(context: Context): Promise<number> {
  const { tx, office, now } = context;
  const { day } = office.calendar.local(now);
  const due = await feedbackDue(tx, office.calendar.at(nextDay(day), 0));
  const owed = { service: new Map<number, number>(), suggestion: new Map<number, number>() };
  for (const { personId, kind, gridId } of due) {
    const readers =
      kind === 'suggestion' && gridId !== null
        ? answerersOf(office, gridId, personId)
        : await answering(context, personId);
    for (const reader of readers) owed[kind].set(reader, (owed[kind].get(reader) ?? 0) + 1);
  }
  for (const [reader, count] of owed.service)
    await tell(context, reader, feedbackOwed(count), { notice: 'fact' });
  for (const [reader, count] of owed.suggestion)
    await tell(context, reader, suggestionsOwed(count), { notice: 'fact' });
  return due.length;
}

/** The answer goes back to who gave it, at once or when he writes again (parked). Throws role.other, choice.gone. */
export async function answerFeedback(context: Context, id: number, words: string): Promise<Told> {
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
  return tell(context, feedback.personId, said, { notice: 'more' });
}
