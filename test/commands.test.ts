import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandsPage } from '../cli/commands-page';
import { handlers } from '../handlers';

const docs = path.join(__dirname, '..', 'docs');
const examples = new Set(handlers.flatMap(({ commands = [] }) => commands.map(({ example }) => example)));

/** A command was added or changed: `npm run build && npm run commands`. */
test.each([
  ['en', 'commands.md'],
  ['zh', 'commands.zh-CN.md'],
] as const)(
  'the page of commands in %s is as the handlers declare them, each with a sentence',
  (language, file) => {
    const old = readFileSync(path.join(docs, file), 'utf8');
    expect(commandsPage(language, old)).toEqual({ page: old, lacking: [] });
  },
);

test.each(['README.md', 'README.zh-CN.md'])('%s shows only commands that there are', (file) => {
  const text = readFileSync(path.join(docs, '..', file), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  const shown = rows.slice(2).map((row) => row.split('|')[1]?.trim() ?? '');
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter((example) => !examples.has(example))).toEqual([]);
});
