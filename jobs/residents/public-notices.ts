import { showNotice } from '../../actions/residents/post-notice';
import { massMessagesOn } from '../../models/residents/mass-messages';
import { dueNotices } from '../../models/residents/public-notice';
import { forResidentGroups } from '../../notices/residents/public-notice-words';
import { answerLater } from '../../notices/exchange/send';
import type { Chore } from '../job';

/** Scheduled notices to residents hold from their moment on. */
export const publicNoticesChore: Chore = {
  name: 'public-notices',
  says: '到点的居民通知发布出去，把转居民群的话交给发的人和网格员',
  async run({ database, office, now }) {
    const due = await dueNotices(database, now);
    for (const notice of due) {
      await database.write(async (tx) => {
        const { affected } = await tx.run(
          'UPDATE public_notice SET postedAt = ? WHERE id = ? AND postedAt IS NULL AND withdrawnAt IS NULL',
          [now, notice.id],
        );
        if (affected === 0) return;
        const context = { tx, office, now, actorId: null };
        await showNotice(context, notice);
        await answerLater(context, notice.authorId, forResidentGroups(notice, await massMessagesOn(tx)));
      });
    }
    return due.length;
  },
};
