import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { disputeLimit } from '../../models/mediation/dispute-limit';
import { Failure } from '../../models/failure';

/** 延长: once, when both sides want to go on. */
export async function extendDispute(context: Context, id: number): Promise<Dispute> {
  const dispute = await loadDispute(context.tx, id);
  if (Number(dispute.extended) === 1)
    throw new Failure('dispute.words', { example: '已经延长过一次了。还谈不成就结束，双方可以走别的路。' });
  const start = Math.max(dispute.limitAt ?? context.now, context.now);
  const limitAt = context.office.calendar.due(start, await disputeLimit(context.tx));
  return advanceDispute(context, dispute, { step: 'extend', set: { limitAt, extended: true, warned: 0 } });
}

/** 邀请: a relative, neighbour or expert joins, both sides have said yes (art. 20). He is called by the mediator. */
export async function inviteHelper(context: Context, id: number, who: string): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), { step: 'invite', note: who });
}

/** Police or another body was told (art. 25): that it was, and when; never what. */
export async function noteRisk(context: Context, id: number): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), { step: 'report_risk' });
}
