import { pointsOf, type PatrolPoint } from '../../models/rounds/patrol';
import { pointsInWindow, windowOn, withFlag, type PatrolWindow } from '../../models/rounds/patrol-window';
import { one } from '../../models/store/transaction';
import { windowBegins } from '../../notices/rounds/patrol-words';
import { tell } from '../../notices/exchange/send';
import type { Job } from '../job';

/** A window of the sheet 巡查时段 that says 提醒 begins: whoever looks after its points and is at work hears of it once. */
export const patrolWindowsJob: Job = {
  name: 'patrol-windows',
  says: '表格里写了要提醒的巡查时段一开始，告诉正在上班、管那些点的人；没写就不提醒',
  looksBack: 1,
  async moments(reader, { calendar }, day) {
    const rows = await reader.rows<PatrolWindow>(
      'SELECT * FROM patrol_window WHERE reminds = ? ORDER BY id',
      [true],
    );
    return rows.map(withFlag).flatMap((window) => {
      const span = windowOn(calendar, window, day);
      return span === null ? [] : [{ name: `patrol-windows:${window.id}`, ...span, subject: window.id }];
    });
  },
  async run(context, { subject, until }) {
    const { tx, office } = context;
    const { directory } = office;
    const window = await one<PatrolWindow>(tx, 'SELECT * FROM patrol_window WHERE id = ?', [subject]);
    if (!window) return '没有这个时段了';
    const points = await pointsOf(tx, directory.below(window.gridId));
    const byPerson = new Map<number, PatrolPoint[]>();
    for (const point of pointsInWindow(directory, window, points))
      for (const { id } of directory.responsible(point.gridId))
        byPerson.set(id, [...(byPerson.get(id) ?? []), point]);
    for (const [personId, own] of byPerson)
      await tell(context, personId, windowBegins(window, own), { notice: 'remind', expiresAt: until });
    return `提醒 ${byPerson.size} 人`;
  },
};
