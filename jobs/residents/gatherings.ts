import { remindSeats } from '../../actions/residents/gather';
import { gatheringsToRemind, REMIND_BEFORE } from '../../models/residents/gathering';
import type { Chore } from '../job';

/** The day before an activity: to who signed up, and to who opened it how many come. */
export const gatheringsChore: Chore = {
  name: 'gatherings',
  says: '活动前一天提醒报了名的人，告诉开活动的人有几位来',
  async run({ database, office, now }) {
    const due = await gatheringsToRemind(database, now, now + REMIND_BEFORE);
    for (const { id } of due)
      await database.write(async (tx) => {
        const { affected } = await tx.run(
          'UPDATE gathering SET remindedAt = ? WHERE id = ? AND remindedAt IS NULL AND cancelledAt IS NULL',
          [now, id],
        );
        if (affected > 0) await remindSeats({ tx, office, now, actorId: null }, id);
      });
    return due.length;
  },
};
