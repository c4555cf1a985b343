import type { Directory } from './directory';

/** Nodes by their number, 第2网格 before 第10网格; those without one stay in the order of the office's list. */
export function inOrder(directory: Directory, gridIds: readonly number[]): number[] {
  const numberOf = (id: number): number =>
    Number(/\d+/.exec(directory.grid(id)?.name ?? '')?.[0] ?? Infinity);
  return gridIds.toSorted((a, b) => (numberOf(a) === numberOf(b) ? a - b : numberOf(a) - numberOf(b)));
}
