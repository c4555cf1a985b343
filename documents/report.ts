import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  PageNumber,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';

/** A piece of a paragraph: words, a figure with the footnote that says where it comes from, or a place left for people. */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'figure'; text: string; source: string }
  | { kind: 'prompt'; text: string };

export type Block =
  | { kind: 'title' | 'heading' | 'paragraph'; pieces: Piece[] }
  | { kind: 'table'; rows: string[][]; source: string };

/** Sizes in half points, as offices set them: title 二号, body 三号 (GB/T 9704). */
const sizes = { title: 44, heading: 32, paragraph: 32, table: 24, note: 18 } as const;
const fonts = { title: '方正小标宋简体', heading: '黑体', paragraph: '仿宋', table: '仿宋' } as const;
const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name });
/** 28 points between lines, in twentieths. */
const LINE = 560;
const INDENT = 640;
const MARGINS = { top: 2098, bottom: 1984, left: 1588, right: 1474 };

/**
 * A Word document; every figure carries a footnote, equal sources share their words but not their number. `foot` stands
 * at the foot of every page.
 */
export async function drawReport(blocks: readonly Block[], foot = ''): Promise<Buffer> {
  const notes: string[] = [];
  const noteOf = (source: string): number => notes.push(source);
  const children = blocks.flatMap((block) =>
    block.kind === 'table' ? tableOf(block.rows, block.source, noteOf) : [paragraphOf(block, noteOf)],
  );
  const footnotes = Object.fromEntries(
    notes.map((text, at) => [
      String(at + 1),
      { children: [new Paragraph({ children: [run(` ${text}`, 'paragraph', { size: sizes.note })] })] },
    ]),
  );
  const document = new Document({
    creator: '小格',
    styles: { default: { document: { run: { font: font(fonts.paragraph), size: sizes.paragraph } } } },
    footnotes,
    sections: [
      {
        properties: { page: { margin: MARGINS } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })],
              }),
              ...(foot === ''
                ? []
                : [
                    new Paragraph({
                      alignment: AlignmentType.CENTER,
                      children: [run(foot, 'paragraph', { size: sizes.note })],
                    }),
                  ]),
            ],
          }),
        },
        children,
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(document));
}

function run(text: string, kind: keyof typeof fonts, more: IRunOptions = {}): TextRun {
  return new TextRun({ text, font: font(fonts[kind]), size: sizes[kind], color: '000000', ...more });
}

type NoteOf = (source: string) => number;

function paragraphOf({ kind, pieces }: Extract<Block, { pieces: Piece[] }>, noteOf: NoteOf): Paragraph {
  const children = pieces.flatMap((piece) => {
    if (piece.kind === 'words') return [run(piece.text, kind)];
    if (piece.kind === 'prompt')
      return [run(piece.text, kind, { shading: { type: ShadingType.CLEAR, fill: 'FFF2CC', color: 'auto' } })];
    return [run(piece.text, kind), new FootnoteReferenceRun(noteOf(piece.source))];
  });
  return new Paragraph({
    children,
    alignment: kind === 'title' ? AlignmentType.CENTER : AlignmentType.BOTH,
    spacing: { line: LINE, lineRule: 'exact', ...(kind === 'title' ? { before: 400, after: 400 } : {}) },
    ...(kind === 'title' ? {} : { indent: { firstLine: INDENT } }),
    ...(kind === 'heading' ? { keepNext: true, heading: 'Heading1' as const } : {}),
  });
}

/** Between the margins of A4, in twentieths of a point. */
const WIDTH = 11_906 - MARGINS.left - MARGINS.right;

/** The first column holds names and is twice as wide as the others. */
function widthsOf(columns: number): number[] {
  const share = Math.floor(WIDTH / (columns + 1));
  return Array.from({ length: columns }, (_, at) => (at === 0 ? WIDTH - share * (columns - 1) : share));
}

/** First row is the heading and is repeated on every page; the source stands below. */
function tableOf(rows: readonly string[][], source: string, noteOf: NoteOf): (Table | Paragraph)[] {
  const cell = (text: string, first: boolean, note?: number): TableCell =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(first ? { shading: { type: ShadingType.CLEAR, fill: 'DDEBF7', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            run(text, 'table', { bold: first }),
            ...(note === undefined ? [] : [new FootnoteReferenceRun(note)]),
          ],
        }),
      ],
    });
  const note = noteOf(source);
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widthsOf(rows[0]?.length ?? 1),
      layout: TableLayoutType.FIXED,
      rows: rows.map(
        (cells, at) =>
          new TableRow({
            tableHeader: at === 0,
            cantSplit: true,
            children: cells.map((text, column) =>
              cell(text, at === 0, at === 0 && column === 0 ? note : undefined),
            ),
          }),
      ),
    }),
    new Paragraph({ children: [], spacing: { after: 120 } }),
  ];
}
