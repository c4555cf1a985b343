import { eraseErrands } from '../models/errand';
import { eraseVisits } from '../models/visit';
import type { Chore } from './job';

/** What was noted on rounds and for errands goes when its time is over (docs/filing.md). */
export const forgetWordsChore: Chore = {
  name: 'forget-words',
  says: '走访记的话 90 天后清空，上门代办的 30 天后清空',
  run: ({ database, now }) =>
    database.write(async (tx) => (await eraseVisits(tx, now)) + (await eraseErrands(tx, now))),
};
