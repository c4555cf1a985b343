import { readFileSync, writeFileSync } from 'node:fs';
import { handlers } from '../handlers';
import { audiences, type Audience } from '../handlers/handler';

/**
 * `npm run commands`: writes the tables of what can be said into README.md and README.zh-CN.md from the handlers' own
 * declarations. The English sentence of a command stands in README.md alone and is kept; a command without one is named.
 */

const chinese: Record<Audience, string> = {
  resident: '居民',
  member: '网格员',
  leader: '网格长',
  mediator: '调解员',
  official: '领导',
  administrator: '管理员',
};
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
  everybody(people) ? '所有人' : people.map((audience) => chinese[audience]).join('、'),
]);
rewrite('README.md', ({ example, for: people }, [, english = '']) => {
  if (english === '') {
    process.stderr.write(`README.md lacks a sentence for “${example}”.\n`);
    process.exitCode = 1;
  }
  return [example, english, everybody(people) ? 'everybody' : people.join(', ')];
});
