import { holdByDefault } from '../../actions/staff/objection';
import { bestOf, valuesOf } from '../../models/staff/assessment';
import {
  casesOf,
  flagOn,
  monthBefore,
  settledOn,
  shownOn,
  type Case,
} from '../../models/staff/assessment-cases';
import { minutesOf, nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import { openObjections } from '../../models/staff/objection';
import type { Period } from '../../models/period';
import { keepFlag } from '../../models/staff/red-flag';
import { isOn, switchState } from '../../models/staff/switches';
import { assessmentReady, flagWords } from '../../notices/staff/assessment-words';
import { tell, tellGroup } from '../../notices/exchange/send';
import type { Job } from '../job';

const UNTIL = '18:00';
const DAY = 86_400_000;

/** A moment on one day after the month; none where 考核 is off, as it is by default. */
const onceAMonth =
  (name: string, at: string, dayOf: typeof shownOn): Job['moments'] =>
  async (reader, office, day) => {
    if (dayOf(office, monthBefore(day)) !== day || !(await isOn(reader, 'assessment'))) return [];
    const { calendar } = office;
    return [
      { name, at: calendar.at(day, minutesOf(at)), until: calendar.at(day, minutesOf(UNTIL)), subject: 0 },
    ];
  };

const monthWords = ({ from }: Period): string => `${Number(from.slice(5, 7))}月`;

async function countedCases(
  context: Context,
  month: Period,
  whose: Parameters<typeof casesOf>[3],
): Promise<Case[]> {
  const { since } = await switchState(context.tx, 'assessment');
  return (await casesOf(context.tx, context, month, whose)).filter(({ at }) => at >= since);
}

/** In the lists of those who have a value: they see it before anybody else. */
export const assessmentShownJob: Job = {
  name: 'assessment-shown',
  says: '考核打开时：每月第一个工作日，把上月结果先告诉本人（并进清单，不响铃）',
  moments: onceAMonth('assessment-shown', '09:16', shownOn),
  async run(context) {
    const { office, now } = context;
    const month = monthBefore(office.calendar.local(now).day);
    const gridIds = office.directory.grids.map(({ id }) => id);
    const cases = await countedCases(context, month, { gridIds });
    const people = [...new Set(cases.map(({ personId }) => personId))];
    const having = people.filter((id) => {
      const values = valuesOf(cases.filter(({ personId }) => personId === id));
      return Object.values(values).some(({ rate }) => rate !== null);
    });
    const words = assessmentReady(monthWords(month), settledOn(office, month));
    for (const personId of having) await tell(context, personId, words, { notice: 'fact' });
    return `告诉 ${having.length} 人`;
  },
};

/** 流动红旗: to each community's group the best of its grids and why. */
export const flagJob: Job = {
  name: 'assessment-flag',
  says: '考核打开时：异议期过后，在社区群里说上月流动红旗是哪个网格、为什么',
  moments: onceAMonth('assessment-flag', '09:21', flagOn),
  async run(context) {
    const { office, now } = context;
    const { directory } = office;
    const month = monthBefore(office.calendar.local(now).day);
    const until = office.calendar.at(nextDay(office.calendar.local(now).day), 0);
    let told = 0;
    for (const { id } of directory.grids.filter(
      ({ groupKey, level }) => groupKey !== null && level === 'community',
    )) {
      const grids = directory.grids.filter(({ parentId }) => parentId === id);
      const cases = await countedCases(context, month, { gridIds: directory.below(id) });
      const best = bestOf(
        grids.map((grid) => {
          const nodes = new Set(directory.below(grid.id));
          return { of: grid.id, values: valuesOf(cases.filter(({ gridId }) => nodes.has(gridId))) };
        }),
      );
      if (best.length === 0) continue;
      for (const { of: gridId, values } of best)
        await keepFlag(context.tx, id, { gridId, month: month.from.slice(0, 7), values }, now);
      await tellGroup(context, id, flagWords(office, monthWords(month), best), until);
      told += 1;
    }
    return `${told} 个社区`;
  },
};

/** An objection that nobody decided holds when its five working days are over. */
export const objectionJob: Job = {
  name: 'assessment-objection',
  says: '考核的异议五个工作日没有人定，按提的人说的算',
  async moments(reader, { calendar }, day) {
    const open = await openObjections(reader, calendar.at(nextDay(day), 0));
    return open.map(({ id, dueAt }) => ({
      name: `assessment-objection:${id}`,
      at: dueAt,
      until: dueAt + 365 * DAY,
      subject: id,
    }));
  },
  run: async (context, { subject }) => ((await holdByDefault(context, subject)) ? '成立' : '已经定了'),
};
