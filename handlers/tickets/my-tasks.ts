import { Failure } from '../../models/failure';
import { ticketsInHand } from '../../models/tickets/tickets';
import { waitingFor } from '../../models/tickets/waiting';
import type { Answer } from '../../notices/answer';
import { openDisputesOf } from '../../models/mediation/dispute-counts';
import { disputesBeside, taskList } from '../../notices/tickets/handling-words';
import type { Handler } from '../handler';
import { outsideTasks } from '../outside/outside';
import type { Turn } from '../turn/turn';

const ROWS = 10;

/** What a member has in hand and what waits in his grids. */
export const myTasksHandler: Handler = {
  intent: 'tasks',
  commands: [
    {
      words: ['我的任务', '任务', '待办', '我的待办', '手上的事', '我手上的事', '我的工单', '我的活'],
      for: ['member', 'leader'],
      example: '我的任务',
      does: '看手上在办的和等您接的',
      run: listTasks,
    },
  ],
  press: { list: listTasks },
};

export async function listTasks(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const outside = office.directory.isStaff(person.id) ? null : await outsideTasks(turn);
  if (outside) return outside;
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const inHand = await ticketsInHand(tx, office.directory.inPlaceOf(person.id), ROWS);
  const waiting = await waitingFor(tx, office.directory, person.id, { limit: ROWS });
  const tasks = taskList(office, inHand, waiting.slice(0, Math.max(0, ROWS - inHand.length)), now);
  const disputes = await openDisputesOf(tx, person.id);
  return disputes === 0 ? tasks : { ...tasks, text: `${tasks.text}\n${disputesBeside(disputes)}` };
}
