import makeQrCode from 'qrcode-generator';
import type { Page } from './pdf';

/** The dark squares of a code; M survives a scratch on the door (15 %). */
export function qrSquares(text: string): boolean[][] {
  const code = makeQrCode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => code.isDark(row, column)),
  );
}

/** White around a code, in its squares (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** Draws the code of a text in black, `side` points wide with its quiet zone; the page's colour is black afterwards. */
export function drawQr(page: Page, text: string, x: number, y: number, side: number): void {
  const squares = qrSquares(text);
  const unit = side / (squares.length + 2 * QUIET_ZONE);
  page.fillColor('#000000');
  squares.forEach((row, down) =>
    row.forEach((dark, across) => {
      if (dark) page.rect(x + (across + QUIET_ZONE) * unit, y + (down + QUIET_ZONE) * unit, unit, unit);
    }),
  );
  page.fill();
}
