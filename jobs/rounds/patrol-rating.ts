import { ratedMonths } from '../../actions/rounds/rate-patrol';
import { nextDay, type WorkingCalendar } from '../../models/calendar';
import { communityRatedBy, hasRated } from '../../models/rounds/patrol-rating';
import { isOn } from '../../models/staff/switches';
import { askSeen } from '../../notices/rounds/patrol-rating-words';
import { tell } from '../../notices/exchange/send';
import { momentOn, type Job } from '../job';

const NAME = 'patrol-rating';

/** The last working day of its month. */
function endsMonth(calendar: WorkingCalendar, day: string): boolean {
  if (!calendar.isWorkingDay(day)) return false;
  for (let next = nextDay(day); next.slice(0, 7) === day.slice(0, 7); next = nextDay(next))
    if (calendar.isWorkingDay(next)) return false;
  return true;
}

/** Where it is switched on: building heads are asked once a month; who can't be written to hears it when he comes next. */
export const patrolRatingJob: Job = {
  name: NAME,
  says: '楼栋长评巡查打开时：每月最后一个工作日，请楼栋长点三下',
  moments: async (reader, { calendar }, day) =>
    endsMonth(calendar, day) && (await isOn(reader, 'patrolRating'))
      ? [momentOn(NAME, '10:12', calendar, day)]
      : [],
  async run(context) {
    const { tx, office } = context;
    const { directory } = office;
    const month = ratedMonths(context).now;
    const heads = new Set(directory.withRole('building_head').map(({ personId }) => personId));
    let asked = 0;
    for (const personId of heads) {
      if (communityRatedBy(directory, personId) === undefined || (await hasRated(tx, personId, month)))
        continue;
      await tell(context, personId, askSeen(month), { notice: 'more' });
      asked += 1;
    }
    return `请 ${asked} 位楼栋长`;
  },
};
