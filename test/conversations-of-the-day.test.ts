import { play, scriptsNamed } from './conversation-scripts';

/** Clocks, practice, doors, the day of a grid, mediation; what comes before is in conversations.test.ts. */
describe('conversations of the day', () => {
  test.each(scriptsNamed(/^[4-9]/))('%s %s', async (_file, _title, script) => {
    expect(await play(script)).toEqual([]);
  });
});
