import { sameProblem, sameProblemThreshold } from '../../handlers/interpret';
import { readCorpus } from './corpus';

interface DuplicateLine {
  a: string;
  b: string;
  titleA?: string;
  titleB?: string;
  same: 0 | 1;
  kind: string;
}

/** Shares of pairs merged: of the same problem (recall), of other problems at the same place, and of random pairs. */
export function evaluateDuplicates(
  folder: string,
): { recall: number; samePlace: number; random: number } | undefined {
  const lines = readCorpus<DuplicateLine>(folder, 'duplicates.jsonl');
  if (!lines) return undefined;
  const merged = lines.map((line) => {
    const likeness = sameProblem(
      [line.titleA, line.a].filter(Boolean).join('。'),
      [line.titleB, line.b].filter(Boolean).join('。'),
    );
    return { line, merged: likeness >= sameProblemThreshold };
  });
  const share = (of: (line: DuplicateLine) => boolean): number => {
    const part = merged.filter((pair) => of(pair.line));
    return part.filter((pair) => pair.merged).length / Math.max(1, part.length);
  };
  return {
    recall: share((line) => line.same === 1),
    samePlace: share((line) => line.kind.includes('other_problem')),
    random: share((line) => line.kind === 'random'),
  };
}
