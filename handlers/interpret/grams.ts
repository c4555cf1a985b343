import { normalise } from './normalise';

const longestGram = 3;
/** Opening words tell most: people name the matter first. */
const openingLength = 40;
const openingWeight = 4;
/** Of very long letters the first part says what they are about. */
const longestText = 1500;

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

function addGrams(text: string, weight: number, grams: Map<string, number>): void {
  for (const run of text.toLowerCase().match(/[\u4e00-\u9fff]+|[a-z]+/g) ?? []) {
    for (let start = 0; start < run.length; start++) {
      for (let end = start + 1; end <= Math.min(run.length, start + longestGram); end++) {
        const gram = run.slice(start, end);
        if (!grams.has(gram)) grams.set(gram, weight);
      }
    }
  }
}

/** Character sequences of one to three with their weight; never across punctuation and never with a digit. */
export function gramsOf(text: string): Map<string, number> {
  const words = normalise(text.slice(0, longestText));
  const opening = (/^[^。！？!?\n]+/.exec(words)?.[0] ?? '').slice(0, openingLength);
  const grams = new Map<string, number>();
  addGrams(opening, openingWeight, grams);
  addGrams(words, 1, grams);
  return grams;
}
