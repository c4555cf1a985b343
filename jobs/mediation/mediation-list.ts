import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { confirmationsDue, dueOf, warningsDue, type DisputeDue } from '../../models/mediation/dispute-agenda';
import { OPEN_DISPUTES } from '../../models/mediation/dispute-workflow';
import { committeeOf } from '../../models/mediation/mediators';
import { marks } from '../../models/tickets/workflow';
import { mediationList } from '../../notices/mediation/mediation-list-words';
import { tell } from '../../notices/exchange/send';
import { onWorkingDays, type Job } from '../job';

type Row = Dispute & { meetsAt: number | null; owed: number | null };

/** Every mediator's own list of the day: whom to call, what runs out, what is to be visited. Numbers and kinds, no names. */
export const mediationListJob: Job = {
  name: 'mediation-list',
  says: '工作日早上，给每位调解员一张单子：要联系的、快到期的、要回访的；没有就不发',
  moments: onWorkingDays('mediation-list', '08:21'),
  async run(context, { until }) {
    const { tx, now } = context;
    const rows = await tx.rows<Row>(
      `SELECT d.*, (SELECT MIN(a.at) FROM mediation_appointment a
          WHERE a.disputeId = d.id AND a.cancelledAt IS NULL AND a.at > ?) AS meetsAt,
        (SELECT MIN(i.number) FROM mediation_instalment i WHERE i.disputeId = d.id AND i.doneAt IS NULL) AS owed
        FROM dispute d WHERE d.state IN (${marks(OPEN_DISPUTES)}) ORDER BY d.id`,
      [now, ...OPEN_DISPUTES],
    );
    const lists = new Map<number, { dispute: Row; due: DisputeDue }[]>();
    for (const dispute of rows) {
      const due = dueOf(dispute, now, dispute.meetsAt);
      // What nobody has taken in time is the head's to name somebody for.
      const reader = dispute.mediatorId ?? (await headOf(context, dispute.gridId));
      if (due === null || reader === null) continue;
      lists.set(reader, [...(lists.get(reader) ?? []), { dispute, due }]);
      await noteWarned(context, dispute);
    }
    for (const [mediatorId, list] of lists)
      await tell(context, mediatorId, mediationList(context.office, list, now), {
        notice: 'list',
        expiresAt: until,
      });
    return `调解清单 ${lists.size} 人`;
  },
};

const headOf = async ({ tx, office }: Context, gridId: number): Promise<number | null> =>
  (await committeeOf(tx, office, gridId))?.headId ?? null;

/** The same warning is not given twice. */
async function noteWarned({ tx, now }: Context, dispute: Dispute): Promise<void> {
  await tx.run('UPDATE dispute SET warned = ?, confirmReminded = ? WHERE id = ?', [
    Math.max(dispute.warned, dispute.state === 'mediating' ? warningsDue(dispute, now) : 0),
    Math.max(dispute.confirmReminded, confirmationsDue(dispute, now)),
    dispute.id,
  ]);
}
