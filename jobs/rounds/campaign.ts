import { closeCampaign } from '../../actions/rounds/campaign';
import { minutesOf } from '../../models/calendar';
import { campaignsOver, loadCampaign } from '../../models/rounds/campaign';
import type { Job } from '../job';

const AT = '08:52';
const UNTIL = '18:00';

/** The first working day after the last one of a campaign; missed, it is the next. */
export const campaignJob: Job = {
  name: 'campaign-end',
  says: '专项行动到期的第二天（遇休息日顺延），把总数发给开专项的人和工作群',
  async moments(reader, { calendar }, day) {
    if (!calendar.isWorkingDay(day)) return [];
    const over = await campaignsOver(reader, day);
    return over.map(({ id }) => ({
      name: `campaign-end:${id}`,
      at: calendar.at(day, minutesOf(AT)),
      until: calendar.at(day, minutesOf(UNTIL)),
      subject: id,
    }));
  },
  async run(context, { subject }) {
    const campaign = await loadCampaign(context.tx, subject);
    if (!campaign || campaign.endedAt !== null) return '已经结束';
    const { counts } = await closeCampaign(context, campaign);
    return `事件 ${counts.reported} 件，检查 ${counts.inspections} 次`;
  },
};
