import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** 办事指南: one matter, answered in the office's own words. */
export interface GuideDocument {
  title: string;
  /** As residents say it. */
  keywords: string[];
  source: string;
  /** 材料: what to have ready; left out where the matter needs none. */
  papers?: string;
  /** YYYY-MM-DD on which it was last checked. */
  day: string;
  text: string;
}

/** A document, or what it lacks. */
export function readGuideDocument(markdown: string): GuideDocument | string {
  const title = /^#[ \t]+(.+)$/m.exec(markdown)?.[1]?.trim() ?? '';
  const field = (name: string): string =>
    new RegExp(`^${name}[：:][ \\t]*(.+)$`, 'm').exec(markdown)?.[1]?.trim() ?? '';
  const keywords = field('关键词')
    .split(/[、，,\s]+/)
    .filter(Boolean);
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(field('日期'))?.[0] ?? '';
  const source = field('来源');
  const papers = field('材料').replace(/[。；\s]+$/, '');
  const text = markdown.replace(/^(?:#[ \t]+.*|(?:关键词|来源|日期|材料)[：:].*)$/gm, '').trim();
  const lacking = Object.entries({
    标题: title,
    关键词: keywords[0] ?? '',
    来源: source,
    日期: day,
    答复: text,
  })
    .filter(([, value]) => value === '')
    .map(([name]) => name);
  return lacking.length > 0
    ? lacking.join('、')
    : { title, keywords, source, day, text, ...(papers === '' ? {} : { papers }) };
}

/** Columns of a spreadsheet of the guide, in any order. */
const columns = {
  标题: 'title',
  关键词: 'keywords',
  材料: 'papers',
  答复: 'text',
  来源: 'source',
  日期: 'day',
} as const;

/** One matter a row below the headings; what a row lacks is told with its number. A sheet without the headings holds none. */
function readGuideRows(
  rows: readonly (readonly string[])[],
  onFault: (row: number, lacking: string) => void,
): GuideDocument[] {
  const [head = [], ...others] = rows;
  const at = (name: keyof typeof columns): number => head.findIndex((cell) => cell.trim() === name);
  if (at('标题') < 0 || at('答复') < 0) return [];
  return others.flatMap((row, index) => {
    const cell = (name: keyof typeof columns): string => row[at(name)]?.trim() ?? '';
    if (row.every((words) => words.trim() === '')) return [];
    const fields = (['关键词', '材料', '来源', '日期'] as const).map((name) => `${name}：${cell(name)}`);
    const read = readGuideDocument(`# ${cell('标题')}\n\n${fields.join('\n')}\n\n${cell('答复')}`);
    if (typeof read !== 'string') return [read];
    onFault(index + 2, read);
    return [];
  });
}

/** Reads a spreadsheet (documents/xlsx-read.ts, handed in from above). */
export type ReadSheets = (content: Buffer) => Promise<readonly { rows: string[][] }[]>;

const filesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && name !== 'README.md' && !name.startsWith('~$'))
        .sort()
    : [];
const documentsIn = (folder: string): string[] => filesIn(folder, '.md');
const sheetsIn = (folder: string): string[] => filesIn(folder, '.xlsx');

/**
 * The folder of the guide, read again when a file in it changed, came or went. A spreadsheet takes a moment: until it is
 * read, what it said before holds.
 */
export class GuideFolder {
  private documents: readonly GuideDocument[] = [];
  private fromSheets: readonly GuideDocument[] = [];
  private stamp: string | null = null;

  constructor(
    private readonly folder: string,
    private readonly onFault: (file: string, lacking: string) => void,
    private readonly readSheets: ReadSheets = () => Promise.resolve([]),
  ) {}

  /** The same array as long as nothing changed; then it costs a look at the date of each file. */
  read(): readonly GuideDocument[] {
    const stamp = [...documentsIn(this.folder), ...sheetsIn(this.folder)]
      .map((file) => {
        const stats = statSync(path.join(this.folder, file), { throwIfNoEntry: false });
        return `${file} ${stats?.mtimeMs ?? 0} ${stats?.size ?? 0}`;
      })
      .join('\n');
    if (stamp !== this.stamp) {
      this.documents = [...loadGuide(this.folder, this.onFault), ...this.fromSheets];
      this.stamp = stamp;
      void this.loadSheets(stamp);
    }
    return this.documents;
  }

  private async loadSheets(stamp: string): Promise<void> {
    const files = sheetsIn(this.folder);
    if (files.length === 0 && this.fromSheets.length === 0) return;
    const found = (await Promise.all(files.map((file) => this.rowsOf(file)))).flat();
    // The folder has changed meanwhile: whoever read it then is newer.
    if (stamp !== this.stamp) return;
    this.fromSheets = found;
    this.documents = [...loadGuide(this.folder, () => undefined), ...found];
  }

  private async rowsOf(file: string): Promise<GuideDocument[]> {
    try {
      const sheets = await this.readSheets(readFileSync(path.join(this.folder, file)));
      return sheets.flatMap(({ rows }) =>
        readGuideRows(rows, (row, lacking) => this.onFault(`${file} 第${row}行`, lacking)),
      );
    } catch {
      this.onFault(file, '不是 xlsx 表格');
      return [];
    }
  }
}

/**
 * The documents of a folder by file name; README.md is about them and none of them. `onFault` hears of files that lack
 * something; the others are used. No folder: no documents.
 */
export function loadGuide(folder: string, onFault: (file: string, lacking: string) => void): GuideDocument[] {
  return documentsIn(folder).flatMap((file) => {
    const read = readGuideDocument(readFileSync(path.join(folder, file), 'utf8'));
    if (typeof read !== 'string') return [read];
    onFault(file, read);
    return [];
  });
}
