import { handOverDispute } from '../../actions/mediation/hand-over-dispute';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { dropSpentFiles, eraseOldDisputes } from '../../models/mediation/erase-dispute';
import { loadDispute } from '../../models/mediation/dispute-rights';
import type { MediationAppointment } from '../../models/mediation/mediation';
import { appointmentSoon } from '../../notices/tickets/appointment-words';
import { contactLate } from '../../notices/mediation/dispute-news';
import { tell } from '../../notices/exchange/send';
import type { Chore } from '../job';

const HOUR = 3_600_000;

/** Minute clocks of disputes: first contact, the talk that begins soon, files whose mediator has left. */
export const disputeClocksChore: Chore = {
  name: 'dispute-clocks',
  says: '调解的时限：过了联系时限提醒一次，见面前两小时提醒，调解员离开就移交案卷，到了年限清空',
  async run({ database, office, now }) {
    const late = await database.rows<{ id: number }>(
      `SELECT id FROM dispute WHERE state IN ('lead', 'registered', 'accepted') AND contactBy < ?
        AND contactedAt IS NULL AND warned = 0 ORDER BY id LIMIT 50`,
      [now],
    );
    const soon = await database.rows<MediationAppointment>(
      `SELECT * FROM mediation_appointment WHERE at > ? AND at <= ? AND cancelledAt IS NULL AND remindedAt IS NULL`,
      [now, now + 2 * HOUR],
    );
    const left = await database.rows<{ id: number }>(
      `SELECT d.id FROM dispute d WHERE d.state IN ('accepted', 'mediating', 'agreed', 'performing')
        AND (d.mediatorId IS NULL OR NOT EXISTS
          (SELECT 1 FROM role r WHERE r.personId = d.mediatorId AND r.role = 'mediator')) ORDER BY d.id LIMIT 50`,
    );
    const each = (act: (context: Context) => Promise<void>): Promise<void> =>
      database.write((tx) => act({ tx, office, now, actorId: null }));
    for (const { id } of late) await each((context) => remindContact(context, id));
    for (const appointment of soon) await each((context) => remindTalk(context, appointment));
    let handed = 0;
    for (const { id } of left)
      await each(async (context) => {
        if (await handOverDispute(context, id)) handed += 1;
      });
    const erased = await database.write(
      async (tx) => (await eraseOldDisputes(tx, now)) + (await dropSpentFiles(tx, now)),
    );
    return late.length + soon.length + handed + erased;
  },
};

async function remindContact(context: Context, id: number): Promise<void> {
  const { affected } = await context.tx.run('UPDATE dispute SET warned = 1 WHERE id = ? AND warned = 0', [
    id,
  ]);
  if (affected > 0) await contactLate(context, await loadDispute(context.tx, id));
}

async function remindTalk(
  context: Context,
  { id, disputeId, at, toldAt }: MediationAppointment,
): Promise<void> {
  const { tx, now, office } = context;
  const { affected } = await tx.run(
    'UPDATE mediation_appointment SET remindedAt = ? WHERE id = ? AND remindedAt IS NULL',
    [now, id],
  );
  const dispute: Dispute = await loadDispute(tx, disputeId);
  if (affected > 0 && dispute.mediatorId !== null)
    await tell(context, dispute.mediatorId, appointmentSoon(office, disputeId, at, now, toldAt !== null), {
      notice: 'remind',
      expiresAt: at,
    });
}
