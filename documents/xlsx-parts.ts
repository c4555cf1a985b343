/** How a cell looks; the numbers are places in `cellXfs` of the style sheet below. */
export const styles = {
  text: 0,
  heading: 1,
  wrapped: 2,
  whole: 3,
  decimal: 4,
  percent: 5,
  note: 6,
  title: 7,
} as const;
export type CellStyle = keyof typeof styles;

const font = (more: string): string => `<font><sz val="11"/><name val="宋体"/>${more}</font>`;
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`)
  .join('');
const format = (numFmt: number, more = '', wrap = false): string =>
  `<xf xfId="0" numFmtId="${numFmt}" borderId="1" applyBorder="1" applyNumberFormat="1" applyAlignment="1" ${more}><alignment vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** 49 is Excel's "text": a phone number keeps its first zero, and nothing that somebody wrote is taken for a formula. */
const styleSheet = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="4">${font('')}${font('<b/>')}${font('<i/><color rgb="FF7F7F7F"/>')}<font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills><borders count="2"><border/><border>${THIN}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">${[
  format(49),
  format(49, 'fontId="1" fillId="2" applyFont="1" applyFill="1"', true),
  format(49, '', true),
  format(1),
  format(2),
  format(10),
  format(49, 'fontId="2" applyFont="1"', true),
  '<xf xfId="0" numFmtId="49" fontId="3" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>',
].join('')}</cellXfs></styleSheet>`;

/** Characters that XML 1.0 has no place for, among them half of an emoji. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);

/** A, B, … Z, AA: the letters of a column. */
export function columnLetters(at: number): string {
  const rest = Math.floor(at / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (at % 26));
}

const sheetPath = (at: number): string => `worksheets/sheet${at + 1}.xml`;

/** A sheet as the workbook knows it: its rows up to `headingRow` (from 1) are printed on every page. */
export interface SheetNamed {
  name: string;
  headingRow: number;
}

const printedOnEveryPage = ({ name, headingRow }: SheetNamed, at: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`'${name.replaceAll("'", "''")}'!$1:$${headingRow}`)}</definedName>`;

/** The small files of a workbook around its sheets, by path. */
export function workbookParts(named: readonly SheetNamed[]): Map<string, string> {
  const names = named.map(({ name }) => name);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = names.map(
    (_, at) => `<Override PartName="/xl/${sheetPath(at)}" ContentType="${type}.worksheet+xml"/>`,
  );
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const relations = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="${sheetPath(at)}"/>`,
  );
  const style = `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return new Map([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets><definedNames>${named.map(printedOnEveryPage).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}${style}</Relationships>`,
    ],
    ['xl/styles.xml', styleSheet],
  ]);
}

/** The beginning of a sheet: first row frozen, columns as wide as told (in characters). */
export function sheetHead(widths: readonly number[], frozenRows: number): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

/** The end of a sheet: notes reach across its columns; on paper it is A4 across, as wide as the page, with page numbers. */
export function sheetEnd(columns: number, notes: number): string {
  const across = Array.from(
    { length: columns > 1 ? notes : 0 },
    (_, at) => `<mergeCell ref="A${at + 1}:${columnLetters(columns - 1)}${at + 1}"/>`,
  );
  const merged =
    across.length > 0 ? `<mergeCells count="${across.length}">${across.join('')}</mergeCells>` : '';
  return `</sheetData>${merged}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

export const sheetPartName = (at: number): string => `xl/${sheetPath(at)}`;
