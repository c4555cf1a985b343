import { kinderReadings } from '../simulator';
import { play, scriptsNamed } from './conversation-scripts';
import type { Street } from './street';

/** The others are played by conversations-of-the-day.test.ts, beside this one. */
describe('conversations', () => {
  test.each(scriptsNamed(/^[0-3]/))('%s %s', async (_file, _title, script) => {
    expect(await play(script)).toEqual([]);
  });
});

/** Those in which the doubtful points of the platform matter: cards, presses, windows, repeats. */
const doubtful = /^(01-scan|02-asked|03-too-late|04-finish-card|05-leader-each|09-decide-taps|11-)/;

describe('conversations, where WeCom turns out to be kinder than its pages say', () => {
  test.each(scriptsNamed(doubtful))('%s %s', async (_file, _title, script) => {
    const kinder = (street: Street): void => void Object.assign(street.simulator.switches, kinderReadings);
    expect(await play(script, kinder)).toEqual([]);
  });
});
