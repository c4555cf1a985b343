import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandsPage, type Language } from './commands-page';

// Compiled to dist/cli; the pages lie two floors up.
const docs = path.join(__dirname, '..', '..', 'docs');
const pages: Record<Language, string> = { en: 'commands.md', zh: 'commands.zh-CN.md' };

for (const language of ['en', 'zh'] as const) {
  const file = path.join(docs, pages[language]);
  const { page, lacking } = commandsPage(language, existsSync(file) ? readFileSync(file, 'utf8') : '');
  writeFileSync(file, page);
  for (const example of lacking) {
    process.stderr.write(`docs/${pages[language]} lacks a sentence for “${example}”.\n`);
    process.exitCode = 1;
  }
}
