import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of one corpus file, or undefined when it is not there. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what the lines are
export function readCorpus<T>(folder: string, name: string): T[] | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Counts of right and wrong answers, and the three figures made of them. */
export class Score {
  right = 0;
  wrong = 0;
  missed = 0;

  get precision(): number {
    return this.right / Math.max(1, this.right + this.wrong);
  }

  get recall(): number {
    return this.right / Math.max(1, this.right + this.missed);
  }

  get f1(): number {
    return (2 * this.right) / Math.max(1, 2 * this.right + this.wrong + this.missed);
  }

  /** Compares two sets of values. */
  add(found: Iterable<string>, expected: Iterable<string>): void {
    const left = new Set(expected);
    for (const value of found) {
      if (left.delete(value)) this.right++;
      else this.wrong++;
    }
    this.missed += left.size;
  }
}
