import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from 'docx';

/**
 * Chinese official typography (GB/T 9704 as far as a committee's forms use it): A4, margins 37/35/28/26 mm, 仿宋 三号,
 * headings 黑体, lines of 28 points, paragraphs set in by two characters. A machine without these fonts takes its own.
 */
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: '仿宋' };
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体', cs: '黑体' };

/** Half points: 三号 16 pt, 四号 14 pt, 二号 22 pt. */
const SIZE = 32;
const SMALL = 28;
const TITLE = 44;
/** Twentieths of a point. */
const LINE = 560;
const TWO_CHARACTERS = 640;
const MILLIMETRE = 56.7;

export type Block = Paragraph | Table;

const run = (text: string, more: { bold?: boolean; size?: number; head?: boolean } = {}): TextRun =>
  new TextRun({
    text,
    font: more.head === true ? HEAD : BODY,
    size: more.size ?? SIZE,
    ...(more.bold === true ? { bold: true } : {}),
  });

const spacing = { line: LINE, lineRule: 'exact' } as const;

/** The name of the document in the middle of its first line; `mark` is what the contents point to. */
export const title = (words: string): Paragraph =>
  new Paragraph({
    children: [run(words, { bold: true, size: TITLE, head: true })],
    alignment: AlignmentType.CENTER,
    spacing: { line: 720, lineRule: 'exact', after: 240 },
  });

/** A line under the title, to the right: the number. */
export const right = (text: string): Paragraph =>
  new Paragraph({ children: [run(text, { size: SMALL })], alignment: AlignmentType.RIGHT, spacing });

/** A paragraph of the text; line breaks of the speaker make paragraphs. `withNext`: it goes to the next page with what follows. */
export const text = (words: string, withNext = false): Paragraph[] =>
  words.split('\n').map(
    (line) =>
      new Paragraph({
        children: [run(line)],
        spacing,
        indent: { firstLine: TWO_CHARACTERS },
        // Blanks to be filled would be drawn apart.
        alignment: line.includes('＿') ? AlignmentType.LEFT : AlignmentType.BOTH,
        ...(withNext ? { keepNext: true, keepLines: true } : {}),
      }),
  );

/** With its full stop, where whoever wrote it left it out. */
export const sentence = (words: string): string =>
  words === '' || /[。！？；：…）)”]$/.test(words.trim()) ? words : `${words.trim()}。`;

/** A heading inside a document. */
export const heading = (words: string): Paragraph =>
  new Paragraph({
    children: [run(words, { head: true })],
    spacing,
    indent: { firstLine: TWO_CHARACTERS },
    keepNext: true,
  });

export const empty = (): Paragraph => new Paragraph({ children: [run('')], spacing });

/** Places to sign at the end; what belongs together stays on one page. */
export const signatures = (lines: readonly string[], withNext = false): Paragraph[] =>
  lines.map(
    (line, at) =>
      new Paragraph({
        children: [run(line)],
        spacing: { line: 640, lineRule: 'exact', ...(at === 0 ? { before: 320 } : {}) },
        indent: { left: TWO_CHARACTERS },
        keepNext: withNext || at < lines.length - 1,
        keepLines: true,
      }),
  );

/** Seal and date at the end, to the right, four characters from the edge (GB/T 9704 落款). */
export const sealed = (lines: readonly string[]): Paragraph[] =>
  lines.map(
    (words, at) =>
      new Paragraph({
        children: [run(words)],
        alignment: AlignmentType.RIGHT,
        indent: { right: TWO_CHARACTERS * 2 },
        spacing: { line: 640, lineRule: 'exact', ...(at === 0 ? { before: 320 } : {}) },
        keepNext: at < lines.length - 1,
        keepLines: true,
      }),
  );

/** To whom it is written: from the very edge. */
export const addressee = (words: string, withNext = false): Paragraph =>
  new Paragraph({ children: [run(words)], spacing, keepNext: withNext });

/** A little air between a form and what follows. */
export const gap = (): Paragraph =>
  new Paragraph({ children: [], spacing: { line: 200, lineRule: 'exact' } });

