import {
  activityOf,
  keepAmounts,
  type Activity,
  type ActivityAmount,
  type ActivityKind,
} from '../../models/rounds/activity';
import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import type { Person } from '../../models/staff/person';
import { insert } from '../../models/store/transaction';

/** 改 and 撤回 are possible for so long; afterwards figures may have been told. */
export const CHANGE_WITHIN = 24 * 3_600_000;

export interface ActivityFacts {
  kind: ActivityKind;
  /** When it was done (YYYY-MM-DD), today unless told. */
  day?: string;
  text: string;
  amounts: readonly ActivityAmount[];
}

/** So many days back something may be written down later; figures of months that are over stay as they were told. */
const DAYS_BACK = 31;

/** 记一笔. Throws role.staff_only, street.empty, activity.day (to come, or too long ago). */
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
    day: dayOf(facts, office.calendar.local(now).day),
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

function dayOf({ day }: ActivityFacts, today: string): string {
  if (day === undefined) return today;
  if (day > today || day < nextDay(today, -DAYS_BACK)) throw new Failure('activity.day');
  return day;
}

/** One's own that may still be changed, to be shown again. Throws activity.over, activity.unknown. */
export const ownActivity = (context: Context, id: number): Promise<Activity> => own(context, id);

/** 改: another kind, other words, amounts or day; a day that isn't said stays. Throws activity.over, activity.unknown, activity.day. */
export async function amendActivity(context: Context, id: number, facts: ActivityFacts): Promise<Activity> {
  const activity = await own(context, id);
  const text = maskNumbers(facts.text).text;
  const day =
    facts.day === undefined ? activity.day : dayOf(facts, context.office.calendar.local(context.now).day);
  await context.tx.run('UPDATE activity SET kind = ?, text = ?, day = ? WHERE id = ?', [
    facts.kind,
    text,
    day,
    id,
  ]);
  await keepAmounts(context.tx, id, facts.amounts);
  return Object.assign(activity, { kind: facts.kind, text, day });
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
