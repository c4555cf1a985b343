import { eraseErrands } from '../../models/residents/errand';
import { eraseGatherings } from '../../models/residents/gathering';
import { eraseVisits } from '../../models/rounds/visit';
import type { Chore } from '../job';

/** What was noted on rounds, for errands and for activities goes when its time is over (docs/filing.md). */
export const forgetWordsChore: Chore = {
  name: 'forget-words',
  says: '走访记的话 90 天后清空，上门代办的 30 天后清空，活动和名单 30 天后删掉',
  run: ({ database, now }) =>
    database.write(
      async (tx) =>
        (await eraseVisits(tx, now)) + (await eraseErrands(tx, now)) + (await eraseGatherings(tx, now)),
    ),
};
