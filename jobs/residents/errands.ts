import { errandsToRemind, errandWords } from '../../models/residents/errand';
import { errandSoon } from '../../notices/residents/errand-words';
import { tell } from '../../notices/exchange/send';
import type { Chore } from '../job';

const BEFORE = 2 * 3_600_000;

/** Two hours before an errand: to who comes, and to the leader where nobody has said yes. */
export const errandsChore: Chore = {
  name: 'errands',
  says: '上门代办前两小时提醒要去的人；还没有人定下来的，也告诉网格长',
  async run({ database, office, now }) {
    const due = await errandsToRemind(database, now, now + BEFORE);
    for (const errand of due) {
      await database.write(async (tx) => {
        const { affected } = await tx.run(
          'UPDATE errand SET remindedAt = ? WHERE id = ? AND remindedAt IS NULL AND endedAt IS NULL',
          [now, errand.id],
        );
        if (affected === 0) return;
        const context = { tx, office, now, actorId: null };
        const leaders = errand.state === 'asked' ? office.directory.nearest(errand.gridId, 'leader') : [];
        const readers = new Set([
          ...(errand.memberId === null ? [] : [errand.memberId]),
          ...leaders.map(({ id }) => id),
        ]);
        for (const reader of readers)
          await tell(context, reader, errandSoon(office, errand, errandWords(tx, errand)), {
            notice: 'order',
            expiresAt: errand.meetAt,
          });
      });
    }
    return due.length;
  },
};
