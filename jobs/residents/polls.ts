import { closePoll } from '../../actions/residents/poll';
import { pollsOver } from '../../models/residents/poll';
import type { Chore } from '../job';

/** A poll ends with its day: who took part is forgotten, who asked gets the shares. */
export const pollsChore: Chore = {
  name: 'polls',
  says: '问卷到期结束：忘掉谁答过，把结果给开问卷的人',
  async run({ database, office, now }) {
    const over = await pollsOver(database, now);
    for (const poll of over)
      await database.write((tx) => closePoll({ tx, office, now, actorId: null }, poll));
    return over.length;
  },
};