/** Pixels at 96 to the inch between the margins. */
const PICTURE = { width: 580, height: 760 };

/** A photo, as large as its page allows. */
export function picture(jpeg: Buffer, { width, height }: { width: number; height: number }): Paragraph {
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120 },
    children: [new ImageRun({ type: 'jpg', data: jpeg, transformation })],
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line };
/** Twentieths of a point between the margins of the page. */
const WIDTH = Math.round((210 - 28 - 26) * MILLIMETRE);

/** The page on which a mark stands; Word and LibreOffice fill it in. */
export interface PageOf {
  pageOf: string;
}

/** An anchor that takes no room, for the contents. */
export const marked = (mark: string): Paragraph =>
  new Paragraph({
    children: [new Bookmark({ id: mark, children: [] })],
    spacing: { line: 20, lineRule: 'exact' },
  });

const cell = (
  words: string | PageOf,
  width: number,
  more: { head?: boolean; span?: number; withNext?: boolean } = {},
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(more.span === undefined ? {} : { columnSpan: more.span }),
    children: (typeof words === 'string' ? words.split('\n') : [words]).map(
      (part) =>
        new Paragraph({
          children: [
            typeof part === 'string'
              ? run(part, { size: SMALL, head: more.head ?? false })
              : new PageReference(part.pageOf),
          ],
          spacing: { line: 440, lineRule: 'atLeast' },
          alignment: more.head === true ? AlignmentType.CENTER : AlignmentType.LEFT,
          keepNext: more.withNext ?? false,
        }),
    ),
  });

/**
 * A form: label and value, one row each; long values get the whole width. `together`: how many rows at its end stay on
 * one page, `followed`: and with what comes after.
 */
export function form(
  rows: readonly (readonly [string, string])[],
  { together = 0, followed = false }: { together?: number; followed?: boolean } = {},
): Table {
  // A date such as 2026年12月10日 stands in one line.
  const label = Math.round(WIDTH * 0.3);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [label, WIDTH - label],
    rows: rows.map(([name, value], at) => {
      const withNext = at >= rows.length - together && (followed || at < rows.length - 1);
      return new TableRow({
        cantSplit: value.length < 200,
        children: [cell(name, label, { head: true, withNext }), cell(value, WIDTH - label, { withNext })],
      });
    }),
  });
}

/** A list with a heading row; `shares` are the widths in parts of the whole. */
export function list(
  heads: readonly string[],
  rows: readonly (readonly (string | PageOf)[])[],
  shares: readonly number[],
): Table {
  const widths = shares.map((share) => Math.round(WIDTH * share));
  const rowOf = (cells: readonly (string | PageOf)[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((words, at) => cell(words, widths[at] ?? 0, { head })),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [rowOf(heads, true), ...rows.map((cells) => rowOf(cells, false))],
  });
}

const page = {
  size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
  margin: {
    top: Math.round(37 * MILLIMETRE),
    bottom: Math.round(35 * MILLIMETRE),
    left: Math.round(28 * MILLIMETRE),
    right: Math.round(26 * MILLIMETRE),
  },
};

/** One document of the volume, beginning on a page of its own, its pages numbered at the foot. */
export const section = (
  children: readonly Block[],
  numbers: 'begin' | 'go on' | 'none' = 'go on',
): ISectionOptions => ({
  properties: { page: numbers === 'begin' ? { ...page, pageNumbers: { start: 1 } } : page },
  children: [...children],
  footers: { default: numbers === 'none' ? blank : foot },
});

/** A section without a foot of its own would show the one before. */
const blank = new Footer({ children: [new Paragraph({ children: [] })] });

const foot = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ font: BODY, size: SMALL, children: ['— ', PageNumber.CURRENT, ' —'] })],
    }),
  ],
});

const styles = { default: { document: { run: { font: BODY, size: SMALL } } } };

/** The bytes of a .docx; nothing of who made it stands in its properties. */
export function packed(name: string, sections: readonly ISectionOptions[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: name,
      creator: '人民调解委员会',
      lastModifiedBy: '',
      styles,
      sections: [...sections],
    }),
  );
}
