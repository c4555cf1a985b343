import type { Job } from './job';
import { minutesOf } from '../models/calendar';

/** What was said in a practice is gone by the next morning. */
export const wipePracticeJob: Job = {
  name: 'wipe-practice',
  says: '夜里清掉练习',
  moments: async (_reader, { calendar }, day) => [
    {
      name: 'wipe-practice',
      at: calendar.at(day, minutesOf('02:00')),
      until: calendar.at(day, minutesOf('06:00')),
      subject: 0,
    },
  ],
  async run({ tx, now }) {
    await tx.run(
      "UPDATE person SET dialogueId = NULL WHERE dialogueId IN (SELECT id FROM dialogue WHERE intent = 'practice' AND createdAt < ?)",
      [now],
    );
    const { affected } = await tx.run("DELETE FROM dialogue WHERE intent = 'practice' AND createdAt < ?", [
      now,
    ]);
    return `清掉 ${affected} 次练习`;
  },
};
