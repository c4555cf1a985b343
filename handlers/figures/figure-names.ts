import type { Directory } from '../../models/staff/directory';
import type { Place } from '../../models/staff/grid';
import { kindIn } from './figure-kinds';

export interface NamedThings {
  /** Node of the question; null: none was named. */
  gridId: number | null;
  /** 幸福社区和青石社区哪个多: the second one; null: no other was named. */
  otherGridId: number | null;
  place: Place | null;
  /** 城管科; null: no desk was named. */
  desk: string | null;
  /** Codes; null: no kind was named. */
  categories: string[] | null;
  /** 噪声 */
  kindWords: string;
  /** What nobody knows. */
  unknown: string;
}

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
  const other = node && rest.search(TWO) >= 0 ? nodeIn(rest, directory, scope, node.gridId) : null;
  if (other) {
    take(other.words);
    rest = rest.replace(TWO, ' ');
  }
  const within = new Set(node ? directory.below(node.gridId) : scope);
  const found = placeIn(rest, directory, within);
  if (found) take(found.words);
  const desk = deskIn(rest, directory);
  if (desk !== null) take(desk);
  rest = rest.replace(/\s+/g, ' ').trim();
  const kind = rest === '' ? null : kindIn(rest);
  return {
    gridId: node?.gridId ?? null,
    otherGridId: other?.gridId ?? null,
    place: found?.place ?? null,
    desk,
    categories: kind?.codes ?? null,
    kindWords: kind?.words ?? '',
    unknown: kind ? '' : rest,
  };
}

/** Between two nodes that are compared. */
const TWO = /[和跟与同、,，]|对比|相比/g;

/** A desk that somebody holds. */
function deskIn(text: string, { roles }: Directory): string | null {
  const desks = [...new Set(roles.flatMap(({ desk }) => desk ?? []))];
  return (
    desks.filter((desk) => desk !== '' && text.includes(desk)).toSorted((a, b) => b.length - a.length)[0] ??
    null
  );
}

function nodeIn(
  text: string,
  directory: Directory,
  scope: readonly number[],
  but: number | null = null,
): { gridId: number; words: string } | null {
  const own = new Set(scope);
  const named = directory.grids
    .filter(({ id }) => id !== but)
    .flatMap((grid) => {
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
