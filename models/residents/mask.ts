/** 11 digits of a mobile, also written in groups. */
const MOBILE = /(?<![\d.])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?![\d.])/g;
/** Area code and number; the office's own short numbers (8000-0001, 12345) stay. */
const LANDLINE = /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/g;
/** 居民身份证: 17 digits and a check digit with a possible date of birth, or the old 15 digits. */
const IDENTITY =
  /(?<![\dA-Za-z])\d{6}(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3})(?![\dA-Za-z])/g;

export interface Masked {
  text: string;
  phones: number;
  identities: number;
}

const stars = (found: string, head: number, tail: number): string => {
  const digits = found.replace(/^\+?86(?=[\s-]?1)/, '').replace(/[\s-]/g, '');
  return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - tail)}${digits.slice(digits.length - tail)}`;
};

/** The same words with phone and identity numbers made unreadable; the last digits stay, so that a person knows which. */
export function maskNumbers(text: string): Masked {
  // Nearly every text ends here.
  if (!/\d[\d\s-]{8,}/.test(text)) return { text, phones: 0, identities: 0 };
  let phones = 0;
  let identities = 0;
  const masked = text
    .replace(IDENTITY, (found) => {
      identities += 1;
      return stars(found, 0, 4);
    })
    .replace(MOBILE, (found) => {
      phones += 1;
      return stars(found, 3, 4);
    })
    .replace(LANDLINE, (found) => {
      phones += 1;
      return stars(found, 0, 3);
    });
  return { text: masked, phones, identities };
}

/** The first phone number in the words, digits only; null when there is none. */
export function phoneIn(text: string): string | null {
  const found = text.match(MOBILE)?.[0] ?? text.match(LANDLINE)?.[0];
  return found === undefined ? null : found.replace(/^\+?86(?=[\s-]?1)/, '').replace(/[\s-]/g, '');
}
