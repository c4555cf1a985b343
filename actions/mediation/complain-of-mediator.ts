import type { Context } from '../../models/context';
import { noteLookAt } from '../../models/mediation/dispute-file';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import { UNSETTLED_DISPUTES } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import {
  keepFeedback,
  loadFeedback,
  unansweredComplaints,
  type Feedback,
} from '../../models/residents/feedback';
import type { Committee, Mediator } from '../../models/mediation/mediation';
import { committeeOf, mediatorCards } from '../../models/mediation/mediators';
import type { Person } from '../../models/staff/person';
import { one } from '../../models/store/transaction';
import { marks } from '../../models/tickets/workflow';
import { complaintAnswered, complaintArrived } from '../../notices/mediation/mediator-complaint-words';
import { tell, type Told } from '../../notices/exchange/send';

const ANSWER_WITHIN = { amount: 5, unit: 'WD' } as const;

/** Whom a complaint is about, as far as it is known, and the node whose committee it concerns. */
export interface Concerned {
  aboutId: number | null;
  gridId: number;
}

/** The mediator the words name, by his name or his studio; null when they name none. */
export async function mediatorNamed({ tx, office }: Context, words: string): Promise<number | null> {
  const { directory } = office;
  const cards = new Map((await mediatorCards(tx)).map((card): [number, Mediator] => [card.personId, card]));
  const found = directory.withRole('mediator').find(({ personId }) => {
    const names = [directory.staff(personId)?.name ?? '', cards.get(personId)?.studio ?? ''];
    return names.some((name) => name.length > 1 && words.includes(name));
  });
  return found?.personId ?? null;
}

/** Who is named, else the committee's head where his office is said, else who has the giver's own case. */
async function concernedBy(context: Context, person: Person, words: string): Promise<Concerned> {
  const { tx, office } = context;
  const { directory } = office;
  const own = await one<{ gridId: number; mediatorId: number | null }>(
    tx,
    `SELECT gridId, mediatorId FROM dispute WHERE state IN (${marks(UNSETTLED_DISPUTES)}, 'performing') AND
      ((applicantId = ? AND registeredBy IS NULL) OR id IN (SELECT disputeId FROM dispute_party WHERE personId = ?))
      ORDER BY id DESC LIMIT 1`,
    [...UNSETTLED_DISPUTES, person.id, person.id],
  );
  const gridId = own?.gridId ?? directory.homeGrid(person) ?? directory.grids[0]?.id ?? 0;
  const named = await mediatorNamed(context, words);
  if (named !== null) return { aboutId: named, gridId };
  if (/调委会(?:的)?主任/.test(words))
    return { aboutId: (await committeeOf(tx, office, gridId))?.headId ?? null, gridId };
  return { aboutId: own?.mediatorId ?? null, gridId };
}

/** The committee's head; where it is about him, or there is none, who leads the office. Never whom it is about, nor who gave it. */
export async function readersOfComplaint(
  { tx, office }: Pick<Context, 'tx' | 'office'>,
  { aboutId, gridId, personId }: Concerned & { personId: number },
): Promise<{ ids: number[]; head: boolean }> {
  const committee: Committee | null = await committeeOf(tx, office, gridId);
  const headId = committee?.headId ?? null;
  const free = headId !== null && headId !== aboutId && headId !== personId;
  if (free && (await holdsRoleNow(tx, headId, ['mediator']))) return { ids: [headId], head: true };
  const officials = office.directory.nearest(gridId, 'official').map(({ id }) => id);
  return { ids: officials.filter((id) => id !== aboutId && id !== personId), head: false };
}

/** 投诉调解员: past him to the committee's head. The push says that there is one, and no word of it. */
export async function complainOfMediator(
  context: Context,
  person: Person,
  words: string,
): Promise<{ dueAt: number; head: boolean; readers: number }> {
  const { tx, office, now } = context;
  const concerned = await concernedBy(context, person, words);
  const { ids, head } = await readersOfComplaint(context, { ...concerned, personId: person.id });
  const dueAt = office.calendar.due(now, ANSWER_WITHIN);
  const given = { personId: person.id, text: words, now, dueAt, kind: 'mediator' as const };
  const id = await keepFeedback(tx, { ...given, ...concerned });
  for (const reader of ids)
    await tell(context, reader, complaintArrived(office, id, dueAt), { notice: 'question' });
  return { dueAt, head, readers: ids.length };
}

/** To who answers it, word for word; each look is noted. `head`: he is the committee's. Throws choice.gone. */
export async function readComplaint(
  context: Context,
  id: number,
): Promise<Feedback & { text: string; head: boolean }> {
  const complaint = await his(context, id);
  const { head } = await readersOfComplaint(context, asConcerned(complaint));
  await noteLookAt(context, `complaint ${id}`, 'complaint.read');
  return Object.assign(complaint, { text: context.tx.vault.open(complaint.content), head });
}

/** The answer goes to who gave it, at once or when he writes again (parked). Throws choice.gone. */
export async function answerComplaint(context: Context, id: number, words: string): Promise<Told> {
  const { tx, now, actorId } = context;
  const complaint = await his(context, id);
  await tx.run('UPDATE feedback SET answeredBy = ?, answer = ?, answeredAt = ? WHERE id = ?', [
    actorId,
    tx.vault.seal(words),
    now,
    id,
  ]);
  return tell(context, complaint.personId, complaintAnswered(words), { notice: 'more' });
}

/** What waits for this person's answer. */
export async function complaintsFor(context: Context, personId: number): Promise<Feedback[]> {
  const rows: Feedback[] = [];
  for (const row of await unansweredComplaints(context.tx))
    if ((await readersOfComplaint(context, asConcerned(row))).ids.includes(personId)) rows.push(row);
  return rows;
}

const asConcerned = ({ aboutId, gridId, personId }: Feedback): Concerned & { personId: number } => ({
  aboutId,
  gridId: gridId ?? 0,
  personId,
});

/** Whoever it is not for hears no more than of one that never was. */
async function his(context: Context, id: number): Promise<Feedback> {
  const complaint = await loadFeedback(context.tx, id);
  if (complaint?.kind !== 'mediator' || complaint.answeredAt !== null) throw new Failure('choice.gone');
  const { ids } = await readersOfComplaint(context, asConcerned(complaint));
  if (context.actorId === null || !ids.includes(context.actorId)) throw new Failure('choice.gone');
  return complaint;
}
