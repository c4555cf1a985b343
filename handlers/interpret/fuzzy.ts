import { listed, PhraseFinder } from './phrases';
import { soundsOf } from './pinyin';

/** One character sounds like too many words; two do unless they stand where places stand. */
const shortest = 2;
const placeBefore = /(?:^|[，。！？；：、,!?;:\s]|在|到|去|从|往|[这那]边|我们)$/;
/** What follows a place and seldom a word that only sounds alike. */
const placeBehind =
  /^(?:的|里|外|内|口|旁|附近|对面|门口|路口|那|这|边|上|下|前|后|有|没|又|路灯|灯|井盖|垃圾|道闸|岗亭|栏杆|水管|树|车|地|墙|$|[，。！？,!?\s])/;
/** From this length on one wrong character is forgiven. */
const forgiving = 4;

interface Name<T> {
  name: string;
  sounds: string;
  value: T;
}

/** Number of characters to change, add or drop; `most` + 1 when it is more than that. */
function distance(a: string, b: string, most: number): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min((before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + same),
      );
    }
    if (Math.min(...current) > most) return most + 1;
    before = current;
  }
  return before[b.length] ?? most + 1;
}

/**
 * Names of a directory found although they are misspelt: by sound (辛福广场) or with one wrong character (幸福厂场).
 * With one mistake one half of a name is still right, and halves are found in one pass over the text.
 */
export class FuzzyFinder<T> {
  readonly #halves: PhraseFinder<{ name: Name<T>; offset: number }>;

  constructor(entries: Iterable<readonly [name: string, value: T]>) {
    const halves: [string, { name: Name<T>; offset: number }][] = [];
    for (const [name, value] of entries) {
      if (name.length < shortest) continue;
      const sounds = soundsOf(name);
      const middle = Math.floor(sounds.length / 2);
      const known = { name, sounds, value };
      if (name.length < forgiving) halves.push([sounds, { name: known, offset: 0 }]);
      else {
        halves.push([sounds.slice(0, middle), { name: known, offset: 0 }]);
        halves.push([sounds.slice(middle), { name: known, offset: middle }]);
      }
    }
    this.#halves = new PhraseFinder(listed(halves));
  }

  /** The values whose names come nearest to something in the text, the same distance each; empty when none is near. */
  find(text: string): T[] {
    const sounds = soundsOf(text);
    let best = 2;
    let found = new Set<T>();
    for (const { start, values } of this.#halves.find(sounds)) {
      for (const { name, offset } of values) {
        const apart = this.#apart(text, sounds, name, start - offset);
        if (apart > best || apart > 1) continue;
        if (apart < best) found = new Set();
        best = apart;
        found.add(name.value);
      }
    }
    return [...found];
  }

  #isPlace(text: string, at: number): boolean {
    return placeBefore.test(text.slice(0, at)) && placeBehind.test(text.slice(at + 2));
  }

  /** How far the name is from what stands around `at`: by sound, and by writing half a step further. */
  #apart(text: string, sounds: string, { name, sounds: own }: Name<T>, at: number): number {
    if (own.length === 2 && !this.#isPlace(text, at)) return 3;
    const most = own.length >= forgiving ? 1 : 0;
    let best = 3;
    for (const from of [at, at - 1, at + 1]) {
      for (const length of [own.length, own.length - 1, own.length + 1]) {
        if (from < 0 || from + length > text.length || (most === 0 && (from !== at || length !== own.length)))
          continue;
        const apart = distance(sounds.slice(from, from + length), own, most);
        if (apart > most) continue;
        const written = distance(text.slice(from, from + length), name, name.length);
        // Nothing but the sound in common is no name.
        if (written < name.length) best = Math.min(best, apart + (written - apart) * 0.1);
      }
    }
    return best;
  }
}
