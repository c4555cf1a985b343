import { minutesOf, nextDay } from '../../models/calendar';
import { keepGathering } from '../../models/residents/gathering';
import { gatheringSeries, isSeriesOn, wasOpened } from '../../models/residents/gathering-series';
import { momentOn, type Job } from '../job';

const NAME = 'gathering-series';
/** So many days before it an activity is opened: time to sign up, and to be reminded the day before. */
const AHEAD = 3;

/** 定期活动 of the next days are opened for residents; nobody is rung for that. */
export const gatheringSeriesJob: Job = {
  name: NAME,
  says: '每天把表格里三天内的定期活动开放报名；不响铃，人不够时前一天告诉网格长',
  moments: async (_reader, { calendar }, day) => [momentOn(NAME, '08:03', calendar, day)],
  async run(context) {
    const { tx, office, now } = context;
    const { calendar, directory } = office;
    const today = calendar.local(now).day;
    let opened = 0;
    for (const series of await gatheringSeries(tx)) {
      const author = directory.nearest(series.gridId, 'leader')[0] ?? directory.responsible(series.gridId)[0];
      if (!author) continue;
      for (let ahead = 1; ahead <= AHEAD; ahead++) {
        const day = nextDay(today, ahead);
        if (!isSeriesOn(calendar, series.recurrence, day) || (await wasOpened(tx, series.id, day))) continue;
        const { gridId, name: title, place, seats, least } = series;
        const startsAt = calendar.at(day, minutesOf(series.startsAt));
        const origin = { authorId: author.id, openedAt: now, seriesId: series.id, seriesDay: day };
        await keepGathering(tx, { gridId, title, place, seats, least, startsAt, ...origin });
        opened += 1;
      }
    }
    return `开放 ${opened} 场`;
  },
};
