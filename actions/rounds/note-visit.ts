import type { Context } from '../../models/context';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import { Failure } from '../../models/failure';
import { insert, one } from '../../models/store/transaction';

/** 来访: a count and what for, no names. Gives the month's own figures. Throws dispute.not_allowed. */
export async function noteVisit(
  context: Context,
  persons: number,
  what: string,
): Promise<{ disputes: number; persons: number }> {
  const { tx, now, office, actorId } = context;
  if (actorId === null || !(await holdsRoleNow(tx, actorId, ['mediator'])))
    throw new Failure('dispute.not_allowed');
  const gridId = office.directory.staff(actorId)?.roles.find(({ role }) => role === 'mediator')?.gridId ?? 0;
  await insert(tx, 'mediation_visit', { mediatorId: actorId, gridId, at: now, persons, what });
  const monthAt = office.calendar.at(`${office.calendar.local(now).day.slice(0, 7)}-01`, 0);
  const visits = await one<{ n: number | string | null }>(
    tx,
    'SELECT SUM(persons) AS n FROM mediation_visit WHERE mediatorId = ? AND at >= ?',
    [actorId, monthAt],
  );
  const settled = await one<{ n: number | string }>(
    tx,
    'SELECT COUNT(*) AS n FROM dispute WHERE mediatorId = ? AND agreedAt >= ?',
    [actorId, monthAt],
  );
  return { disputes: Number(settled?.n ?? 0), persons: Number(visits?.n ?? 0) };
}
