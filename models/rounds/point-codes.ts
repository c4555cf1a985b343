import { randomInt } from 'node:crypto';

/** No letter that is taken for a digit: what is read off a wet sign at night is typed right. */
const SIGNS = 'ACDEFHJKMNPRTUVWXY34679';
const LENGTH = 5;

/** A new code for a 巡查点, like K7PNM. The unique index says when one is taken already: five signs are six million. */
export const newPointCode = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** The code in what was typed or scanned (`到 k7pnm`), or null. */
export function pointCodeIn(words: string): string | null {
  const found = /^(?:到了?|打点)?\s*([0-9a-z]{5,16})$/i.exec(words.trim())?.[1];
  return found === undefined ? null : found.toUpperCase();
}
