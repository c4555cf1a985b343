import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  communityRatedBy,
  keepRating,
  ratingOf,
  type GivenRating,
  type RatingShown,
} from '../../models/rounds/patrol-rating';
import { nodesOfRight } from '../../models/staff/rights';
import { isOn } from '../../models/staff/switches';

/** YYYY-MM of this moment, and of the month before. */
export function ratedMonths({ office, now }: Pick<Context, 'office' | 'now'>): {
  now: string;
  before: string;
} {
  const { day } = office.calendar.local(now);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return { now: day.slice(0, 7), before };
}

/** The community somebody may rate the patrol of. Throws role.other, rating.off. */
export async function communityToRate({ tx, office, actorId }: Context): Promise<number> {
  const gridId = actorId === null ? undefined : communityRatedBy(office.directory, actorId);
  if (gridId === undefined) throw new Failure('role.other', { who: '楼栋长' });
  if (!(await isOn(tx, 'patrolRating'))) throw new Failure('rating.off');
  return gridId;
}

/** A building head's answer of this month or the one before; false: he has answered. Throws role.other, rating.off, choice.gone. */
export async function ratePatrol(context: Context, answer: Omit<GivenRating, 'gridId'>): Promise<boolean> {
  const gridId = await communityToRate(context);
  const months = ratedMonths(context);
  if (answer.month !== months.now && answer.month !== months.before) throw new Failure('choice.gone');
  return keepRating(context.tx, context.actorId ?? 0, { ...answer, gridId }, context.now);
}

/** To who leads the squad alone: this month and the one before of his communities. Throws role.other. */
export async function ratingsLed(
  context: Context,
): Promise<{ gridId: number; month: string; shown: RatingShown }[]> {
  const { tx, office, actorId } = context;
  const { directory } = office;
  const nodes = actorId === null ? [] : nodesOfRight(directory, actorId, 'see_patrol_rating');
  if (nodes.length === 0) throw new Failure('role.other', { who: '社区的网格长' });
  const below = new Set(nodes.flatMap((id) => directory.below(id)));
  const communities = directory.grids.filter(({ id, level }) => level === 'community' && below.has(id));
  const months = ratedMonths(context);
  const rows = [];
  for (const { id: gridId } of communities)
    for (const month of [months.before, months.now])
      rows.push({ gridId, month, shown: await ratingOf(tx, directory, gridId, month) });
  return rows;
}
