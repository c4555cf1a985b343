import { standingIn } from '../../models/tickets/standing';
import { concerning } from '../../models/staff/rights';
import { standingList } from '../../notices/tickets/standing-words';
import { tell } from '../../notices/exchange/send';
import { momentOn, type Job } from '../job';

/** Not at a full or half hour, when everybody pushes (P90236). */
const AT = '08:42';

/** Each month once: what stands, so that nothing is forgotten because its clock is. */
export const standingJob: Job = {
  name: 'standing',
  says: '每月第一个工作日，把立项、挂起的事列给街道领导、包片领导和网格长',
  async moments(_reader, { calendar }, day) {
    const first = calendar.workingDayFrom(`${day.slice(0, 7)}-01`);
    return day === first ? [momentOn('standing', AT, calendar, day)] : [];
  },
  async run(context) {
    const { tx, office } = context;
    const { directory } = office;
    // Whoever may give the reason anew, and who answers for the street.
    const roles = (['official', 'patron', 'leader'] as const).flatMap((role) => directory.withRole(role));
    let told = 0;
    for (const personId of new Set(roles.map((role) => role.personId))) {
      const nodes = roles.filter((role) => role.personId === personId);
      const gridIds = [...new Set(nodes.flatMap(({ gridId }) => directory.below(gridId)))];
      const standing = await standingIn(tx, gridIds);
      const tickets = new Set(
        concerning(
          directory,
          personId,
          standing.map(({ ticket }) => ticket),
        ),
      );
      const his = standing.filter(({ ticket }) => tickets.has(ticket));
      if (his.length === 0) continue;
      await tell(context, personId, standingList(office, his, context.now), { notice: 'list' });
      told += 1;
    }
    return `清单 ${told} 人`;
  },
};
