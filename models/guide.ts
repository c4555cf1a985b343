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

const documentsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md') && name !== 'README.md')
        .sort()
    : [];

/** The folder of the guide, read again when a file in it changed, came or went. */
export class GuideFolder {
  private documents: readonly GuideDocument[] = [];
  private stamp: string | null = null;

  constructor(
    private readonly folder: string,
    private readonly onFault: (file: string, lacking: string) => void,
  ) {}

  /** The same array as long as nothing changed; then it costs a look at the date of each file. */
  read(): readonly GuideDocument[] {
    const stamp = documentsIn(this.folder)
      .map((file) => {
        const stats = statSync(path.join(this.folder, file), { throwIfNoEntry: false });
        return `${file} ${stats?.mtimeMs ?? 0} ${stats?.size ?? 0}`;
      })
      .join('\n');
    if (stamp !== this.stamp) {
      this.documents = loadGuide(this.folder, this.onFault);
      this.stamp = stamp;
    }
    return this.documents;
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
