import Pdf from 'pdfkit';
import { fontData } from './fonts';

/** A PDF that is being drawn; its fonts are `regular` and `bold`. Lengths are points, from the upper left corner. */
export type Page = InstanceType<typeof Pdf>;

export const A4 = { width: 595.28, height: 841.89 } as const;

/** The PDF's bytes, once `draw` has drawn all of it. Its `options` are pdfkit's; it has a first page unless they say no. */
export function drawPdf(
  title: string,
  options: PDFKit.PDFDocumentOptions,
  draw: (page: Page) => void,
): Promise<Buffer> {
  const page = new Pdf({ ...options, info: { Title: title } });
  page.registerFont('regular', fontData('regular')).registerFont('bold', fontData('bold'));
  const pieces: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (piece: Buffer) => pieces.push(piece));
    page.on('end', () => resolve(Buffer.concat(pieces)));
    page.on('error', reject);
  });
  draw(page);
  page.end();
  return finished;
}

/** The largest size up to `most` at which the text fits into the width on one line. */
export function fittingSize(page: Page, text: string, font: string, most: number, width: number): number {
  const wide = page.font(font).fontSize(most).widthOfString(text);
  return wide <= width ? most : (most * width) / wide;
}
