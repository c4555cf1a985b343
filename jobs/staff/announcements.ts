import { sendAnnouncement } from '../../actions/staff/announce';
import { reviewOf } from '../../actions/staff/review-announcement';
import { dueAnnouncements, readersOf, unreviewed } from '../../models/staff/announcement';
import { announcementReview } from '../../notices/staff/announcement-review-words';
import { tell } from '../../notices/exchange/send';
import type { Chore } from '../job';

/** Scheduled announcements go out; authors hear who is missing. */
export const announcementsChore: Chore = {
  name: 'announcements',
  says: '到点的通知发出去；发出后到了说好的分钟数，告诉发的人谁还没有点“收到”',
  async run({ database, office, now }) {
    const due = await dueAnnouncements(database, now);
    for (const announcement of due) {
      await database.write(async (tx) => {
        const { affected } = await tx.run(
          'UPDATE announcement SET sentAt = ? WHERE id = ? AND sentAt IS NULL AND withdrawnAt IS NULL',
          [now, announcement.id],
        );
        if (affected === 0) return;
        const readers = (await readersOf(tx, announcement.id)).map(({ personId }) => personId);
        await sendAnnouncement({ tx, office, now, actorId: null }, announcement, readers);
      });
    }
    const late = await unreviewed(database, now);
    for (const announcement of late) {
      await database.write(async (tx) => {
        const { affected } = await tx.run(
          'UPDATE announcement SET reviewedAt = ? WHERE id = ? AND reviewedAt IS NULL',
          [now, announcement.id],
        );
        if (affected === 0) return;
        const review = announcementReview(office, await reviewOf({ tx, office }, announcement));
        const context = { tx, office, now, actorId: null };
        if (review) await tell(context, announcement.authorId, review, { notice: 'question' });
      });
    }
    return due.length + late.length;
  },
};
