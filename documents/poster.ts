import { A4, drawPdf, fittingSize, type Page } from './pdf';
import { drawQr } from './qr';

/** What a door's poster and the cards for its people say. */
export interface Poster {
  /** 幸福社区 */
  community: string;
  /** 3号楼 */
  place: string;
  /** What the code holds. */
  link: string;
  scan: string;
  examples: string;
  phoneLabel: string;
  /** In large digits; null: nobody has registered one. */
  phone: string | null;
  counter: string;
  emergency: string;
  /** Across the foot of what must not be hung up; null for the real thing. */
  sample: string | null;
}

const INK = '#111111';
const QUIET = '#444444';
const MARGIN = 40;

/** One A4 page a door. */
export function drawPosters(posters: readonly Poster[], title: string): Promise<Buffer> {
  return draw(title, posters, (page, poster) => {
    centred(page, poster.community, 'regular', 40, 52);
    named(page, poster.place, 84, { left: MARGIN, width: A4.width - 2 * MARGIN, y: 98 }, 'center');
    centred(page, poster.scan, 'bold', 34, 214);
    drawQr(page, poster.link, (A4.width - 290) / 2, 262, 290);
    page.fillColor(INK);
    centred(page, poster.examples, 'regular', 22, 562, QUIET);
    page
      .moveTo(MARGIN, 602)
      .lineTo(A4.width - MARGIN, 602)
      .lineWidth(1.5)
      .strokeColor('#888888')
      .stroke();
    centred(page, poster.phoneLabel, 'regular', 26, 614);
    if (poster.phone !== null) centred(page, poster.phone, 'bold', 66, 646);
    centred(page, poster.counter, 'regular', 24, 734);
    centred(page, poster.sample ?? poster.emergency, 'regular', 18, 778, QUIET);
  });
}

const CARD = { width: 255.1, height: 153.1, across: 2, down: 5 } as const;
const EDGE = {
  x: (A4.width - CARD.across * CARD.width) / 2,
  y: (A4.height - CARD.down * CARD.height) / 2,
} as const;

/** Ten cards (90 × 54 mm) of one door on an A4 page, with lines to cut along. */
export function drawCards(posters: readonly Poster[], title: string): Promise<Buffer> {
  return draw(title, posters, (page, poster) => {
    for (let at = 0; at < CARD.across * CARD.down; at++) {
      const x = EDGE.x + (at % CARD.across) * CARD.width;
      const y = EDGE.y + Math.floor(at / CARD.across) * CARD.height;
      page
        .rect(x, y, CARD.width, CARD.height)
        .lineWidth(0.5)
        .dash(3, { space: 3 })
        .strokeColor('#AAAAAA')
        .stroke()
        .undash();
      card(page, poster, x, y);
    }
  });
}

function card(page: Page, poster: Poster, x: number, y: number): void {
  const text = { left: x + 122, width: CARD.width - 132 };
  drawQr(page, poster.link, x + 10, y + 12, 106);
  page.fillColor(QUIET);
  boxed(
    page,
    poster.sample ?? '扫一扫，说一句',
    'regular',
    11,
    { left: x + 10, width: 106, y: y + 124 },
    'center',
  );
  page.fillColor(INK);
  boxed(page, poster.community, 'regular', 15, { ...text, y: y + 16 });
  named(page, poster.place, 26, { ...text, y: y + 36 });
  boxed(page, poster.phoneLabel, 'regular', 11, { ...text, y: y + 78 });
  if (poster.phone !== null) boxed(page, poster.phone, 'bold', 24, { ...text, y: y + 92 });
  page.fillColor(QUIET);
  boxed(page, poster.counter, 'regular', 11, { ...text, y: y + 128 });
}

function draw<Thing>(
  title: string,
  things: readonly Thing[],
  each: (page: Page, thing: Thing) => void,
): Promise<Buffer> {
  return drawPdf(title, { size: 'A4', margin: 0, autoFirstPage: false }, (page) => {
    for (const thing of things) {
      page.addPage();
      page.fillColor(INK);
      each(page, thing);
    }
  });
}

function centred(page: Page, text: string, font: string, most: number, y: number, colour = INK): void {
  page.fillColor(colour);
  boxed(page, text, font, most, { left: MARGIN, width: A4.width - 2 * MARGIN, y }, 'center');
  page.fillColor(INK);
}

interface Box {
  left: number;
  width: number;
  y: number;
}

/** Of one line's size, a name on two has this. */
const HALF = 0.48;

/** A name that would become small print on one line stands on two in the same room. */
function named(page: Page, text: string, most: number, box: Box, align: 'left' | 'center' = 'left'): void {
  if (fittingSize(page, text, 'bold', most, box.width) >= most * HALF)
    return boxed(page, text, 'bold', most, box, align);
  const letters = Array.from(text);
  const half = Math.ceil(letters.length / 2);
  const lines = [letters.slice(0, half), letters.slice(half)].map((line) => line.join(''));
  lines.forEach((line, at) =>
    boxed(page, line, 'bold', most * HALF, { ...box, y: box.y + (at * most) / 2 }, align),
  );
}

/** On one line, as large as it fits. */
function boxed(
  page: Page,
  text: string,
  font: string,
  most: number,
  { left, width, y }: Box,
  align: 'left' | 'center' = 'left',
): void {
  const size = fittingSize(page, text, font, most, width);
  const indent = align === 'center' ? (width - page.fontSize(size).widthOfString(text)) / 2 : 0;
  page.fontSize(size).text(text, left + indent, y + (most - size) / 2, { lineBreak: false });
}
