import type { Context } from '../models/context';
import { isAtWork, takeHeld } from '../models/push-budget';
import { repliesOwed } from '../models/platform-order';
import { concerning, holdsRight } from '../models/rights';
import { ticketsInHand, ticketsForLeader, ticketsWaiting } from '../models/tickets';
import type { Ticket } from '../models/ticket';
import { owedLine } from '../notices/platform-words';
import { morningList } from '../notices/list-words';
import { tell } from '../notices/send';
import { followUpRows } from './follow-up';
import { onWorkingDays, type Job } from './job';

const MANY = 50;

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
  const tickets = await ticketsOf(context, personId);
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

/** What is his: in hand, waiting in his own grids or for his desk, and what a leader has to verify. */
async function ticketsOf({ tx, office }: Context, personId: number): Promise<Ticket[]> {
  const roles = office.directory.staff(personId)?.roles ?? [];
  const grids = (role: string): number[] =>
    roles.filter((held) => held.role === role).map(({ gridId }) => gridId);
  const led = grids('leader').flatMap((gridId) => office.directory.below(gridId));
  const desks = new Set(roles.flatMap(({ desk }) => desk ?? []));
  const deskGrids = grids('desk').flatMap((gridId) => office.directory.below(gridId));
  const found = [
    ...(await ticketsInHand(tx, office.directory.inPlaceOf(personId), MANY)),
    ...(await ticketsWaiting(tx, grids('member'), MANY)).filter(
      ({ desk }) => desk === null || desks.has(desk),
    ),
    ...(await ticketsWaiting(tx, deskGrids, MANY)).filter(({ desk }) => desk !== null && desks.has(desk)),
    ...(await ticketsForLeader(tx, [...new Set(led)], MANY)),
  ];
  const once = [...new Map(found.map((ticket) => [ticket.id, ticket])).values()];
  return concerning(office.directory, personId, once);
}
