import { A4, drawPdf, fittingSize, type Page } from './pdf';
import { drawQr } from './qr';

/** A sign for one 巡查点. */
export interface PointSign {
  /** 幸福社区第2网格 */
  grid: string;
  /** 东门 */
  name: string;
  /** K7PNM, in large letters for who types it. */
  code: string;
  /** What the code holds. */
  link: string;
  says: string;
}

const ACROSS = 2;
const DOWN = 3;
const MARGIN = 34;
const SIGN = {
  width: (A4.width - 2 * MARGIN) / ACROSS,
  height: (A4.height - 2 * MARGIN) / DOWN,
} as const;
const SQUARE = 132;

/** Six signs on an A4 page, with lines to cut along. */
export function drawPointSigns(signs: readonly PointSign[], title: string): Promise<Buffer> {
  return drawPdf(title, { size: 'A4', margin: 0, autoFirstPage: false }, (page) => {
    signs.forEach((sign, at) => {
      const place = at % (ACROSS * DOWN);
      if (place === 0) page.addPage();
      const x = MARGIN + (place % ACROSS) * SIGN.width;
      drawSign(page, sign, x, MARGIN + Math.floor(place / ACROSS) * SIGN.height);
    });
  });
}

function drawSign(page: Page, sign: PointSign, x: number, y: number): void {
  page
    .rect(x, y, SIGN.width, SIGN.height)
    .lineWidth(0.5)
    .dash(3, { space: 3 })
    .strokeColor('#AAAAAA')
    .stroke();
  page.undash().fillColor('#444444');
  centred(page, sign.grid, 'regular', 15, x, y + 12);
  page.fillColor('#111111');
  centred(page, sign.name, 'bold', 30, x, y + 32);
  drawQr(page, sign.link, x + (SIGN.width - SQUARE) / 2, y + 72, SQUARE);
  page.fillColor('#111111');
  centred(page, sign.code, 'bold', 26, x, y + 202);
  page.fillColor('#444444');
  centred(page, sign.says, 'regular', 11, x, y + 240);
}

/** On one line in the middle of the sign, as large as it fits. */
function centred(page: Page, text: string, font: string, most: number, x: number, y: number): void {
  const room = SIGN.width - 24;
  page.fontSize(fittingSize(page, text, font, most, room));
  page.text(text, x + (SIGN.width - page.widthOfString(text)) / 2, y, { lineBreak: false });
}
