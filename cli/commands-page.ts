import { chapters } from '../handlers';
import { audiences, type Audience, type Chapter, type Command } from '../handlers/handler';
import { audienceWords } from '../notices/help-words';

/** The two pages of what can be said: docs/commands.md and docs/commands.zh-CN.md. */
export type Language = 'en' | 'zh';

const heads: Record<Language, { title: string; lead: string; columns: readonly string[] }> = {
  en: {
    title: 'What people can say',
    lead:
      '[中文](commands.zh-CN.md)\n\nWritten by `npm run commands` from the declarations in `handlers/`; only the second ' +
      'column is edited here. 帮助 shows everybody his own. Rights are checked when something is done, not by this list.',
    columns: ['Words', 'What they do', 'Shown to'],
  },
  zh: {
    title: '可以说什么',
    lead:
      '[English](commands.md)\n\n由 `npm run commands` 按 `handlers/` 里的声明写成，请不要手改。“帮助”会列出自己能用的。能不能办，' +
      '以办的时候核对的权限为准，不以这张表为准。',
    columns: ['说什么', '做什么', '列给谁看'],
  },
};

const chapterHeading = ({ id, title }: Chapter, language: Language): string =>
  language === 'zh' ? `## ${title}` : `## ${id[0]?.toUpperCase()}${id.slice(1)} (${title})`;

function shownTo({ for: people }: Command, language: Language): string {
  if (people.length === audiences.length) return language === 'zh' ? '所有人' : 'everybody';
  const word = (audience: Audience): string => (language === 'zh' ? audienceWords[audience] : audience);
  return people.map(word).join(language === 'zh' ? '、' : ', ');
}

/** Cells of every row of the tables of a page, by their first cell. */
export function rowsOf(page: string): Map<string, string[]> {
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return new Map(cells.map((row) => [row[0] ?? '', row]));
}

/**
 * The page, one table a chapter, before Prettier lays it out. `old`: the page as it stands; its English sentences are
 * kept. `lacking`: examples of commands that have none yet.
 */
export function commandsPage(language: Language, old: string): { page: string; lacking: string[] } {
  const { title, lead, columns } = heads[language];
  const known = rowsOf(old);
  const lacking: string[] = [];
  const rowOf = (command: Command): string[] => {
    const does = language === 'zh' ? command.does : (known.get(command.example)?.[1] ?? '');
    if (does === '') lacking.push(command.example);
    return [command.example, does, shownTo(command, language)];
  };
  const parts = chapters.map((chapter) => {
    const rows = chapter.handlers.flatMap((handler) => handler.commands ?? []).map(rowOf);
    const table = [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
    return `${chapterHeading(chapter, language)}\n\n${table.join('\n')}`;
  });
  return { page: `# ${title}\n\n${lead}\n\n${parts.join('\n\n')}\n`, lacking };
}
