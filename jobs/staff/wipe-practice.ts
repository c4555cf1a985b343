import { momentOn, type Job } from '../job';

/** What was said in a practice is gone by the next morning. */
export const wipePracticeJob: Job = {
  name: 'wipe-practice',
  says: '夜里清掉练习',
  moments: async (_reader, { calendar }, day) => [momentOn('wipe-practice', '02:00', calendar, day)],
  // Whoever practises while it is made up for in the day goes on undisturbed.
  async run({ tx }, { at }) {
    await tx.run(
      "UPDATE person SET dialogueId = NULL WHERE dialogueId IN (SELECT id FROM dialogue WHERE intent = 'practice' AND createdAt < ?)",
      [at],
    );
    const { affected } = await tx.run("DELETE FROM dialogue WHERE intent = 'practice' AND createdAt < ?", [
      at,
    ]);
    return `清掉 ${affected} 次练习`;
  },
};
