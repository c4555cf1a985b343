import type { Context } from '../models/context';
import { askSwap, loadShift, loadSwap, shiftsBetween, type DutySwap } from '../models/duty';
import { Failure } from '../models/failure';
import { nextDay } from '../models/calendar';
import type { DutyShift } from '../models/push-budget';
import { swapAsked, swapDecided } from '../notices/duty-words';
import { dayWords } from '../notices/words';
import { tell } from '../notices/send';

/** 换班 is asked of the other; nothing changes before he agrees. Throws duty.no_shift. */
export async function proposeSwap(
  context: Context,
  fromId: number,
  toId: number,
  day: string,
): Promise<DutyShift> {
  const { tx, office, now } = context;
  const within = await shiftsBetween(
    tx,
    Math.max(now, office.calendar.at(day, 0)),
    office.calendar.at(nextDay(day), 0),
  );
  // A night belongs to the day on which it begins.
  const shift = within.find(
    ({ personId, startsAt }) => personId === fromId && office.calendar.local(startsAt).day === day,
  );
  if (!shift) throw new Failure('duty.no_shift', { day: dayWords(day) });
  const id = await askSwap(tx, { shiftId: shift.id, fromId, toId, askedAt: now });
  await tell(context, toId, swapAsked(office, id, fromId, shift, now), { notice: 'question' });
  return shift;
}

/** 同意 or 不换, by the one who was asked; the shift must still be the asker's. Throws choice.gone. */
export async function decideSwap(
  context: Context,
  id: number,
  agreed: boolean,
): Promise<{ swap: DutySwap; shift: DutyShift }> {
  const { tx, office, now, actorId } = context;
  const swap = await loadSwap(tx, id);
  const shift = swap && (await loadShift(tx, swap.shiftId));
  if (!swap || !shift || swap.toId !== actorId || shift.endsAt <= now) throw new Failure('choice.gone');
  const decided = await tx.run("UPDATE duty_swap SET state = ? WHERE id = ? AND state = 'asked'", [
    agreed ? 'agreed' : 'refused',
    id,
  ]);
  if (decided.affected === 0) throw new Failure('choice.gone');
  if (agreed) {
    const moved = await tx.run('UPDATE duty_shift SET personId = ? WHERE id = ? AND personId = ?', [
      swap.toId,
      shift.id,
      swap.fromId,
    ]);
    if (moved.affected === 0) throw new Failure('choice.gone');
  }
  const words = swapDecided(office, swap, shift, agreed, now);
  await tell(context, swap.fromId, words, { notice: 'question' });
  return { swap, shift };
}
