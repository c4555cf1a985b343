import type { Context } from '../../models/context';
import { ticketsOfDay } from '../../models/tickets/day-list';
import { takeHeld } from '../../models/exchange/held-notice';
import { isAtWork } from '../../models/exchange/push-budget';
import { repliesOwed } from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import { owedLine } from '../../notices/outside/platform-words';
import { morningList } from '../../notices/tickets/list-words';
import { tell } from '../../notices/exchange/send';
import { followUpRows } from './follow-up';
import { onWorkingDays, type Job } from '../job';

/** Everybody's morning list but that of those who have a digest: what is his, and what waited for it. */
export const workListJob: Job = {
  name: 'work-list',
  says: '工作日一上班，给每个人一张清单：最急的在前，最多十行；没有事就不发',
  // Not at a full or half hour, when everybody pushes (P90236).
  moments: onWorkingDays('work-list', '08:07'),
  async run(context, { until }) {
    const { directory } = context.office;
    const persons = [...new Set(directory.roles.map(({ personId }) => personId))];
    let told = 0;
    for (const personId of persons.filter(
      (id) => directory.isStaff(id) && !holdsRight(directory, id, 'see_digest'),
    )) {
      if (await listFor(context, personId, until)) told += 1;
    }
    return `清单 ${told} 人`;
  },
};

async function listFor(context: Context, personId: number, until: number): Promise<boolean> {
  const { tx, office, now } = context;
  if (!(await isAtWork(tx, office, personId, now))) return false;
  const tickets = await ticketsOfDay(tx, office, personId);
  const owed = await repliesOwed(tx, office.directory.inPlaceOf(personId));
  const held = [
    ...owed.map((order) => ({ ticketId: null, text: owedLine(office, order, now) })),
    ...(await followUpRows(context, personId)),
    ...(await takeHeld(tx, personId, now)),
  ];
  const answer = morningList(office, tickets, held, now);
  if (answer === null) return false;
  return (await tell(context, personId, answer, { notice: 'list', expiresAt: until })) === 'queued';
}
