import type { Context, Office } from '../../models/context';
import { Failure } from '../../models/failure';
import { keepFeedback, loadFeedback, type Feedback } from '../../models/residents/feedback';
import { maskNumbers } from '../../models/residents/mask';
import { withoutNames } from '../../models/residents/personal-matters';
import { nodesOfRight } from '../../models/staff/rights';
import { suggestionAnswered, suggestionArrived } from '../../notices/residents/suggestion-words';
import { tell } from '../../notices/exchange/send';

const ANSWER_WITHIN = { amount: 5, unit: 'WD' } as const;

/** Who answers for a node: its leader, else staff of the community, else who leads the office; never who said it. */
export function answerersOf({ directory }: Office, gridId: number, personId: number): number[] {
  for (const role of ['leader', 'community_staff', 'official'] as const) {
    const ids = directory.nearest(gridId, role).map(({ id }) => id);
    const others = ids.filter((id) => id !== personId);
    if (others.length > 0) return others;
  }
  return [];
}

export interface Suggested {
  id: number;
  dueAt: number;
  text: string;
}

/** 民情: to who answers for the node, without a name. Gives until when an answer is owed, and the words as kept. */
export async function giveSuggestion(
  context: Context,
  personId: number,
  gridId: number,
  words: string,
): Promise<Suggested> {
  const { tx, office, now } = context;
  const dueAt = office.calendar.due(now, ANSWER_WITHIN);
  const text = withoutNames(maskNumbers(words).text);
  const id = await keepFeedback(tx, { personId, text, now, dueAt, kind: 'suggestion', gridId });
  for (const reader of answerersOf(office, gridId, personId))
    await tell(context, reader, suggestionArrived(office, { id, gridId }, text), { notice: 'question' });
  return { id, dueAt, text };
}

async function mine({ tx, office, actorId }: Context, id: number): Promise<Feedback & { gridId: number }> {
  const suggestion = await loadFeedback(tx, id);
  if (suggestion?.kind !== 'suggestion' || suggestion.gridId === null || suggestion.answeredAt !== null)
    throw new Failure('choice.gone');
  const { gridId } = suggestion;
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'answer_suggestion');
  if (!nodes.some((node) => office.directory.below(node).includes(gridId)))
    throw new Failure('role.other', { who: '网格长、社区工作人员或街道领导' });
  return Object.assign(suggestion, { gridId });
}

/** The answer goes back to who gave it, and may be shown without a name. Throws role.other, choice.gone. */
export async function answerSuggestion(context: Context, id: number, words: string): Promise<void> {
  const { tx, now, actorId, office } = context;
  const suggestion = await mine(context, id);
  const answer = maskNumbers(words).text;
  await tx.run('UPDATE feedback SET answeredBy = ?, answer = ?, answeredAt = ? WHERE id = ?', [
    actorId,
    tx.vault.seal(answer),
    now,
    id,
  ]);
  const staff = office.directory.isStaff(suggestion.personId);
  const said = suggestionAnswered(tx.vault.open(suggestion.content), answer, staff);
  await tell(context, suggestion.personId, said, { notice: 'more' });
}

/** 转街道: what a community can't decide is answered by who leads the office; the day stays. Throws role.other, choice.gone. */
export async function raiseSuggestion(context: Context, id: number): Promise<void> {
  const { tx, office, actorId } = context;
  const { gridId, content } = await mine(context, id);
  const top = office.directory.upwards(gridId).at(-1)?.id ?? gridId;
  const officials = office.directory.nearest(top, 'official').filter((one) => one.id !== actorId);
  if (officials.length === 0) throw new Failure('choice.gone');
  await tx.run('UPDATE feedback SET gridId = ? WHERE id = ?', [top, id]);
  for (const reader of officials)
    await tell(context, reader.id, suggestionArrived(office, { id, gridId }, tx.vault.open(content), false), {
      notice: 'question',
    });
}

/** 报上去 instead: the wish goes, unless it was answered already, and its words come back. Throws choice.gone. */
export async function withdrawSuggestion({ tx, actorId }: Context, id: number): Promise<string> {
  const suggestion = await loadFeedback(tx, id);
  if (suggestion?.kind !== 'suggestion' || suggestion.personId !== actorId) throw new Failure('choice.gone');
  const { affected } = await tx.run('DELETE FROM feedback WHERE id = ? AND answeredAt IS NULL', [id]);
  if (affected === 0) throw new Failure('choice.gone');
  return tx.vault.open(suggestion.content);
}
