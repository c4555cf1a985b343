import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { Ending } from '../../models/mediation/dispute-kinds';
import { loadDispute } from '../../models/mediation/dispute-rights';
import { giveFileNumber } from '../../models/mediation/file-number';
import { tellParties } from '../../notices/mediation/party-news';
import { callOffInvitations } from './invite-desk';
import { endedFor } from '../../notices/mediation/dispute-words';

/** One party does not want to: it ends politely, nobody is pressed, the other ways stay open (art. 3, 17). */
export const refuseDispute = (context: Context, id: number): Promise<Dispute> => end(context, id, 'refuse');

/** 撤回: whoever asked need not say why. */
export const withdrawDispute = (context: Context, id: number): Promise<Dispute> =>
  end(context, id, 'withdraw');

/** 终止: no agreement, with what comes next (art. 26). */
export const failDispute = (context: Context, id: number, ending: Ending): Promise<Dispute> =>
  end(context, id, 'fail', { ending });

/** A lead of which nothing came; its one line is kept thirty days. */
export const dropLead = (context: Context, id: number): Promise<Dispute> => end(context, id, 'drop');

async function end(
  context: Context,
  id: number,
  step: 'refuse' | 'withdraw' | 'fail' | 'drop',
  set: Partial<Dispute> = {},
): Promise<Dispute> {
  const { tx, now } = context;
  const before = await loadDispute(tx, id);
  const dispute = await advanceDispute(context, before, { step, set });
  // What was mediated without success is a volume with its number too.
  if (step === 'fail') await numberFile(context, dispute);
  await tx.run(
    'UPDATE mediation_appointment SET cancelledAt = ? WHERE disputeId = ? AND cancelledAt IS NULL AND at > ?',
    [now, id, now],
  );
  await callOffInvitations(context, id);
  if (step === 'refuse' || step === 'fail') await tellParties(context, dispute, endedFor[step]);
  return dispute;
}

async function numberFile({ tx, now, office }: Context, dispute: Dispute): Promise<void> {
  const { fileNumber, fileYear } = await giveFileNumber(tx, dispute, office.calendar.local(now).day);
  await tx.run('UPDATE dispute SET fileNumber = ?, fileYear = ? WHERE id = ?', [
    fileNumber,
    fileYear,
    dispute.id,
  ]);
}
