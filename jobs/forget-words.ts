import { eraseVisits } from '../models/visit';
import type { Chore } from './job';

/** What was noted on rounds goes when its time is over (docs/filing.md). */
export const forgetWordsChore: Chore = {
  name: 'forget-words',
  says: '走访记的话 90 天后清空',
  run: ({ database, now }) => database.write((tx) => eraseVisits(tx, now)),
};
