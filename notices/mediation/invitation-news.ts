import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { MediationInvitation } from '../../models/mediation/mediation';
import { joinedMeeting, meetingCalledOff } from './invitation-words';
import { tell } from '../exchange/send';

/** People of desks who come to this mediation. */
const joined = ({ tx }: Context, disputeId: number): Promise<MediationInvitation[]> =>
  tx.rows<MediationInvitation>(
    `SELECT * FROM mediation_invitation WHERE disputeId = ? AND personId IS NOT NULL AND calledOffAt IS NULL
      ORDER BY id`,
    [disputeId],
  );

/** Those who come hear of the time and place that were set. */
export async function tellJoined(
  context: Context,
  dispute: Pick<Dispute, 'id'>,
  meeting: { at: number; place: string },
): Promise<void> {
  for (const { id, personId } of await joined(context, dispute.id))
    if (personId !== null)
      await tell(context, personId, joinedMeeting(context.office, id, meeting, context.now));
}

/** It ended: nobody waits for it any more. */
export async function tellCalledOff(context: Context, disputeId: number): Promise<void> {
  for (const { personId } of await joined(context, disputeId))
    if (personId !== null) await tell(context, personId, meetingCalledOff);
}
