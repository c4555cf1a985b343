import { halfMonthBefore, isSurveyDay, surveyCounts } from '../../models/mediation/dispute-surveys';
import { insert } from '../../models/store/transaction';
import { surveyAsked } from '../../notices/mediation/dispute-figure-words';
import { tell } from '../../notices/exchange/send';
import { momentOn, type Job } from '../job';

/** Not at a full or half hour, when everybody pushes (P90236). */
const AT = '09:07';

/** 半月排查: twice a month each community's leader is asked, with what is already there filled in. */
export const disputeSurveyJob: Job = {
  name: 'dispute-survey',
  says: '每月 1 日和 16 日（休息日顺延），请每个社区报半月矛盾纠纷排查',
  async moments(_reader, { calendar, directory }, day) {
    if (!isSurveyDay(calendar, day)) return [];
    return directory.grids
      .filter(({ level }) => level === 'community')
      .map(({ id }) => ({
        ...momentOn('dispute-survey', AT, calendar, day),
        name: `dispute-survey:${id}`,
        subject: id,
      }));
  },
  async run(context, { subject, at }) {
    const { tx, office, now } = context;
    const { calendar, directory } = office;
    const half = halfMonthBefore(calendar.local(at).day);
    const counts = await surveyCounts(
      tx,
      directory.below(subject),
      calendar.at(half.from, 0),
      calendar.at(half.until, 0),
    );
    const id = await insert(tx, 'dispute_survey', { gridId: subject, fromDay: half.from, askedAt: now });
    const words = surveyAsked(directory.grid(subject)?.name ?? '', half.label, counts, id);
    const leaders = directory.nearest(subject, 'leader');
    for (const leader of leaders) await tell(context, leader.id, words, { notice: 'question' });
    return `排查 ${leaders.length} 人`;
  },
};
