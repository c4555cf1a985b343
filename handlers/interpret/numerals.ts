const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scales: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Characters a written number can consist of; for use inside a regular expression's class. */
export const chineseDigits = '零〇一二两三四五六七八九十百千';

/**
 * Value of a written number below ten thousand: 三 3, 十二 12, 二十 20, 一百零五 105, 三零二 302 (digit by digit).
 * Mixed forms such as 三0二 are read digit by digit. NaN when it is no number.
 */
export function numeralValue(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (/[十百千]/.test(text)) return scaledValue(text);
  let value = '';
  for (const character of text) {
    const digit = /\d/.test(character) ? Number(character) : digits[character];
    if (digit === undefined) return Number.NaN;
    value += digit;
  }
  return value === '' ? Number.NaN : Number(value);
}

function scaledValue(text: string): number {
  let total = 0;
  let current = -1;
  for (const character of text) {
    const scale = scales[character];
    if (scale !== undefined) {
      total += (current < 0 ? 1 : current) * scale;
      current = -1;
      continue;
    }
    const digit = /\d/.test(character) ? Number(character) : digits[character];
    if (digit === undefined) return Number.NaN;
    current = digit;
  }
  return current > 0 ? total + current : total;
}

/** Digits as people write them in an address, leading zeros kept: 三零二 "302", 十二 "12". */
export function numeralText(text: string): string {
  if (/^[\dA-Za-z]*$/.test(text)) return text;
  if (/[十百千]/.test(text)) return String(scaledValue(text));
  return Array.from(text, (character) =>
    digits[character] === undefined ? character : String(digits[character]),
  ).join('');
}
