import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Play } from './chat/play';
import { parseScript, type Script } from './chat/script';
import { Street } from './street';

const folder = path.join(__dirname, 'conversations');

/** The conversations whose file names fit, as rows of a test table: file, title, script. */
export const scriptsNamed = (fits: RegExp): (readonly [string, string, Script])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.chat') && fits.test(name))
    .map((name) => parseScript(name, readFileSync(path.join(folder, name), 'utf8')))
    .map((script) => [script.file, script.title, script] as const);

/** Plays one on a street of its own; gives what went wrong behind the scenes. */
export async function play(
  script: Script,
  prepare: (street: Street) => void = () => undefined,
): Promise<string[]> {
  const street = await Street.open(script.start === undefined ? {} : { start: script.start });
  try {
    prepare(street);
    await new Play(script, street).run();
    return await street.troubles();
  } finally {
    await street.close();
  }
}
