import { drawPdf } from './pdf';

/** What a mediator's card says: one A5 sheet lying, to be put up or handed out. */
export interface StudioCard {
  /** 老曹工作室 */
  studio: string;
  /** 人民调解员 老曹 · 青石街道人民调解委员会 */
  who: string;
  words: string;
  /** Label and value, one under the other. */
  lines: { label: string; value: string }[];
  /** Its promises, in one line each. */
  promises: string[];
}

const MARGIN = 36;
const INK = '#111111';
const QUIET = '#444444';

/** The card as a PDF of one A5 page. */
export function drawStudioCard(card: StudioCard): Promise<Buffer> {
  return drawPdf(card.studio, { size: 'A5', layout: 'landscape', margin: MARGIN }, (page) => {
    const width = page.page.width - 2 * MARGIN;
    page.fillColor(INK).font('bold').fontSize(46).text(card.studio, MARGIN, MARGIN, { width });
    page.fillColor(QUIET).font('regular').fontSize(16).text(card.who, { width });
    if (card.words !== '') page.moveDown(0.3).text(card.words, { width });
    page.moveDown(0.6);
    for (const { label, value } of card.lines) {
      page.fillColor(QUIET).font('regular').fontSize(16).text(`${label}  `, { continued: true });
      page.fillColor(INK).font('bold').fontSize(26).text(value);
    }
    page.fillColor(INK).font('regular').fontSize(16);
    page.text(card.promises.join('\n'), MARGIN, page.page.height - MARGIN - 28 * card.promises.length, {
      width,
      height: 28 * card.promises.length + 10,
      lineGap: 4,
    });
  });
}
