import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kinderReadings } from '../simulator';
import { Play } from './chat/play';
import { parseScript, type Script } from './chat/script';
import { Street } from './street';

const folder = path.join(__dirname, 'conversations');
const files = readdirSync(folder).filter((name) => name.endsWith('.chat'));
const scripts = files.map((name) => parseScript(name, readFileSync(path.join(folder, name), 'utf8')));
const named = (script: Script) => [script.file, script.title, script] as const;

async function play(script: Script, prepare: (street: Street) => void = () => undefined): Promise<string[]> {
  const street = await Street.open(script.start === undefined ? {} : { start: script.start });
  try {
    prepare(street);
    await new Play(script, street).run();
    return await street.troubles();
  } finally {
    await street.close();
  }
}

describe('conversations', () => {
  test.each(scripts.map(named))('%s %s', async (_file, _title, script) => {
    expect(await play(script)).toEqual([]);
  });
});

/** Those in which the doubtful points of the platform matter: cards, presses, windows, repeats. */
const doubtful = /^(01-scan|02-asked|03-too-late|04-finish-card|05-leader-each|09-decide-taps|11-)/;

describe('conversations, where WeCom turns out to be kinder than its pages say', () => {
  test.each(scripts.filter(({ file }) => doubtful.test(file)).map(named))(
    '%s %s',
    async (_file, _title, script) => {
      const kinder = (street: Street): void => void Object.assign(street.simulator.switches, kinderReadings);
      expect(await play(script, kinder)).toEqual([]);
    },
  );
});
