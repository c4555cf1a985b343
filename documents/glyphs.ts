import * as fontkit from 'fontkit';
import { fontData, type FontName } from './fonts';

const opened = new Map<FontName, fontkit.Font>();

function fontOf(name: FontName): fontkit.Font {
  const known = opened.get(name);
  if (known) return known;
  const font = fontkit.create(fontData(name)) as fontkit.Font;
  opened.set(name, font);
  return font;
}

/** How wide the words are at that size. */
export function widthOf(words: string, size: number, name: FontName = 'regular'): number {
  const font = fontOf(name);
  return (font.layout(words).advanceWidth * size) / font.unitsPerEm;
}

interface Written {
  x: number;
  y: number;
  size: number;
  anchor: 'start' | 'middle' | 'end';
  /** Where y lies: on the line, or in the middle of the letters. */
  baseline: 'line' | 'middle';
  fill: string;
  name: FontName;
  /** Kept from the text: rotate, translate. */
  transform: string;
}

/** Words as outlines, so that a picture needs no font of the machine it is made on. */
function outline(words: string, written: Written): string {
  const font = fontOf(written.name);
  const scale = written.size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(words);
  const wide = widthOf(words, written.size, written.name);
  const shift = { start: 0, middle: wide / 2, end: wide }[written.anchor];
  const drop = written.baseline === 'middle' ? ((font.ascent + font.descent) / 2) * scale : 0;
  let pen = 0;
  const paths = glyphs.map((glyph, at) => {
    const path = glyph.path.toSVG();
    const here = `<path transform="translate(${pen} 0)" d="${path}"/>`;
    pen += positions[at]?.xAdvance ?? glyph.advanceWidth;
    return path === '' ? '' : here;
  });
  const place = `translate(${written.x - shift} ${written.y + drop}) scale(${scale} ${-scale})`;
  return `<g transform="${written.transform}" fill="${written.fill}"><g transform="${place}">${paths.join('')}</g></g>`;
}

const TEXT = /<text([^>]*)>([\s\S]*?)<\/text>/g;
const UNESCAPED: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Replaces every text of an SVG by its outlines. */
export function withOutlines(svg: string): string {
  return svg.replace(TEXT, (_, attributes: string, content: string) => {
    const of = (name: string): string =>
      new RegExp(`(?:^|[\\s;"])${name}\\s*[=:]\\s*"?([^";]*)`).exec(attributes)?.[1]?.trim() ?? '';
    const words = content.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => UNESCAPED[sign] ?? sign);
    const anchor = of('text-anchor');
    return outline(words, {
      x: Number(of('x') || 0),
      y: Number(of('y') || 0),
      size: Number.parseFloat(of('font-size')) || 12,
      anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
      baseline: of('dominant-baseline') === 'central' ? 'middle' : 'line',
      fill: of('fill') || '#000',
      name: /bold|[6-9]00/.test(of('font-weight')) ? 'bold' : 'regular',
      transform: of('transform'),
    });
  });
}
