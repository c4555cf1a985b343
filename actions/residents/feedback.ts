import { nextDay } from '../../models/calendar';
import type { Context, Office } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  feedbackDue,
  keepFeedback,
  loadFeedback,
  unansweredFeedback,
  type Feedback,
} from '../../models/residents/feedback';
import { maskNumbers } from '../../models/residents/mask';
import type { Person } from '../../models/staff/person';
import { holdsRight, officeRights } from '../../models/staff/rights';
import { feedbackAnswered, feedbackArrived, feedbackOwed } from '../../notices/residents/feedback-words';
import { tell, type Told } from '../../notices/exchange/send';
import { complaintsOwed } from '../../notices/mediation/mediator-complaint-words';
import { suggestionsOwed } from '../../notices/residents/suggestion-words';
import { readersOfComplaint } from '../mediation/complain-of-mediator';
import { answerersOf } from './suggest';

const ANSWER_WITHIN = { amount: 5, unit: 'WD' } as const;

/**
 * 提意见: to those of the same street who answer, without a name. Gives the day until which an answer is owed, and
 * whether there is anybody to give it beside the giver himself.
 */
export async function giveFeedback(
  context: Context,
  person: Person,
  words: string,
): Promise<{ dueAt: number; readers: number }> {
  const { tx, office, now } = context;
  const dueAt = office.calendar.due(now, ANSWER_WITHIN);
  const text = maskNumbers(words).text;
  const gridId = homeNode(office, person);
  const id = await keepFeedback(tx, { personId: person.id, text, now, dueAt, gridId });
  const readers = answerersAt(office, gridId).filter((reader) => reader !== person.id);
  for (const reader of readers)
    await tell(context, reader, feedbackArrived(id, text), { notice: 'question' });
  return { dueAt, readers: readers.length };
}

/** The lowest node above all grids somebody works in, else where he lives or writes to; null: nobody knows. */
function homeNode({ directory }: Office, { id, placeId, accountGridId }: Person): number | null {
  const own = directory.staff(id)?.roles.map(({ gridId }) => gridId) ?? [];
  const home = directory.place(placeId)?.gridId ?? accountGridId ?? undefined;
  const ways = (own.length > 0 ? own : [home ?? 0]).map((gridId) =>
    directory.upwards(gridId).map((node) => node.id),
  );
  return ways[0]?.find((node) => ways.every((way) => way.includes(node))) ?? null;
}

/** Who answers for a node: in its own street; everybody who answers where there is nobody, or no street is known. */
function answerersAt({ directory }: Office, gridId: number | null): number[] {
  const roles = officeRights.answer_feedback.flatMap((role) => directory.withRole(role));
  const above = new Set(gridId === null ? [] : directory.upwards(gridId).map(({ id }) => id));
  const near = roles.filter((role) => above.has(role.gridId));
  return [...new Set((near.length > 0 ? near : roles).map(({ personId }) => personId))];
}

/** 意见: what waits for this person's answer, the oldest first. */
export async function feedbackFor(
  { tx, office }: Context,
  personId: number,
  most: number,
): Promise<(Feedback & { text: string })[]> {
  const rows = await unansweredFeedback(tx);
  return rows
    .filter(({ gridId }) => answerersAt(office, gridId).includes(personId))
    .slice(0, most)
    .map((row) => Object.assign(row, { text: tx.vault.open(row.content) }));
}

/** Answers that are due today or late: those who owe them find it in their list. Returns how many are owed. */
export async function remindOfFeedback(context: Context): Promise<number> {
  const { tx, office, now } = context;
  const { day } = office.calendar.local(now);
  const due = await feedbackDue(tx, office.calendar.at(nextDay(day), 0));
  const owed = {
    service: new Map<number, number>(),
    suggestion: new Map<number, number>(),
    mediator: new Map<number, number>(),
  };
  for (const row of due) {
    const { kind } = row;
    const readers = await readersOf(context, row);
    for (const reader of readers) owed[kind].set(reader, (owed[kind].get(reader) ?? 0) + 1);
  }
  for (const [reader, count] of owed.service)
    await tell(context, reader, feedbackOwed(count), { notice: 'fact' });
  for (const [reader, count] of owed.suggestion)
    await tell(context, reader, suggestionsOwed(count), { notice: 'fact' });
  for (const [reader, count] of owed.mediator)
    await tell(context, reader, complaintsOwed(count), { notice: 'fact' });
  return due.length;
}

/** Who owes the answer to one. */
async function readersOf(context: Context, { personId, kind, gridId, aboutId }: Feedback): Promise<number[]> {
  const { office } = context;
  if (kind === 'mediator')
    return (await readersOfComplaint(context, { aboutId, gridId: gridId ?? 0, personId })).ids;
  return kind === 'suggestion' && gridId !== null
    ? answerersOf(office, gridId, personId)
    : answerersAt(office, gridId);
}

/** The answer goes back to who gave it, at once or when he writes again (parked). Throws role.other, choice.gone. */
export async function answerFeedback(context: Context, id: number, words: string): Promise<Told> {
  const { tx, now, actorId, office } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'answer_feedback'))
    throw new Failure('role.other', { who: '街道领导或管理员' });
  const feedback = await loadFeedback(tx, id);
  if (feedback?.kind !== 'service') throw new Failure('choice.gone');
  if (!answerersAt(office, feedback.gridId).includes(actorId))
    throw new Failure('role.other', { who: '那个街道的领导或管理员' });
  const { affected } = await tx.run(
    'UPDATE feedback SET answeredBy = ?, answer = ?, answeredAt = ? WHERE id = ? AND answeredAt IS NULL',
    [actorId, tx.vault.seal(words), now, id],
  );
  if (affected === 0) throw new Failure('choice.gone');
  const said = feedbackAnswered(tx.vault.open(feedback.content), words);
  return tell(context, feedback.personId, said, { notice: 'more' });
}
