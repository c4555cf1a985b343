import { categories } from '../models/category-table';
import type { Directory } from '../models/directory';
import type { Place } from '../models/grid';

export interface NamedThings {
  /** Node of the question; null: none was named. */
  gridId: number | null;
  place: Place | null;
  /** Codes; null: no kind was named. */
  categories: string[] | null;
  /** 噪声 */
  kindWords: string;
  /** What nobody knows. */
  unknown: string;
}

/** Words of the street for words of the table. */
const said: Readonly<Record<string, string>> = { 噪音: '噪声', 吵: '噪声', 路灯: '灯', 电瓶车: '电动' };
const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('一二三四五六七八九').map((sign, at) => [sign, String(at + 1)]),
);
const plainNumbers = (text: string): string =>
  text.replace(/[一二三四五六七八九](?=号楼|栋|幢|网格|号院)/g, (sign) => NUMERALS[sign] ?? sign);

/** Finds node, place and kind in what is left of a question; what lies below `scope` comes before its namesakes elsewhere. */
export function namesIn(text: string, directory: Directory, scope: readonly number[]): NamedThings {
  let rest = plainNumbers(text);
  const take = (words: string): void => {
    rest = rest.replace(words, ' ');
  };
  const node = nodeIn(rest, directory, scope);
  if (node) take(node.words);
  const within = new Set(node ? directory.below(node.gridId) : scope);
  const found = placeIn(rest, directory, within);
  if (found) take(found.words);
  rest = rest.replace(/\s+/g, ' ').trim();
  const kind = rest === '' ? null : kindIn(rest);
  return {
    gridId: node?.gridId ?? null,
    place: found?.place ?? null,
    categories: kind?.codes ?? null,
    kindWords: kind?.words ?? '',
    unknown: kind ? '' : rest,
  };
}

function nodeIn(
  text: string,
  directory: Directory,
  scope: readonly number[],
): { gridId: number; words: string } | null {
  const own = new Set(scope);
  const named = directory.grids.flatMap((grid) => {
    const { id } = grid;
    const community = directory.above(id, 'community');
    const whole = community && community.id !== id ? [`${community.name}${grid.name}`] : [];
    return [...whole, grid.name].map((words) => ({ gridId: id, words }));
  });
  const fitting = named.filter(({ words }) => text.includes(words));
  // Of two that are called 第2网格 one's own is meant.
  const order = (one: { gridId: number }): number => (own.has(one.gridId) ? 0 : 1);
  return fitting.toSorted((a, b) => b.words.length - a.words.length || order(a) - order(b))[0] ?? null;
}

const BUILDING = /([A-Za-z]?\d{1,3})(?:号楼|栋|幢|号院)/;

function placeIn(
  text: string,
  directory: Directory,
  within: ReadonlySet<number>,
): { place: Place; words: string } | null {
  const places = directory.places.filter(({ gridId }) => within.has(gridId));
  const building = BUILDING.exec(text);
  const numbered = building && places.find(({ number }) => number === building[1]?.toUpperCase());
  if (building && numbered) return { place: numbered, words: building[0] };
  const named = places.flatMap((place) =>
    [place.name, ...place.aliases.split('\n')]
      .filter((words) => words !== '' && text.includes(words))
      .map((words) => ({ place, words })),
  );
  return named.toSorted((a, b) => b.words.length - a.words.length)[0] ?? null;
}

function kindIn(text: string): { codes: string[]; words: string } | null {
  const words = text.replace(/类$/, '').replace(/\s/g, '');
  const looked = said[words] ?? words;
  if (Array.from(looked).length < 1) return null;
  const tries = [
    categories.filter(({ name }) => name.includes(looked)),
    categories.filter(({ groupName }) => groupName.includes(looked)),
    categories.filter(({ wordings }) => wordings.includes(words)),
  ];
  const codes = (tries.find((rows) => rows.length > 0) ?? []).map(({ code }) => code);
  return codes.length > 0 ? { codes, words: looked } : null;
}
