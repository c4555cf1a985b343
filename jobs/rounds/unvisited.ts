import { close } from '../../actions/tickets/verify';
import { loadTicket } from '../../models/tickets/advance';
import { ticketsUnanswered } from '../../models/tickets/tickets';
import { unlessTaken, type Chore } from '../job';

/** So long the reporter has to say something, counted from when he was told. */
const ANSWER_LIMIT = { amount: 3, unit: 'WD' } as const;
const SHORTEST = 3 * 86_400_000;

/** Nobody answered: closed as 未回访, which is never counted as satisfied; the reporter may still rate or say 没修好. */
export const unvisitedChore: Chore = {
  name: 'unvisited',
  says: '有照片的普通事，告诉居民三个工作日没有回音，结案并记为未回访',
  async run({ database, office, now }) {
    let closed = 0;
    for (const { id, toldAt } of await ticketsUnanswered(database, now - SHORTEST)) {
      if (office.calendar.due(toldAt, ANSWER_LIMIT) > now) continue;
      const did = await unlessTaken(() =>
        database.write(async (tx) => {
          const context = { tx, office, now, actorId: null };
          await close(context, await loadTicket(context, id), '未回访');
          return true;
        }),
      );
      if (did) closed += 1;
    }
    return closed;
  },
};
