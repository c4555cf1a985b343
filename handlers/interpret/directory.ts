import { FuzzyFinder } from './fuzzy';
import { listed, PhraseFinder } from './phrases';
import type { Directory, DirectoryBuilding, DirectoryPlace, Known } from './types';

/** What a text says about the street's own places. */
export interface Resolution {
  building?: DirectoryBuilding;
  place?: DirectoryPlace;
  community?: string;
  /** Found exactly once by what the text itself says. */
  certain: boolean;
  /** More than one fits, and nothing known decides: these. */
  candidates: (DirectoryBuilding | DirectoryPlace)[];
}

interface Prepared {
  names: PhraseFinder<DirectoryPlace>;
  aliases: PhraseFinder<DirectoryBuilding>;
  /** Made when a name was not found as it stands. */
  fuzzy?: FuzzyFinder<DirectoryBuilding | DirectoryPlace>;
}

const prepared = new WeakMap<Directory, Prepared>();

/** 甲路与乙路口, 乙路和甲路交叉口 and 甲路乙路口 are one crossing. */
function spellings(name: string): string[] {
  const roads = /^(.+?(?:路|街|道|巷))[与和、]?(.+?(?:路|街|道|巷))(?:交叉)?(?:路)?口?$/.exec(name);
  if (!roads) return [name];
  const [, first = '', second = ''] = roads;
  const ends = ['口', '路口', '交叉口', '交叉路口', '交汇处', '交界处', '十字路口'];
  const pairs = [first, second].flatMap((a) =>
    [first, second]
      .filter((b) => b !== a)
      .flatMap((b) => ['与', '和', '、', '跟', ''].map((link) => a + link + b)),
  );
  return [name, ...pairs.flatMap((pair) => ends.map((end) => pair + end))];
}

function prepare(directory: Directory): Prepared {
  let known = prepared.get(directory);
  if (!known) {
    known = {
      names: new PhraseFinder(
        listed(
          directory.places.flatMap((place) =>
            [place.name, ...place.aliases].flatMap(spellings).map((name) => [name, place] as const),
          ),
        ),
      ),
      aliases: new PhraseFinder(
        listed(
          directory.buildings.flatMap((building) =>
            building.aliases.map((alias) => [alias, building] as const),
          ),
        ),
      ),
    };
    prepared.set(directory, known);
  }
  return known;
}

/** The longest phrase wins; two places behind equally long phrases are no answer. */
function longest<T>(finder: PhraseFinder<T>, text: string): { values: T[]; length: number } {
  let values = new Set<T>();
  let length = 0;
  for (const hit of finder.find(text)) {
    if (hit.end - hit.start < length) continue;
    if (hit.end - hit.start > length) values = new Set();
    length = hit.end - hit.start;
    for (const value of hit.values) values.add(value);
  }
  return { values: [...values], length };
}

/** Names without a number, of places and of named buildings. */
function fuzzyOf(directory: Directory, prepared: Prepared): FuzzyFinder<DirectoryBuilding | DirectoryPlace> {
  prepared.fuzzy ??= new FuzzyFinder(
    [...directory.places, ...directory.buildings].flatMap((row) =>
      [row.name, ...row.aliases].filter((name) => !/\d/.test(name)).map((name) => [name, row] as const),
    ),
  );
  return prepared.fuzzy;
}

function ofCommunity(candidates: DirectoryBuilding[], community: string | undefined): DirectoryBuilding[] {
  return community === undefined ? [] : candidates.filter((candidate) => candidate.community === community);
}

function asResolution(row: DirectoryBuilding | DirectoryPlace, certain: boolean): Resolution {
  return { ...('number' in row ? { building: row } : { place: row }), certain, candidates: [] };
}

/** Finds the building or place that a text names. `number` is the bare building number of the text, if any. */
export function resolvePlace(text: string, number: string | undefined, known: Known): Resolution {
  const { directory } = known;
  if (!directory) return { certain: false, candidates: [] };
  const stated = directory.communities.find((community) => text.includes(community));
  const community = stated === undefined ? {} : { community: stated };
  return { ...community, ...resolveIn(directory, text, number, stated, known.community) };
}

function resolveIn(
  directory: Directory,
  text: string,
  number: string | undefined,
  stated: string | undefined,
  own: string | undefined,
): Resolution {
  const finders = prepare(directory);
  const numbered =
    number === undefined
      ? longest(finders.aliases, text).values
      : directory.buildings.filter((building) => building.number.toUpperCase() === number);
  const named = stated === undefined ? numbered : ofCommunity(numbered, stated);
  if (named.length === 1 && named[0]) return asResolution(named[0], true);
  const inferred = ofCommunity(named, own);
  if (inferred.length === 1 && inferred[0]) return asResolution(inferred[0], false);
  if (named.length > 1 || number !== undefined) return { certain: false, candidates: named };
  const { values } = longest(finders.names, text);
  if (values.length === 1 && values[0]) return asResolution(values[0], true);
  if (values.length > 1) return { certain: false, candidates: values };
  const near = text.length <= longestFuzzy ? fuzzyOf(directory, finders).find(text) : [];
  const [only] = near;
  return near.length === 1 && only ? asResolution(only, false) : { certain: false, candidates: near };
}

/** In a letter something always sounds like a name. */
const longestFuzzy = 120;
