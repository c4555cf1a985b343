import { readFileSync, writeFileSync } from 'node:fs';
import { handlers } from '../handlers';
import { audiences, type Audience } from '../handlers/handler';
import { audienceWords } from '../notices/help-words';

/**
 * `npm run commands`: writes the tables of what can be said into README.md and README.zh-CN.md from the handlers' own
 * declarations. The English sentence of a command stands in README.md alone and is kept; a command without one is named.
 */

const part = /(<!-- commands -->\n\n)([\s\S]*?)(\n\n<!-- end of commands -->)/;
const commands = handlers.flatMap((handler) => handler.commands ?? []);

/** Prettier lays it out. */
const table = ([head = [], ...others]: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The table anew: its heading stays, each row is made by `rowOf` from a command and its old row. */
function rewrite(file: string, rowOf: (command: (typeof commands)[number], old: string[]) => string[]): void {
  const text = readFileSync(file, 'utf8');
  const [head = [], , ...rows] = (part.exec(text)?.[2] ?? '').split('\n').map(cellsOf);
  const old = new Map(rows.map((row) => [row[0] ?? '', row]));
  const made = commands.map((command) => rowOf(command, old.get(command.example) ?? []));
  writeFileSync(
    file,
    text.replace(
      part,
      (_whole, before: string, _table, behind: string) => before + table([head, ...made]) + behind,
    ),
  );
}

const everybody = (people: readonly Audience[]): boolean => people.length === audiences.length;

rewrite('README.zh-CN.md', ({ example, does, for: people }) => [
  example,
  does,
  everybody(people) ? '所有人' : people.map((audience) => audienceWords[audience]).join('、'),
]);
rewrite('README.md', ({ example, for: people }, [, english = '']) => {
  if (english === '') {
    process.stderr.write(`README.md lacks a sentence for “${example}”.\n`);
    process.exitCode = 1;
  }
  return [example, english, everybody(people) ? 'everybody' : people.join(', ')];
});
