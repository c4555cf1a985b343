import {
  activityOf,
  keepAmounts,
  type Activity,
  type ActivityAmount,
  type ActivityKind,
} from '../models/activity';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { maskNumbers } from '../models/mask';
import type { Person } from '../models/person';
import { insert } from '../models/transaction';

/** 改 and 撤回 are possible for so long; afterwards figures may have been told. */
export const CHANGE_WITHIN = 24 * 3_600_000;

export interface ActivityFacts {
  kind: ActivityKind;
  text: string;
  amounts: readonly ActivityAmount[];
}

/** 记一笔. Throws role.staff_only, street.empty. */
export async function recordActivity(
  { tx, office, now }: Context,
  person: Person,
  facts: ActivityFacts,
): Promise<Activity> {
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const gridId = office.directory.defaultGrid(person.id);
  if (gridId === undefined) throw new Failure('street.empty');
  const row = {
    kind: facts.kind,
    day: office.calendar.local(now).day,
    gridId,
    personId: person.id,
    text: maskNumbers(facts.text).text,
    recordedAt: now,
    withdrawnAt: null,
  };
  const id = await insert(tx, 'activity', row);
  await keepAmounts(tx, id, facts.amounts);
  return { id, ...row };
}

/** 改: another kind, other words and amounts; the day stays. Throws activity.over, activity.unknown. */
export async function amendActivity(context: Context, id: number, facts: ActivityFacts): Promise<Activity> {
  const activity = await own(context, id);
  const text = maskNumbers(facts.text).text;
  await context.tx.run('UPDATE activity SET kind = ?, text = ? WHERE id = ?', [facts.kind, text, id]);
  await keepAmounts(context.tx, id, facts.amounts);
  return Object.assign(activity, { kind: facts.kind, text });
}

/** 撤回: it stays as a row and counts no more. Throws activity.over, activity.unknown. */
export async function withdrawActivity(context: Context, id: number): Promise<Activity> {
  const activity = await own(context, id);
  await context.tx.run('UPDATE activity SET withdrawnAt = ? WHERE id = ?', [context.now, id]);
  return Object.assign(activity, { withdrawnAt: context.now });
}

async function own({ tx, now, actorId }: Context, id: number): Promise<Activity> {
  const activity = await activityOf(tx, id);
  if (!activity || activity.personId !== actorId || activity.withdrawnAt !== null)
    throw new Failure('activity.unknown');
  if (activity.recordedAt < now - CHANGE_WITHIN) throw new Failure('activity.over');
  return activity;
}
