import { dueInspections, noteReminded, type DueInspection } from '../models/inspection';
import { dueNews } from '../notices/inspection-words';
import { tell } from '../notices/send';
import { onWorkingDays, type Job } from './job';

/** What came due by interval or season goes into the next list of who looks after the grid: each time it comes due, once. */
export const inspectionDueJob: Job = {
  name: 'inspection-due',
  says: '工作日早上，把到期、到季节该查的地方放进网格员的清单，每次到期一遍',
  // Before the list of the morning.
  moments: onWorkingDays('inspection-due', '07:52'),
  async run(context) {
    const { tx, office, now } = context;
    const { directory } = office;
    const grids = await tx.rows<{ gridId: number }>(
      'SELECT DISTINCT gridId FROM inspection_place ORDER BY gridId',
    );
    const byPerson = new Map<number, DueInspection[]>();
    for (const { gridId } of grids)
      for (const due of await dueInspections(tx, office, [gridId], now)) {
        if (!(await noteReminded(tx, due, now))) continue;
        for (const { id } of directory.responsible(gridId))
          byPerson.set(id, [...(byPerson.get(id) ?? []), due]);
      }
    for (const [personId, due] of byPerson)
      await tell(context, personId, { text: dueNews(office, due) }, { notice: 'fact' });
    return `到期 ${byPerson.size} 人`;
  },
};
