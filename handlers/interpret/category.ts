import { categoryByCode } from '../../models/category-table';
import type { Hit } from './phrases';
import { candidateRules, sight, type Rule } from './rules';
import { matches, type Sightings } from './terms';
import type { Candidate } from './types';

/** Characters within which the words of a rule must stand. */
const reach = 22;
/** What the second, third … rule of the same category still adds. */
const decay = 0.4;

export interface CategoryGuess {
  /** All categories with evidence, best first; shares of the evidence. */
  candidates: Candidate[];
  /** Weight of the evidence for the best. */
  strength: number;
  explain: string[];
  /** Where the words stand that decided for the best. */
  focus?: { start: number; end: number };
}

interface Fired {
  rule: Rule;
  weight: number;
  /** Where the words of the first match stand. */
  hits: readonly Hit<number>[];
}

function fire(rule: Rule, sightings: Sightings): Fired | undefined {
  const found = matches(rule, sightings, reach);
  const first = found[0];
  if (!first) return undefined;
  const position = first[0]?.start ?? 0;
  const repeated = 1 + 0.12 * Math.min(3, found.length - 1);
  const early = position < 40 ? 1.1 : position < 120 ? 1 : 0.9;
  return { rule, weight: rule.weight * repeated * early, hits: first };
}

function focusOf({ hits }: Fired): { start: number; end: number } {
  return { start: Math.min(...hits.map((hit) => hit.start)), end: Math.max(...hits.map((hit) => hit.end)) };
}

/** A category and the rules that speak for it, the strongest first. */
interface Scored {
  category: string;
  strength: number;
  fired: Fired[];
}

function firedRules(text: string): Scored[] {
  const sightings = sight(text);
  const scored: Scored[] = [];
  for (const rule of candidateRules(sightings)) {
    const fired = fire(rule, sightings);
    if (!fired) continue;
    const known = scored.find(({ category }) => category === rule.category);
    if (known) known.fired.push(fired);
    else scored.push({ category: rule.category, strength: 0, fired: [fired] });
  }
  for (const one of scored) one.strength = strengthOf(one.fired);
  return scored;
}

function strengthOf(list: Fired[]): number {
  if (list.length > 1) list.sort((a, b) => b.weight - a.weight);
  let strength = 0;
  let share = 1;
  for (const { weight } of list) {
    strength += weight * share;
    share *= decay;
  }
  return strength;
}

const natures = new Set(['1301', '1302', '1303', '1304', '1305', '1306']);
/** Evidence from which a message counts as having a topic. */
const topical = 2.4;

/** Question, wish, thanks, reproach are natures written as codes: they give way to any topic. */
function topicWins(scored: Scored[]): void {
  if (!scored.some(({ category, strength }) => strength >= topical && !natures.has(category))) return;
  for (const one of scored)
    if (natures.has(one.category)) one.strength *= one.category === '1304' ? 0.5 : 0.35;
}

function ranked(text: string, extra: ReadonlyMap<string, number>): Scored[] {
  const scored = firedRules(text);
  for (const [category, weight] of extra) {
    const known = scored.find((one) => one.category === category);
    if (known) known.strength += weight;
    else scored.push({ category, strength: weight, fired: [] });
  }
  topicWins(scored);
  return scored.sort((a, b) => b.strength - a.strength || (a.category < b.category ? -1 : 1));
}

const nothing: ReadonlyMap<string, number> = new Map();

/** The first category alone, with its weight: enough to tell whether a part of a message is a matter of its own. */
export function strongestOf(text: string): { category: string; strength: number } {
  const [best] = ranked(text, nothing);
  return { category: best?.category ?? '', strength: best?.strength ?? 0 };
}

/** Categories by the words of a normalised text, best first; `extra` adds evidence of its own (what was learned). */
export function categoriesOf(text: string, extra: ReadonlyMap<string, number> = nothing): CategoryGuess {
  const scored = ranked(text, extra);
  const weights = scored.map(({ strength }) => Math.exp(strength));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const decisive = scored[0]?.fired[0];
  return {
    ...(decisive && { focus: focusOf(decisive) }),
    candidates: scored.map(({ category }, index) => ({
      category,
      name: categoryByCode(category)?.name ?? '',
      score: (weights[index] ?? 0) / total,
    })),
    strength: scored[0]?.strength ?? 0,
    explain: scored
      .slice(0, 3)
      .flatMap(({ category, fired }) =>
        fired
          .slice(0, 3)
          .map(({ hits }) => `${category}: ${hits.map((hit) => text.slice(hit.start, hit.end)).join('+')}`),
      ),
  };
}
