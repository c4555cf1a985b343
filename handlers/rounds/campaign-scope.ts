import type { CampaignScope } from '../../models/rounds/campaign';
import { categories, categoryByCode } from '../../models/category-table';
import { templateIn, type InspectionTemplate } from '../../models/rounds/inspection-templates';
import { kindIn } from '../interpret';

const WORD = 20;
const MOST_WORDS = 10;

/** What the name alone says: its kind, the inspections that look at it, and the name as a word of 记一笔. */
export function firstScope(templates: readonly InspectionTemplate[], name: string): CampaignScope {
  const plain = name.replace(/(?:专项)?(?:整治|治理|行动|检查|排查|清理|清零)+$/, '') || name;
  return withWord(templates, { categories: [], templates: [], words: [] }, plain);
}

/** 夜访, 大走访: visits are what it is about. */
const VISITS = /访/;

/** 飞线、企业半月查: each piece a kind, a template, or a word of 记一笔; what it is besides stays counted. */
export const addToScope = (
  templates: readonly InspectionTemplate[],
  scope: CampaignScope,
  words: string,
): CampaignScope =>
  words
    .split(/[\s、，,；;。]+/)
    .filter(Boolean)
    .reduce((known, word) => withWord(templates, known, word), scope);

function withWord(
  templates: readonly InspectionTemplate[],
  scope: CampaignScope,
  word: string,
): CampaignScope {
  const kind = kindOf(word);
  const template = templateIn(templates, word);
  // A sheet of the season joins by its name alone.
  const looking = templates.filter(
    ({ items, season }) => season === '' && items.some(({ category }) => category === kind),
  );
  const names = template ? [template.name] : looking.map(({ name }) => name);
  return {
    categories: distinct([...scope.categories, ...(kind === null || template ? [] : [kind])]),
    templates: distinct([...scope.templates, ...names]),
    words: distinct([...scope.words, word.slice(0, WORD)]).slice(0, MOST_WORDS),
    ...(scope.visits === true || VISITS.test(word) ? { visits: true } : {}),
  };
}

/** The kind somebody names: by its own name, else as the interpreter reads it. */
function kindOf(word: string): string | null {
  const named = categories.find(({ name }) => name.split(/[、，（(]/).includes(word));
  const code = named?.code ?? kindIn(word).category;
  return categoryByCode(code) === undefined || code.endsWith('99') ? null : code;
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
