import { chineseDigits, numeralValue } from './numerals';

const SUM = `([\\d.${chineseDigits}万]+)\\s*(?:元|块)`;
const TOTAL = new RegExp(`(?:合计|共计|总共|一共|总计)[^\\d${chineseDigits}]{0,4}${SUM}`);

/** The sum of money a text is about, in 分: its total, or its only one; null when there is none, or several without a total. */
export function readFen(text: string): number | null {
  const plain = text.replace(/[,，](?=\d{3}(?!\d))/g, '');
  const total = TOTAL.exec(plain);
  if (total) return fenOf(total[1] ?? '');
  const [only, second] = plain.matchAll(new RegExp(SUM, 'g'));
  return only && !second ? fenOf(only[1] ?? '') : null;
}

/** Every sum a text names, in 分, in its order. */
export const sumsIn = (text: string): number[] =>
  [...text.replace(/[,，](?=\d{3}(?!\d))/g, '').matchAll(new RegExp(SUM, 'g'))].flatMap(
    ([, words]) => fenOf(words ?? '') ?? [],
  );

/** 2000, 1.5万, 一万零五百, 3千. */
function fenOf(words: string): number | null {
  const [high = '', low] = words.split('万');
  const value = low === undefined ? partOf(high) : partOf(high) * 10_000 + (low === '' ? 0 : partOf(low));
  return Number.isFinite(value) && value > 0 ? Math.round(value * 100) : null;
}

function partOf(words: string): number {
  const [, digits, scale] = /^(\d+(?:\.\d+)?)([百千])?$/.exec(words) ?? [];
  if (digits !== undefined) return Number(digits) * (scale === '千' ? 1_000 : scale === '百' ? 100 : 1);
  return numeralValue(words);
}
