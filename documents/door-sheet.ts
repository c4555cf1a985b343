import { drawPdf, fittingSize, type Page } from './pdf';

/** What a door sheet says: words for the whole house, no names, no rooms. */
export interface DoorSheet {
  /** 3号楼 */
  building: string;
  /** 幸福社区 · 11月16日—11月22日 */
  period: string;
  /** What was done: kind and how many times. At most eight are shown. */
  done: { kind: string; count: number }[];
  /** One line of figures. */
  figures: string;
  /** What holds for the house now; at most two are shown. */
  notices?: readonly string[];
  /** Where the answers to residents' wishes can be read. */
  answers?: string;
  /** In large digits; null: nobody has registered one. */
  phone: string | null;
  phoneLabel: string;
  /** Shown when nothing was done. */
  nothing: string;
  /** The last line: how to say what is wrong. */
  invitation: string;
}

const MARGIN = 48;
const ROWS = 8;
const INK = '#111111';
const QUIET = '#444444';
const RULE = '#888888';

/** The sheet as a PDF of one A4 page, in type that can be read from a metre away. */
export function drawDoorSheet(sheet: DoorSheet): Promise<Buffer> {
  return drawPdf(`${sheet.building} ${sheet.period}`, { size: 'A4', margin: MARGIN }, (page) => {
    drawHead(page, sheet);
    drawNotices(page, sheet, drawDone(page, sheet));
    drawFoot(page, sheet);
  });
}

const widthOf = (page: Page): number => page.page.width - 2 * MARGIN;

function rule(page: Page, y: number): void {
  page
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + widthOf(page), y)
    .lineWidth(1.5)
    .strokeColor(RULE)
    .stroke();
}

function line(page: Page, text: string, font: string, most: number, y: number): void {
  const size = fittingSize(page, text, font, most, widthOf(page));
  page
    .font(font)
    .fontSize(size)
    .text(text, MARGIN, y, { width: widthOf(page), lineBreak: false });
}

function drawHead(page: Page, { building, period }: DoorSheet): void {
  page.fillColor(INK);
  line(page, `${building} 上周办了这些事`, 'bold', 44, MARGIN);
  page.fillColor(QUIET);
  line(page, period, 'regular', 22, MARGIN + 66);
  rule(page, MARGIN + 108);
}

const FIRST_ROW = MARGIN + 130;
const ROW_HEIGHT = 44;

/** Gives where it ends. */
function drawDone(page: Page, { done, nothing, figures }: DoorSheet): number {
  page.fillColor(INK);
  if (done.length === 0) line(page, nothing, 'regular', 30, FIRST_ROW);
  done.slice(0, ROWS).forEach(({ kind, count }, at) => {
    const y = FIRST_ROW + at * ROW_HEIGHT;
    const counted = `办好 ${count} 件`;
    const countWidth = page.font('bold').fontSize(28).widthOfString(counted);
    page.text(counted, MARGIN + widthOf(page) - countWidth, y, { lineBreak: false });
    const size = fittingSize(page, kind, 'regular', 28, widthOf(page) - countWidth - 20);
    page
      .font('regular')
      .fontSize(size)
      .text(kind, MARGIN, y + (28 - size) / 2, { lineBreak: false });
  });
  const rows = Math.max(1, Math.min(done.length, ROWS));
  page.fillColor(QUIET);
  const end = FIRST_ROW + rows * ROW_HEIGHT + 14;
  line(page, figures, 'regular', 22, end);
  return end + 44;
}

const NOTICES = 2;
const NOTICE_SIZE = 20;

/** As far as there is room above the foot. */
function drawNotices(page: Page, { notices = [], answers }: DoorSheet, from: number): void {
  const options = { width: widthOf(page) };
  const foot = page.page.height - MARGIN - 216;
  let y = from;
  page.fillColor(INK).font('regular').fontSize(NOTICE_SIZE);
  for (const notice of [...notices.slice(0, NOTICES), ...(answers === undefined ? [] : [answers])]) {
    const height = page.heightOfString(notice, options);
    if (y + height > foot) return;
    page.text(notice, MARGIN, y, options);
    y += height + 10;
  }
}

function drawFoot(page: Page, { phone, phoneLabel, invitation }: DoorSheet): void {
  const bottom = page.page.height - MARGIN;
  rule(page, bottom - 206);
  page.fillColor(INK);
  line(page, invitation, 'regular', 24, bottom - 190);
  if (phone === null) return;
  line(page, phoneLabel, 'regular', 24, bottom - 144);
  line(page, phone, 'bold', 72, bottom - 110);
}
