import { nextDay, weekdayOf } from '../../models/calendar';
import { bulletinOf, corrections, keepBulletin } from '../../models/figures/bulletins';
import type { Context } from '../../models/context';
import { courseOfWeeks } from '../../models/figures/course';
import { agreedExamples } from '../../models/tickets/good-example';
import type { Grid } from '../../models/staff/grid';
import { askForPaper } from '../../models/figures/paper';
import { before, weekNumber } from '../../models/period';
import { periodFigures } from '../../models/figures/period-figures';
import { firstThree, isRanked } from '../../models/figures/ranking';
import { lastWeek, type Week } from '../../models/week';
import { periodBook, periodChart } from '../../notices/figures/period-paper';
import { weekText } from '../../notices/period-words';
import { tellGroup } from '../../notices/exchange/send';
import { gridWords } from '../../notices/words';
import { momentOn, type Job } from '../job';
import type { ReadyPaper } from '../papers/drawing';

/** Not on the half hour, when everybody pushes (P90236). */
const AT = '08:33';

export const weeklyBulletinJob: Job = {
  name: 'weekly-bulletin',
  says: '每周第一个工作日，把上周情况发到各社区工作群和街道群',
  async moments(_reader, { calendar }, day) {
    const monday = nextDay(day, -((weekdayOf(day) + 6) % 7));
    return day === calendar.workingDayFrom(monday) ? [momentOn('weekly-bulletin', AT, calendar, day)] : [];
  },
  async run(context, { at }) {
    const { office } = context;
    const week = lastWeek(office.calendar.local(at).day);
    const groups = office.directory.grids.filter((grid) => grid.groupKey !== null);
    for (const grid of groups) await publish(context, grid, week);
    return `通报 ${groups.length} 个群`;
  },
};

const COURSE_WEEKS = 8;

/** The words at once, picture and workbook behind them; the numbers are kept as they were told. */
async function publish(context: Context, grid: Grid, week: Week): Promise<void> {
  const { tx, office, now } = context;
  const { directory, calendar } = office;
  const gridIds = directory.below(grid.id);
  const figures = await periodFigures(tx, context, grid.id, week);
  const earlier = await bulletinOf(tx, 'week', grid.id, before(week).from);
  const begins = calendar.at(week.from, 0);
  const examples = await agreedExamples(tx, gridIds, begins, now);
  const content = weekText({
    directory,
    name: grid.name,
    figures,
    corrections: earlier ? await corrections(tx, earlier, gridIds) : [],
    thanks: examples.map((example) => `${gridWords(directory, example.gridId)}${example.content}`),
    ranking: (await isRanked(tx)) ? firstThree(figures).map((id) => gridWords(directory, id)) : [],
  });
  await keepBulletin(
    tx,
    { kind: 'week', gridId: grid.id, period: week, figures: figures.total, content },
    now,
  );
  await tellGroup(context, grid.id, content);
  const title = `${grid.name} 第${weekNumber(week.from)}周`;
  const course = await courseOfWeeks(tx, gridIds, week.to, COURSE_WEEKS);
  const paper = { directory, title, figures, course, courseTitle: '八周上报' };
  const name = `${title}通报`;
  const ready: ReadyPaper = {
    charts: [{ name: `${name}.png`, chart: periodChart(paper) }],
    books: [{ name: `${name}.xlsx`, sheets: periodBook(paper) }],
  };
  await askForPaper(tx, 'ready', ready, { gridId: grid.id }, now);
}
