import { categories } from '../../models/category-table';
import data from './data/rules.json';
import { normalise } from './normalise';
import { TermBook, type Pattern, type Sightings } from './terms';

/** A pattern that speaks for a category. */
export interface Rule extends Pattern {
  category: string;
  weight: number;
}

const book = new TermBook(data.concepts, data.stops.split(' '));

const written = Object.entries(data.rules as Record<string, string[]>).flatMap(([category, lines]) =>
  lines.map((line): Rule => {
    const space = line.indexOf(' ');
    return { category, weight: Number(line.slice(0, space)), ...book.pattern(line.slice(space + 1)) };
  }),
);

/** The taxonomy's own wordings: the longer the surer, and a wording of two categories speaks half for each. */
function wordingRules(): Rule[] {
  const owners = new Map<string, string[]>();
  for (const category of categories) {
    for (const wording of category.wordings) {
      const word = normalise(wording).toLowerCase();
      if (word.length >= 2 && category.code !== '1307')
        owners.set(word, [...(owners.get(word) ?? []), category.code]);
    }
  }
  const weights = [0, 0, 1, 1.8, 2.6, 3.2];
  return [...owners].flatMap(([word, codes]) =>
    codes.map((category) => ({
      category,
      weight:
        ((weights[word.length] ?? 3.4) / codes.length) *
        (category.endsWith('99') || category > '1300' ? 0.6 : 1),
      ...book.pattern(word),
    })),
  );
}

export const rules: readonly Rule[] = [...written, ...wordingRules()];

const byAnchor: Rule[][] = [];
for (const rule of rules) (byAnchor[rule.anchor] ??= []).push(rule);

/** All terms of the rules in a normalised text. */
export function sight(text: string): Sightings {
  return book.sight(text);
}

/** Rules whose words all stand in the text, near each other or not. */
export function candidateRules(sightings: Sightings): Rule[] {
  const found: Rule[] = [];
  for (const term of sightings.terms()) {
    const anchored = byAnchor[term];
    if (!anchored) continue;
    for (const rule of anchored) if (rule.near.every((word) => sightings.has(word))) found.push(rule);
  }
  return found;
}
