import { normalise } from './normalise';
import { PhraseFinder, type Hit } from './phrases';

/**
 * Where the terms of a book stand in one text. Most terms met are never asked for, so only their presence is noted and
 * their places are looked up when a pattern wants them. The book's marks serve one text after the other: a sighting
 * holds until the next text is sighted.
 */
export class Sightings {
  /** The number of the text in which a term was last met. */
  readonly #seen: Int32Array;
  readonly #met: Int32Array;
  #count = 0;
  #text = 0;
  #found: readonly Hit<number>[] = [];
  /** Term and hit of each meeting, side by side. */
  #terms = new Int32Array(256);
  #hits = new Int32Array(256);
  #meetings = 0;
  readonly #places = new Map<number, readonly Hit<number>[]>();

  constructor(terms: number) {
    this.#seen = new Int32Array(terms);
    this.#met = new Int32Array(terms);
  }

  /** The next text and what was found in it. */
  begin(found: readonly Hit<number>[]): void {
    this.#text++;
    this.#count = 0;
    this.#meetings = 0;
    this.#found = found;
    if (this.#places.size > 0) this.#places.clear();
    for (let index = 0; index < found.length; index++) {
      for (const term of (found[index] as Hit<number>).values) if (term !== stop) this.#meet(term, index);
    }
  }

  #meet(term: number, index: number): void {
    if (this.#meetings === this.#terms.length) this.#grow();
    this.#terms[this.#meetings] = term;
    this.#hits[this.#meetings++] = index;
    if (this.#seen[term] === this.#text) return;
    this.#seen[term] = this.#text;
    this.#met[this.#count++] = term;
  }

  #grow(): void {
    const [terms, hits] = [this.#terms, this.#hits];
    this.#terms = new Int32Array(terms.length * 2);
    this.#hits = new Int32Array(hits.length * 2);
    this.#terms.set(terms);
    this.#hits.set(hits);
  }

  has(term: number): boolean {
    return this.#seen[term] === this.#text;
  }

  /** The hits of a term, in order of their end. */
  hits(term: number): readonly Hit<number>[] {
    if (!this.has(term)) return none;
    let hits = this.#places.get(term);
    if (!hits) this.#places.set(term, (hits = this.#find(term)));
    return hits;
  }

  #find(term: number): Hit<number>[] {
    const hits: Hit<number>[] = [];
    for (let at = 0; at < this.#meetings; at++)
      if (this.#terms[at] === term) hits.push(this.#found[this.#hits[at] ?? 0] as Hit<number>);
    return hits;
  }

  /** All terms met, in the order of their first hit. */
  terms(): Int32Array {
    return this.#met.subarray(0, this.#count);
  }
}

/** Words that together say one thing: the anchor, words that must stand near it, words that must not. */
export interface Pattern {
  anchor: number;
  near: number[];
  absent: number[];
}

const stop = -1;
const none: readonly Hit<number>[] = [];
const nowhere: Hit<number>[][] = [];

/**
 * Terms such as `@路灯/灯杆`: alternatives, `@` names a concept of the data file. All terms of a book are found in one
 * pass over a text. Stop words (河南 for 河) hide what stands inside them.
 */
export class TermBook {
  readonly #numbers = new Map<string, number>();
  /** A term is a list of atoms; an atom is a concept or a single word. Here the terms of each atom. */
  readonly #termsOf: number[][] = [];
  readonly #atoms = new Map<string, number>();
  #sightings: Sightings | undefined;
  #finder: PhraseFinder<number> | undefined;

  constructor(
    private readonly concepts: Record<string, string>,
    private readonly stops: string[],
  ) {}

  #atomOf(part: string): number {
    let number = this.#atoms.get(part);
    if (number === undefined) {
      number = this.#atoms.size;
      this.#atoms.set(part, number);
      this.#termsOf.push([]);
    }
    return number;
  }

  /** The number of a term; all terms must be numbered before the first `sight`. */
  numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    for (const atom of new Set(term.split('/').map((part) => this.#atomOf(part))))
      this.#termsOf[atom]?.push(number);
    return number;
  }

  /** Reads `anchor near near !absent`. */
  pattern(line: string): Pattern {
    const [anchor = '', ...others] = line.split(' ');
    return {
      anchor: this.numberOf(anchor),
      near: others.filter((term) => !term.startsWith('!')).map((term) => this.numberOf(term)),
      absent: others.filter((term) => term.startsWith('!')).map((term) => this.numberOf(term.slice(1))),
    };
  }

  /** All terms in a normalised text; holds until the next call. */
  sight(text: string): Sightings {
    this.#finder ??= this.#makeFinder();
    this.#sightings ??= new Sightings(this.#numbers.size);
    const found = this.#finder.find(text.toLowerCase());
    const stops = found.filter((hit) => hit.values[0] === stop);
    const seen =
      stops.length === 0 ? found : found.filter((hit) => !stops.some((cover) => hides(cover, hit)));
    this.#sightings.begin(seen);
    return this.#sightings;
  }

  /** For each word the terms it stands for, worked out once and not in every text. */
  #makeFinder(): PhraseFinder<number> {
    const terms = new Map<string, readonly number[]>();
    for (const [part, atom] of this.#atoms) {
      const words = part.startsWith('@') ? (this.concepts[part.slice(1)] ?? '').split(' ') : [part];
      const own = this.#termsOf[atom] ?? [];
      for (const word of words) {
        const spelt = normalise(word).toLowerCase();
        const known = terms.get(spelt);
        terms.set(spelt, known ? [...new Set([...known, ...own])] : own);
      }
    }
    for (const word of this.stops) terms.set(word, [stop, ...(terms.get(word) ?? [])]);
    return new PhraseFinder(terms);
  }
}

function hides(cover: Hit<number>, hit: Hit<number>): boolean {
  return cover.start <= hit.start && cover.end >= hit.end && cover.end - cover.start > hit.end - hit.start;
}

function gap(a: Hit<number>, b: Hit<number>): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

/** The hit nearest to the anchor, if one lies within `reach` characters. */
export function nearest(
  anchor: Hit<number>,
  hits: readonly Hit<number>[],
  reach: number,
): Hit<number> | undefined {
  let best: Hit<number> | undefined;
  let distance = reach + 1;
  for (const hit of hits) {
    const between = gap(anchor, hit);
    if (between >= distance) continue;
    best = hit;
    distance = between;
  }
  return best;
}

/** Every place where a pattern holds: the hits of anchor and partners. */
export function matches(pattern: Pattern, sightings: Sightings, reach: number): readonly Hit<number>[][] {
  if (!sightings.has(pattern.anchor)) return nowhere;
  for (const term of pattern.near) if (!sightings.has(term)) return nowhere;
  const found: Hit<number>[][] = [];
  for (const anchor of sightings.hits(pattern.anchor)) {
    const partners: Hit<number>[] = [];
    for (const term of pattern.near) {
      const partner = nearest(anchor, sightings.hits(term), reach);
      if (!partner) break;
      partners.push(partner);
    }
    if (partners.length < pattern.near.length) continue;
    if (pattern.absent.some((term) => nearest(anchor, sightings.hits(term), reach))) continue;
    found.push([anchor, ...partners]);
  }
  return found;
}
