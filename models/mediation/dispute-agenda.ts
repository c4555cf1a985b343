import type { Dispute } from './dispute';
import { disputeClocks } from './dispute-workflow';

/** Why a case stands on its mediator's list of the day. */
export type DisputeDue =
  | 'contact'
  | 'limit'
  | 'over'
  | 'stalled'
  | 'marks'
  | 'perform'
  | 'late'
  | 'revisit'
  | 'confirm'
  | 'plan'
  | 'today';

const DAY = 86_400_000;

/**
 * What the day asks for in this case; null: nothing. Warnings before the limit, and those about judicial confirmation,
 * are given once each (`warned`, `confirmReminded`); what is over stays on the list until something happens.
 * `meetsAt`: the next appointment.
 */
export function dueOf(dispute: Dispute, now: number, meetsAt: number | null): DisputeDue | null {
  const { state, limitAt, performBy, performedAt, revisitAt, contactBy, contactedAt } = dispute;
  if (meetsAt !== null && meetsAt - now < DAY / 2) return 'today';
  if (['lead', 'registered', 'accepted'].includes(state) && contactedAt === null)
    return contactBy !== null && contactBy < now ? 'contact' : null;
  if (state === 'mediating' && limitAt !== null && limitAt < now) return 'over';
  if (state === 'mediating' && warningsDue(dispute, now) > dispute.warned) return 'limit';
  if (state !== 'performing' && dispute.planBy !== null && dispute.planBy < now) return 'plan';
  if (state === 'agreed' && dispute.touchedAt < now - 3 * DAY) return 'marks';
  if (state === 'performing' && performedAt === null && performBy !== null && performBy < now) return 'late';
  if (confirmationsDue(dispute, now) > dispute.confirmReminded) return 'confirm';
  if (state === 'performing' && performedAt === null && performBy !== null && performBy - now < 2 * DAY)
    return 'perform';
  if (state === 'performing' && revisitAt !== null && revisitAt < now) return 'revisit';
  const waits = meetsAt === null && (state === 'accepted' || state === 'mediating');
  return waits && dispute.touchedAt < now - disputeClocks.stalled ? 'stalled' : null;
}

/** How many of the warnings before the limit are due by now. */
export function warningsDue({ limitAt }: Pick<Dispute, 'limitAt'>, now: number): number {
  if (limitAt === null) return 0;
  return disputeClocks.warnings.filter((before) => limitAt - before <= now).length;
}

/** How many reminders of judicial confirmation are due: at day 7, 20 and 27 of its 30 (art. 33). */
export function confirmationsDue(
  {
    effectiveAt,
    confirmation,
    form,
    state,
  }: Pick<Dispute, 'effectiveAt' | 'confirmation' | 'form' | 'state'>,
  now: number,
): number {
  if (effectiveAt === null || confirmation !== 'open' || form !== 'written' || state !== 'performing')
    return 0;
  if (now >= effectiveAt + disputeClocks.confirmation) return 0;
  return disputeClocks.confirmationReminders.filter((after) => effectiveAt + after <= now).length;
}
