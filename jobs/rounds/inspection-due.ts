import type { Owner } from '../../models/outside/arrangement';
import type { Context } from '../../models/context';
import { dueInspections, noteReminded, type DueInspection } from '../../models/rounds/inspection';
import { handlersOf } from '../../models/outside/outside';
import { firmOf } from '../../models/rounds/self-check';
import { dueNews } from '../../notices/rounds/inspection-words';
import { selfCheckDue, selfCheckNews } from '../../notices/rounds/self-check-words';
import { tell } from '../../notices/exchange/send';
import { onWorkingDays, type Job } from '../job';

const DAY = 86_400_000;

/** What came due by interval or season goes into the next list of who looks after the grid: each time it comes due, once. */
export const inspectionDueJob: Job = {
  name: 'inspection-due',
  says: '工作日早上，把到期、到季节该查的地方放进网格员的清单，每次到期一遍；单位自查的请单位的人查',
  // Before the list of the morning.
  moments: onWorkingDays('inspection-due', '07:52'),
  async run(context) {
    const { tx, office, now } = context;
    const { directory, calendar } = office;
    const grids = await tx.rows<{ gridId: number }>(
      'SELECT DISTINCT gridId FROM inspection_place ORDER BY gridId',
    );
    const evening = calendar.at(calendar.local(now).day, 0) + DAY - 1;
    const byPerson = new Map<number, DueInspection[]>();
    const own: { due: DueInspection; owner: Owner; contacts: number[] }[] = [];
    for (const { gridId } of grids)
      for (const due of await dueInspections(tx, office, [gridId], evening)) {
        const owner = due.plan && firmOf(office, due.plan);
        const contacts = owner ? await handlersOf(tx, owner.id) : [];
        // A firm is told a day, whatever the hour.
        if (contacts.length === 0 && due.dueAt > now) continue;
        if (!(await noteReminded(tx, due, Math.max(now, due.dueAt)))) continue;
        if (owner && contacts.length > 0) own.push({ due, owner, contacts });
        else
          for (const { id } of directory.responsible(gridId))
            byPerson.set(id, [...(byPerson.get(id) ?? []), due]);
      }
    for (const [personId, due] of byPerson)
      await tell(context, personId, { text: dueNews(office, due) }, { notice: 'fact' });
    for (const one of own) await askFirm(context, one);
    return `到期 ${byPerson.size} 人，自查 ${own.length} 处`;
  },
};

/** In its chat where the platform lets us (48 hours); the member reads which, and calls where it doesn't. */
async function askFirm(
  context: Context,
  { due, owner, contacts }: { due: DueInspection; owner: Owner; contacts: readonly number[] },
): Promise<void> {
  const { office } = context;
  let asked = false;
  for (const personId of contacts)
    if ((await tell(context, personId, selfCheckDue(office, due), { notice: 'again' })) === 'queued')
      asked = true;
  const text = selfCheckNews(office, due, owner, asked);
  for (const { id } of office.directory.responsible(due.gridId))
    await tell(context, id, { text }, { notice: 'fact' });
}
