import { loadTicket } from '../../models/tickets/advance';
import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import {
  askSwap,
  loadShift,
  loadSwap,
  shiftsBetween,
  withdrawSwap,
  type DutySwap,
} from '../../models/staff/duty';
import { onDutyFor } from '../../models/staff/duty-reach';
import { Failure } from '../../models/failure';
import type { DutyShift } from '../../models/staff/roster';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { swapAsked, swapDecided, swapWithdrawn } from '../../notices/staff/duty-words';
import { dayWords, nameWords, responsibleWords } from '../../notices/words';
import { tell } from '../../notices/exchange/send';
import { accept } from '../tickets/accept';

export interface ProposedSwap {
  id: number;
  shift: DutyShift;
}

/**
 * 换班 is asked of the other; nothing changes before he agrees. One's own shift of that day goes to him, or, where one
 * has none, his to oneself. Throws duty.no_shift (neither has one), duty.busy (who would take it is away or on duty).
 */
export async function proposeSwap(
  context: Context,
  fromId: number,
  toId: number,
  day: string,
): Promise<ProposedSwap> {
  const { tx, office, now } = context;
  const within = await shiftsBetween(
    tx,
    Math.max(now, office.calendar.at(day, 0)),
    office.calendar.at(nextDay(day), 0),
  );
  // A night belongs to the day on which it begins.
  const begun = within.filter(({ startsAt }) => office.calendar.local(startsAt).day === day);
  const shift =
    begun.find(({ personId }) => personId === fromId) ?? begun.find(({ personId }) => personId === toId);
  if (!shift) throw new Failure('duty.no_shift', { day: dayWords(day) });
  await checkFree(context, shift.personId === fromId ? toId : fromId, shift);
  const id = await askSwap(tx, { shiftId: shift.id, fromId, toId, askedAt: now });
  await tell(context, toId, swapAsked(office, id, fromId, shift, now), { notice: 'question' });
  return { id, shift };
}

/** Throws duty.busy. */
async function checkFree({ tx, office }: Context, personId: number, shift: DutyShift): Promise<void> {
  const { day } = office.calendar.local(shift.startsAt);
  const away = await one(tx, 'SELECT id FROM absence WHERE personId = ? AND fromDay <= ? AND untilDay >= ?', [
    personId,
    day,
    day,
  ]);
  const meanwhile = await shiftsBetween(tx, shift.startsAt, shift.endsAt);
  const taken = meanwhile.some((other) => other.personId === personId && other.id !== shift.id);
  if (!away && !taken) return;
  const why = away ? '请了假' : '也有班';
  throw new Failure('duty.busy', { who: nameWords(office.directory, personId), why });
}

/** 同意 or 不换, by the one who was asked; the shift must still be one of theirs. Throws choice.gone, duty.busy. */
export async function decideSwap(
  context: Context,
  id: number,
  agreed: boolean,
): Promise<{ swap: DutySwap; shift: DutyShift }> {
  const { tx, office, now, actorId } = context;
  const swap = await loadSwap(tx, id);
  const shift = swap && (await loadShift(tx, swap.shiftId));
  if (!swap || !shift || swap.toId !== actorId || shift.endsAt <= now) throw new Failure('choice.gone');
  const takerId = shift.personId === swap.fromId ? swap.toId : swap.fromId;
  if (agreed) await checkFree(context, takerId, shift);
  const decided = await tx.run("UPDATE duty_swap SET state = ? WHERE id = ? AND state = 'asked'", [
    agreed ? 'agreed' : 'refused',
    id,
  ]);
  if (decided.affected === 0) throw new Failure('choice.gone');
  const after: DutyShift = Object.assign({}, shift, agreed ? { personId: takerId } : {});
  if (agreed) {
    const giverId = takerId === swap.toId ? swap.fromId : swap.toId;
    const moved = await tx.run('UPDATE duty_shift SET personId = ? WHERE id = ? AND personId = ?', [
      takerId,
      shift.id,
      giverId,
    ]);
    if (moved.affected === 0) throw new Failure('choice.gone');
  }
  await tell(context, swap.fromId, swapDecided(office, swap, after, agreed, now), { notice: 'question' });
  return { swap, shift: after };
}

/** 不换了, by who asked, before the other has said anything. Throws choice.gone. */
export async function takeBackSwap(context: Context, id: number): Promise<void> {
  const { tx, office, actorId, now } = context;
  const swap = await loadSwap(tx, id);
  const shift = swap && (await loadShift(tx, swap.shiftId));
  if (!swap || !shift || swap.fromId !== actorId || !(await withdrawSwap(tx, id)))
    throw new Failure('choice.gone');
  await tell(context, swap.toId, swapWithdrawn(office, swap, shift, now), { notice: 'fact' });
}

/** 我来接: who is on duty takes what can't wait, in whatever grid of his street. Throws duty.over, ticket.taken. */
export async function takeOnDuty(context: Context, ticketId: number): Promise<Ticket> {
  const { tx, office, now, actorId } = context;
  const ticket = await loadTicket(context, ticketId);
  const people = await onDutyFor(tx, office, ticket, now);
  if (actorId === null || !people.includes(actorId))
    throw new Failure('duty.over', { who: responsibleWords(office.directory, ticket.gridId) });
  return accept(context, ticket, null, ['member']);
}
