import { remindOfFeedback } from '../../actions/residents/feedback';
import { onWorkingDays, type Job } from '../job';

/** Just before the lists of the morning, so that it stands in today's. */
const AT = '08:04';

/** An answer is promised to everybody who says 提意见; who owes it is told on its day. */
export const feedbackJob: Job = {
  name: 'feedback-due',
  says: '有意见今天到期还没答复，写进该答复的人的早上清单',
  moments: onWorkingDays('feedback-due', AT),
  run: async (context) => `等答复 ${await remindOfFeedback(context)} 条`,
};
