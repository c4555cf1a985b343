import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { disputeClocks } from '../../models/mediation/dispute-workflow';
import {
  endOfDay,
  instalmentsOf,
  keepInstalments,
  markInstalments,
  nextOwed,
  type Instalment,
} from '../../models/mediation/instalments';
import { instalmentWords, planWords } from '../../notices/mediation/instalment-words';

/** 履行: done, or a date passed without; then both hear of the ways that are left (arts. 31, 32). Of several days the one that is due. */
export async function notePerformance(context: Context, id: number, done: boolean): Promise<Dispute> {
  const { tx, now, office } = context;
  const dispute = await loadDispute(tx, id);
  const rows = await instalmentsOf(tx, id);
  const owed = nextOwed(rows);
  const note = owed === null ? '' : instalmentWords(office, owed);
  if (!done) return advanceDispute(context, dispute, { step: 'break', note });
  const next = nextOwed(rows.filter((row) => row !== owed));
  if (owed === null || next === null) return performAll(context, id);
  const moved = await advanceDispute(context, dispute, {
    step: 'perform_instalment',
    note,
    set: { performBy: next.dueBy },
  });
  await markInstalments(tx, [owed], now);
  return moved;
}

/** All of it is performed, also what is due later. */
export async function performAll(context: Context, id: number): Promise<Dispute> {
  const { tx, now } = context;
  const dispute = await loadDispute(tx, id);
  const pause = dispute.tier === 'major' ? disputeClocks.revisitMajor : disputeClocks.revisit;
  const moved = await advanceDispute(context, dispute, { step: 'perform', set: { revisitAt: now + pause } });
  await markInstalments(tx, await instalmentsOf(tx, id), now);
  return moved;
}

/** Both agreed on other days for what is still owed; the signed paper stays as it is. */
export async function reschedule(
  context: Context,
  id: number,
  plan: readonly Instalment[],
): Promise<Dispute> {
  const { tx, office } = context;
  const dispute = await loadDispute(tx, id);
  const [first] = plan;
  const moved = await advanceDispute(context, dispute, {
    step: 'reschedule',
    note: plan.map(planWords).join('，'),
    ...(first === undefined ? {} : { set: { performBy: endOfDay(office.calendar, first.day) } }),
  });
  await keepInstalments(tx, office.calendar, id, plan);
  return moved;
}

/** 履行了一部分: what is still owed, and when the mediator asks again. The agreement's own date stays in the agreement. */
export async function notePartPerformed(
  context: Context,
  id: number,
  { left, nextAt }: { left: string; nextAt: number },
): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), {
    step: 'perform_part',
    note: left,
    set: { performBy: nextAt, performedAt: null, revisitAt: null },
  });
}

/** After 没有履行: the day on which the mediator asks again. */
export async function askAgainOn(context: Context, id: number, nextAt: number): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), {
    step: 'ask_again',
    set: { performBy: nextAt },
  });
}
