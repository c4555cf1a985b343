/** A phrase met in a text: characters `start` (included) to `end` (not included). */
export interface Hit<T> {
  start: number;
  end: number;
  values: readonly T[];
}

/**
 * One small number for each character that stands in any phrase, 0 for all others. Shared by all finders, so that a
 * text is looked up once and every table behind it is small enough to stay in the processor's cache.
 */
const codes = new Uint16Array(0x10000);
let used = 0;
let encoded = new Uint16Array(256);
let encodedText = '';

function codeOf(unit: number): number {
  if (codes[unit] === 0) {
    codes[unit] = ++used;
    encodedText = '';
  }
  return codes[unit] as number;
}

/** The numbers of a text's characters; holds until the next call. */
function encode(text: string): Uint16Array {
  if (text === encodedText) return encoded;
  if (text.length > encoded.length) encoded = new Uint16Array(text.length * 2);
  for (let index = 0; index < text.length; index++) encoded[index] = codes[text.charCodeAt(index)] as number;
  encodedText = text;
  return encoded;
}

/** A word list as a tree of characters, with the failure links of Aho and Corasick, in flat arrays. */
class Automaton {
  /** State and code → state, while the list is read. */
  readonly #children = new Map<number, number>();
  readonly #parents: number[] = [0];
  readonly #entries: number[] = [0];
  readonly depth: number[] = [0];
  /** The state to go on with when no step fits: the longest end of what was read that begins a phrase. */
  fail = new Int32Array(1);
  /** The state itself when it ends a phrase, else the nearest on its failure chain that does; 0: none. */
  output = new Int32Array(1);
  #first = new Int32Array(1);
  /** Where the steps of a state begin; they end where those of the next begin. */
  #from = new Int32Array(1);
  #codes = new Uint16Array(0);
  #targets = new Int32Array(0);

  /** The state that ends the phrase. */
  insert(phrase: string): number {
    let state = 0;
    for (let index = 0; index < phrase.length; index++) {
      const code = codeOf(phrase.charCodeAt(index));
      const step = state * 0x10000 + code;
      let child = this.#children.get(step);
      if (child === undefined) {
        child = this.#parents.push(state) - 1;
        this.#entries.push(code);
        this.depth.push(index + 1);
        this.#children.set(step, child);
      }
      state = child;
    }
    return state;
  }

  /** Ends the building: `isEnd` tells the states at which a phrase ends. */
  link(isEnd: (state: number) => boolean): void {
    this.#flatten();
    const size = this.depth.length;
    this.fail = new Int32Array(size);
    this.output = new Int32Array(size);
    // Shallow states first: the failure of a state is less deep than the state.
    const order = Array.from({ length: size - 1 }, (_, index) => index + 1);
    order.sort((a, b) => (this.depth[a] as number) - (this.depth[b] as number));
    for (const state of order) {
      const parent = this.#parents[state] as number;
      const code = this.#entries[state] as number;
      const target = parent === 0 ? 0 : this.next(this.fail[parent] as number, code);
      this.fail[state] = target;
      this.output[state] = isEnd(state) ? state : (this.output[target] as number);
    }
    this.#children.clear();
  }

  #flatten(): void {
    const size = this.depth.length;
    this.#first = new Int32Array(used + 1);
    this.#from = new Int32Array(size + 1);
    for (let state = 1; state < size; state++) {
      const parent = this.#parents[state] as number;
      if (parent === 0) this.#first[this.#entries[state] as number] = state;
      else this.#from[parent + 1] = (this.#from[parent + 1] as number) + 1;
    }
    for (let state = 1; state <= size; state++)
      this.#from[state] = (this.#from[state] as number) + (this.#from[state - 1] as number);
    this.#codes = new Uint16Array(this.#from[size] as number);
    this.#targets = new Int32Array(this.#from[size] as number);
    const next = this.#from.slice();
    for (let state = 1; state < size; state++) {
      const parent = this.#parents[state] as number;
      if (parent === 0) continue;
      const at = next[parent] as number;
      next[parent] = at + 1;
      this.#codes[at] = this.#entries[state] as number;
      this.#targets[at] = state;
    }
  }

  /** Where a character leads from a state, failures followed; 0 is the beginning. */
  next(from: number, code: number): number {
    let state = from;
    while (state !== 0) {
      const end = this.#from[state + 1] as number;
      for (let at = this.#from[state] as number; at < end; at++)
        if (this.#codes[at] === code) return this.#targets[at] as number;
      state = this.fail[state] as number;
    }
    return this.#first[code] ?? 0;
  }
}

/** Phrases with their values, the values of the same phrase together. */
export function listed<T>(entries: Iterable<readonly [phrase: string, value: T]>): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const [phrase, value] of entries) {
    const known = lists.get(phrase);
    if (known) known.push(value);
    else lists.set(phrase, [value]);
  }
  return lists;
}

/**
 * All phrases of a word list found in one pass over the text, so that the cost of a message does not grow with the
 * list. Phrases are matched as they stand: normalise both sides first.
 */
export class PhraseFinder<T> {
  readonly #automaton = new Automaton();
  readonly #values = new Map<number, readonly T[]>();

  constructor(lists: ReadonlyMap<string, readonly T[]>) {
    for (const [phrase, values] of lists)
      if (phrase !== '') this.#values.set(this.#automaton.insert(phrase), values);
    this.#automaton.link((state) => this.#values.has(state));
  }

  /** Every occurrence, also overlapping ones, in order of their end. */
  find(text: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const automaton = this.#automaton;
    const { depth, fail, output } = automaton;
    const read = encode(text);
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      const code = read[index] as number;
      state = code === 0 ? 0 : automaton.next(state, code);
      for (let end = output[state] as number; end !== 0; end = output[fail[end] as number] as number)
        hits.push({
          start: index + 1 - (depth[end] as number),
          end: index + 1,
          values: this.#values.get(end) as readonly T[],
        });
    }
    return hits;
  }
}
