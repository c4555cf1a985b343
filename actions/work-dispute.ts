import { advanceDispute } from '../models/advance-dispute';
import type { Context } from '../models/context';
import type { Dispute } from '../models/dispute';
import { loadDispute } from '../models/dispute-rights';
import { disputeLimit } from '../models/dispute-limit';
import { Failure } from '../models/failure';
import { deskInvited } from '../notices/mediation-work-words';
import { nameWords } from '../notices/words';
import { tell } from '../notices/send';

/** 延长: once, when both sides want to go on. */
export async function extendDispute(context: Context, id: number): Promise<Dispute> {
  const dispute = await loadDispute(context.tx, id);
  if (Number(dispute.extended) === 1)
    throw new Failure('dispute.words', { example: '已经延长过一次了。还谈不成就结束，双方可以走别的路。' });
  const start = Math.max(dispute.limitAt ?? context.now, context.now);
  const limitAt = context.office.calendar.due(start, await disputeLimit(context.tx));
  return advanceDispute(context, dispute, { step: 'extend', set: { limitAt, extended: true, warned: 0 } });
}

/** 联合调解: a desk comes to the table with both sides' yes; it is told that it is asked for, not why. */
export async function inviteDesk(context: Context, id: number, desk: string): Promise<Dispute> {
  const { directory } = context.office;
  const dispute = await advanceDispute(context, await loadDispute(context.tx, id), {
    step: 'invite',
    note: desk,
    set: { desk },
  });
  const above = new Set(directory.upwards(dispute.gridId).map((grid) => grid.id));
  const people = directory.withRole('desk').filter((role) => role.desk === desk && above.has(role.gridId));
  for (const { personId } of people)
    await tell(context, personId, deskInvited(nameWords(directory, context.actorId)));
  return dispute;
}

/** 邀请: a relative, neighbour or expert joins, both sides have said yes (art. 20). He is called by the mediator. */
export async function inviteHelper(context: Context, id: number, who: string): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), { step: 'invite', note: who });
}

/** Police or another body was told (art. 25): that it was, and when; never what. */
export async function noteRisk(context: Context, id: number): Promise<Dispute> {
  return advanceDispute(context, await loadDispute(context.tx, id), { step: 'report_risk' });
}
