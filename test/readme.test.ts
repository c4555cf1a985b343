import { readFileSync } from 'node:fs';
import path from 'node:path';
import { handlers } from '../handlers';
import type { Audience, Command } from '../handlers/handler';
import { audienceWords } from '../notices/help-words';

const commands = handlers.flatMap((handler) => handler.commands ?? []);

const who = ({ for: audiences }: Command, words: Record<Audience, string>, everybody: string): string =>
  audiences.length === Object.keys(words).length
    ? everybody
    : audiences.map((audience) => words[audience]).join('、');

const english = Object.fromEntries(
  Object.keys(audienceWords).map((audience) => [audience, audience]),
) as Record<Audience, string>;

/** Rows of the table between `<!-- commands -->` and the next comment, cell by cell, without heading. */
function table(file: string): string[][] {
  const text = readFileSync(path.join(__dirname, '..', file), 'utf8');
  const [, part = ''] = /<!-- commands -->([\s\S]*?)<!--/.exec(text) ?? [];
  const rows = part.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('README.zh-CN.md lists what can be said as the handlers declare it', () => {
  expect(table('README.zh-CN.md')).toEqual(
    commands.map((command) => [command.example, command.does, who(command, audienceWords, '所有人')]),
  );
});

test('README.md lists the same commands for the same people', () => {
  const rows = table('README.md');
  expect(rows.map(([example, , people]) => [example, people])).toEqual(
    commands.map((command) => [command.example, who(command, english, 'everybody').replaceAll('、', ', ')]),
  );
  expect(rows.filter(([, does]) => !does)).toEqual([]);
});

test.each(['README.md', 'README.zh-CN.md'])('%s links only to files that are there', (file) => {
  const root = path.join(__dirname, '..');
  const text = readFileSync(path.join(root, file), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(() => readFileSync(path.join(root, link))).not.toThrow();
});

test('docs/deploy.md names every setting that config.ts reads', () => {
  const root = path.join(__dirname, '..');
  const read = [...readFileSync(path.join(root, 'config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)];
  const names = read.map(([, name]) => name ?? '');
  const page = readFileSync(path.join(root, 'docs', 'deploy.md'), 'utf8');
  expect(names).toContain('DATABASE_URL');
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
