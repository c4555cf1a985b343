import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnLetters, escaped } from './xlsx-parts';

/** What goes into a form: rows of cells by column (0 is A); null leaves a cell as it is. */
export interface Filling {
  /** Which sheet, in the order of the workbook. */
  sheet: number;
  /** The heading's row, from 1; the rows stand right below it. */
  headingRow: number;
  rows: readonly ReadonlyMap<number, string | number>[];
}

interface Row {
  at: number;
  attributes: string;
  cells: Cell[];
}
interface Cell {
  column: string;
  attributes: string;
  content: string;
}

/**
 * Fills an office's own form and gives the very file back: styles, widths, pictures and other sheets are not touched.
 * Empty rows below the heading are used first; when there are too few, what stands below moves down, and formulas and
 * merged cells move with it.
 */
export function fillForm(form: Buffer, { sheet, headingRow, rows }: Filling): Buffer {
  const files = unzipSync(form);
  const name = sheetPart(files, sheet);
  const xml = strFromU8(files[name] ?? new Uint8Array());
  files[name] = strToU8(filled(xml, headingRow, rows));
  forgetCalculated(files);
  return Buffer.from(zipSync(files));
}

const text = (files: Record<string, Uint8Array>, name: string): string =>
  strFromU8(files[name] ?? new Uint8Array());

/** The part behind the n-th sheet of the workbook. */
function sheetPart(files: Record<string, Uint8Array>, sheet: number): string {
  const ids = [...text(files, 'xl/workbook.xml').matchAll(/<sheet\b[^>]*?r:id="([^"]+)"/g)].map(
    (found) => found[1],
  );
  const relations = text(files, 'xl/_rels/workbook.xml.rels');
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].find((found) =>
    found[0].includes(`Id="${ids[sheet] ?? ''}"`),
  );
  const target = /Target="([^"]+)"/.exec(relation?.[0] ?? '')?.[1] ?? '';
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!files[name]) throw new Error('the form has no such sheet');
  return name;
}

function readRows(data: string): Row[] {
  return [...data.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)].map(
    ([, attributes = '', inner = '']) => ({
      at: Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? 0),
      attributes: attributes.replace(/\s*\b(?:r|spans)="[^"]*"/g, ''),
      cells: [...inner.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
        ([, own = '', content = '']) => ({
          column: /\br="([A-Z]+)\d+"/.exec(own)?.[1] ?? '',
          attributes: own.replace(/\s*\br="[^"]*"/, ''),
          content,
        }),
      ),
    }),
  );
}

const isEmpty = ({ cells }: Row): boolean => cells.every(({ content }) => !/<[vt]\b|<f\b/.test(content));

function filled(xml: string, headingRow: number, rows: Filling['rows']): string {
  const data = /<sheetData>([\s\S]*?)<\/sheetData>|<sheetData\/>/.exec(xml);
  const own = readRows(data?.[1] ?? '');
  const below = own.filter(({ at }) => at > headingRow);
  const footer = below.find((row) => !isEmpty(row) && !onlyFormulas(row))?.at ?? Infinity;
  const free = Number.isFinite(footer)
    ? footer - headingRow - 1
    : Math.max(0, ...below.map(({ at }) => at - headingRow));
  const more = Math.max(0, rows.length - free);
  const moves = Number.isFinite(footer) && more > 0 ? { from: footer, by: more } : null;
  const pattern = below.find(({ at }) => at === headingRow + 1 && at < footer);
  const written = new Map(own.map((row) => [row.at, row]));
  const result: Row[] = own.filter(({ at }) => at <= headingRow).map((row) => moved(row, moves));
  const last = headingRow + Math.max(rows.length, free);
  for (let at = headingRow + 1; at <= last; at++) {
    const there = at < footer && at - headingRow <= free ? written.get(at) : undefined;
    const base = there
      ? moved(there, moves)
      : pattern
        ? copied(pattern, at)
        : { at, attributes: '', cells: [] };
    result.push(withValues({ ...base, at }, rows[at - headingRow - 1]));
  }
  if (Number.isFinite(footer))
    result.push(...own.filter(({ at }) => at >= footer).map((row) => moved(row, moves)));
  const sheetData = `<sheetData>${result.map(rowXml).join('')}</sheetData>`;
  const whole = xml.replace(data?.[0] ?? '<sheetData/>', () => sheetData).replace(/<dimension\b[^>]*\/>/, '');
  return moves
    ? whole.replace(
        /(<mergeCell\b[^>]*ref=")([^"]+)"/g,
        (_, before: string, ref: string) => `${before}${shifted(ref, moves)}"`,
      )
    : whole;
}

