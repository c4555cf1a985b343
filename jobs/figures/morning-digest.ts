import { morningFigures } from '../../models/figures/morning';
import { takeHeld } from '../../models/exchange/held-notice';
import { isAtWork } from '../../models/exchange/push-budget';
import { concerning } from '../../models/staff/rights';
import { subscribersOf } from '../../models/figures/subscriptions';
import { digestAnswer, weeklyOnly } from '../../notices/figures/bulletin-words';
import { withHeld } from '../../notices/tickets/list-words';
import { tell } from '../../notices/exchange/send';
import { followUpRows } from '../tickets/follow-up';
import { onWorkingDays, type Job } from '../job';

/** One card each working morning to whoever leads the street or looks after a part of it (包片): what needs him, then three numbers. */
export const morningDigestJob: Job = {
  name: 'morning-digest',
  says: '工作日早上，给街道领导一张卡：先看要过问的，再看三个数',
  moments: onWorkingDays('morning-digest', '08:12'),
  async run(context) {
    const { directory } = context.office;
    const officials = await subscribersOf(context.tx, directory, 'morning');
    for (const { personId, gridId } of officials) {
      const { tx, office, now } = context;
      if (!(await isAtWork(tx, office, personId, now))) continue;
      const figures = await morningFigures(tx, context, gridId);
      const needsYou = concerning(directory, personId, figures.needsYou);
      const digest = digestAnswer(office, { ...figures, needsYou }, now, weeklyOnly(true));
      const text = withHeld(digest.text, [
        ...(await followUpRows(context, personId)),
        ...(await takeHeld(tx, personId, now)),
      ]);
      await tell(context, personId, { ...digest, text }, { notice: 'list' });
    }
    return `汇总 ${officials.length} 人`;
  },
};
