import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import { before, monthsOf, weekOf, type Period } from '../../models/period';
import { periodFigures } from '../../models/figures/period-figures';
import { isAtWork } from '../../models/exchange/push-budget';
import { subscribersOf, type DigestName } from '../../models/figures/subscriptions';
import { periodAnswer } from '../../notices/figures/digest-words';
import { tell } from '../../notices/exchange/send';
import { momentOn, type Job } from '../job';

/** 周报 and 月报 for leaders: on the first working day, after the groups have had theirs. */
function periodDigestJob(
  digest: Exclude<DigestName, 'morning'>,
  said: string,
  at: string,
  periodOf: (day: string) => Period,
): Job {
  const name = `${digest}-digest` as const;
  return {
    name,
    says: `每${said === '上月' ? '月' : '周'}第一个工作日，给订阅的领导发${said}汇总`,
    async moments(_reader, { calendar }, day) {
      const first = calendar.workingDayFrom(nextDay(periodOf(day).to));
      return day === first ? [momentOn(name, at, calendar, day)] : [];
    },
    run: (context, moment) =>
      send(context, digest, said, periodOf(context.office.calendar.local(moment.at).day)),
  };
}

async function send(context: Context, digest: DigestName, said: string, period: Period): Promise<string> {
  const { tx, office, now } = context;
  let told = 0;
  for (const { personId, gridId } of await subscribersOf(tx, office.directory, digest)) {
    if (!(await isAtWork(tx, office, personId, now))) continue;
    const figures = await periodFigures(tx, context, gridId, period);
    const name = office.directory.grid(gridId)?.name ?? '';
    const answer = periodAnswer(office, name, said, figures, now);
    if ((await tell(context, personId, answer, { notice: 'list' })) === 'queued') told += 1;
  }
  return `发给 ${told} 人`;
}

export const weekDigestJob = periodDigestJob('week', '上周', '08:41', (day) => before(weekOf(day)));
export const monthDigestJob = periodDigestJob('month', '上月', '08:47', (day) =>
  monthsOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 1),
);