const onlyFormulas = ({ cells }: Row): boolean =>
  cells.filter(({ content }) => /<[vt]\b|<f\b/.test(content)).every(({ content }) => /<f\b/.test(content)) &&
  !cells.some(({ content }) => /SUM|COUNT|AVERAGE/.test(content));

type Moves = { from: number; by: number } | null;

/** A reference of a formula or merged cell: rows of the footer move; a range that ends above it grows. */
function shifted(references: string, moves: NonNullable<Moves>): string {
  return references.replace(
    /(:?)(\$?[A-Z]{1,3}\$?)(\d+)(?![\d(])/g,
    (_, colon: string, column: string, digits: string) => {
      const row = Number(digits);
      const moved = row >= moves.from || (colon === ':' && row === moves.from - 1) ? row + moves.by : row;
      return `${colon}${column}${moved}`;
    },
  );
}

const withFormulas = (content: string, change: (formula: string) => string): string =>
  content.replace(
    /(<f\b[^>]*>)([^<]*)(<\/f>)/g,
    (_, open: string, formula: string, close: string) => `${open}${change(formula)}${close}`,
  );

function moved(row: Row, moves: Moves): Row {
  if (!moves) return row;
  const cells = row.cells.map((cell) => ({
    ...cell,
    content: withFormulas(cell.content, (formula) => shifted(formula, moves)),
  }));
  return { ...row, at: row.at >= moves.from ? row.at + moves.by : row.at, cells };
}

/** A row like the first one of the form: its look, and its formulas on the new row. */
function copied(pattern: Row, at: number): Row {
  const own = new RegExp(`(\\$?[A-Z]{1,3})${pattern.at}(?!\\d)`, 'g');
  const cells = pattern.cells.map((cell) => ({
    ...cell,
    content: withFormulas(cell.content, (formula) => formula.replace(own, `$1${at}`)),
  }));
  return { ...pattern, at, cells };
}

function withValues(row: Row, values: ReadonlyMap<number, string | number> | undefined): Row {
  if (!values) return row;
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  for (const [column, value] of values) {
    const letters = columnLetters(column);
    const style = /\bs="\d+"/.exec(cells.get(letters)?.attributes ?? '')?.[0] ?? '';
    cells.set(letters, {
      column: letters,
      attributes: typeof value === 'number' ? ` ${style}` : ` ${style} t="inlineStr"`,
      content:
        typeof value === 'number'
          ? `<v>${value}</v>`
          : `<is><t xml:space="preserve">${escaped(value)}</t></is>`,
    });
  }
  const inOrder = [...cells.values()].toSorted(
    (a, b) => a.column.length - b.column.length || (a.column < b.column ? -1 : 1),
  );
  return { ...row, cells: inOrder };
}

const rowXml = ({ at, attributes, cells }: Row): string =>
  `<row r="${at}"${attributes}>${cells
    .map(({ column, attributes: own, content }) =>
      content === '' ? `<c r="${column}${at}"${own}/>` : `<c r="${column}${at}"${own}>${content}</c>`,
    )
    .join('')}</row>`;

/** Results of formulas are worked out anew when the file is opened. */
function forgetCalculated(files: Record<string, Uint8Array>): void {
  delete files['xl/calcChain.xml'];
  const change = (name: string, edit: (xml: string) => string): void => {
    if (files[name]) files[name] = strToU8(edit(text(files, name)));
  };
  change('[Content_Types].xml', (xml) => xml.replace(/<Override\b[^>]*calcChain[^>]*\/>/, ''));
  change('xl/_rels/workbook.xml.rels', (xml) => xml.replace(/<Relationship\b[^>]*calcChain[^>]*\/>/, ''));
  change('xl/workbook.xml', (xml) => {
    const without = xml.replace(/<calcPr\b[^>]*\/>/, '');
    return without.replace(
      /(<\/definedNames>|<\/sheets>)(?![\s\S]*<\/definedNames>)/,
      '$1<calcPr fullCalcOnLoad="1"/>',
    );
  });
}
