import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute, Side } from '../../models/mediation/dispute';
import { bothConsent, partiesOf } from '../../models/mediation/dispute-file';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { disputeLimit } from '../../models/mediation/dispute-limit';

/** A side says yes, and when both have, mediation begins with its limit. The yes is stored with its moment (art. 3, 17). */
export async function giveConsent(context: Context, id: number, sides: readonly Side[]): Promise<Dispute> {
  const { tx, now } = context;
  const before = await loadDispute(tx, id);
  const dispute = await advanceDispute(context, before, {
    step: 'consent',
    note: sides.join(),
    set: { contactedAt: before.contactedAt ?? now },
  });
  for (const side of sides) {
    await tx.run(
      'UPDATE dispute_party SET consentAt = ? WHERE disputeId = ? AND side = ? AND consentAt IS NULL',
      [now, id, side],
    );
  }
  const begins = dispute.state === 'accepted' && bothConsent(await partiesOf(tx, id));
  return begins ? beginMediation(context, dispute) : dispute;
}

/** 开始调解: both have said yes; the office's limit runs from now. Throws dispute.missing. */
async function beginMediation(context: Context, dispute: Dispute): Promise<Dispute> {
  const limitAt = context.office.calendar.due(context.now, await disputeLimit(context.tx));
  return advanceDispute(context, dispute, {
    step: 'begin',
    set: { limitAt: dispute.limitAt ?? limitAt, warned: 0 },
  });
}
