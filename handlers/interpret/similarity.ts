import { categoriesOf } from './category';
import { normalise } from './normalise';

/** From this value on two reports may be offered as the same problem. */
export const sameProblemThreshold = 0.17;

/**
 * What is left of the likeness when the words belong to different matters. In a line of chat the place makes up half
 * of the words, in a letter the matter may be guessed wrong: there the words themselves say more.
 */
const otherMatter = { line: 0.3, letter: 0.7 };
const longestLine = 40;
/** The matter is named first: the opening clause, at most so many characters. */
const longestOpening = 40;
/** Of very long letters the first part says what they are about. */
const longestRead = 1500;

/** What is compared of a report: its pairs of characters, and those of its opening. */
export interface Wording {
  opening: ReadonlySet<string>;
  whole: ReadonlySet<string>;
}

/** Pairs of characters of a normalised text, never across punctuation and never with a digit. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.toLowerCase().match(/[\u4e00-\u9fff]{2,}|[a-z]{2,}/g) ?? [])
    for (let start = 0; start + 1 < run.length; start++) pairs.add(run.slice(start, start + 2));
  return pairs;
}

function wordingOfNormalised(text: string): Wording {
  const read = text.slice(0, longestRead);
  const opening = (/^[^。！？!?\n]+/.exec(read)?.[0] ?? read).slice(0, longestOpening);
  return { opening: pairsOf(opening), whole: pairsOf(read) };
}

/** A report made ready to be compared with others. */
export const wordingOf = (text: string): Wording => wordingOfNormalised(normalise(text));

function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared / Math.sqrt(a.size * b.size);
}

/** How alike the words of two reports are, 0..1, whatever they are about. */
export const likeness = (a: Wording, b: Wording): number =>
  (cosine(a.opening, b.opening) + cosine(a.whole, b.whole)) / 2;

function mattersOf(text: string): string[] {
  return categoriesOf(text)
    .candidates.filter((candidate) => candidate.score > 0.1)
    .map((candidate) => candidate.category);
}

/** How much two reports of one place tell of the same problem, 0..1; compare with `sameProblemThreshold`. */
export function sameProblem(a: string, b: string): number {
  const left = normalise(a);
  const right = normalise(b);
  const alike = likeness(wordingOfNormalised(left), wordingOfNormalised(right));
  const matters = mattersOf(left);
  const others = mattersOf(right);
  const kind = Math.max(left.length, right.length) <= longestLine ? 'line' : 'letter';
  const known = matters.length > 0 && others.length > 0;
  return known && !matters.some((category) => others.includes(category)) ? alike * otherMatter[kind] : alike;
}
