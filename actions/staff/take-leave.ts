import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { touchDirectory } from '../../models/office';
import { nextDay } from '../../models/calendar';
import { holdsRight } from '../../models/staff/rights';
import { ticketsInHand } from '../../models/tickets/tickets';
import { insert, one } from '../../models/store/transaction';
import { tellLeader, tellStandIn } from '../../notices/staff/leave-news';

export interface Leave {
  /** First and last day, YYYY-MM-DD. */
  fromDay: string;
  untilDay: string;
  delegateId: number;
}

/**
 * 请假 with a stand-in: on those days what comes for him comes to the other, who may do what he may; it ends by
 * itself. Throws role.staff_only, leave.not_free.
 */
export async function takeLeave(context: Context, leave: Leave): Promise<void> {
  const { tx, office, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'take_leave'))
    throw new Failure('role.staff_only');
  await checkStandIn(context, leave, actorId);
  await insert(tx, 'absence', { personId: actorId, ...leave });
  await touchDirectory(tx);
  const inHand = await ticketsInHand(tx, actorId, 50);
  await tellStandIn(context, actorId, leave, inHand.length);
  await tellLeader(context, actorId, leave);
}

/** Somebody of the staff, there himself, and not the same person. */
async function checkStandIn({ tx, office }: Context, leave: Leave, actorId: number): Promise<void> {
  const { directory } = office;
  const away = await one(tx, 'SELECT id FROM absence WHERE personId = ? AND fromDay <= ? AND untilDay >= ?', [
    leave.delegateId,
    leave.untilDay,
    leave.fromDay,
  ]);
  if (leave.delegateId !== actorId && directory.isStaff(leave.delegateId) && !away) return;
  throw new Failure('leave.not_free', { name: directory.staff(leave.delegateId)?.name ?? '' });
}

/** 销假: back from today on. False when he was not away. */
export async function endLeave({ tx, office, now, actorId }: Context): Promise<boolean> {
  const { day } = office.calendar.local(now);
  const before = await tx.run('DELETE FROM absence WHERE personId = ? AND fromDay >= ?', [actorId, day]);
  const during = await tx.run('UPDATE absence SET untilDay = ? WHERE personId = ? AND untilDay >= ?', [
    nextDay(day, -1),
    actorId,
    day,
  ]);
  if (before.affected + during.affected === 0) return false;
  await touchDirectory(tx);
  return true;
}
