import type { Context } from '../context';
import type { Measure } from './measures';
import type { Period } from '../period';
import type { RateName, Share } from './rates';
import type { ReadMeasure } from './read-measures';

/** What is counted: a column, a share, or what is open or late this moment. */
export type Asked =
  | { kind: 'count'; measure: Measure }
  | { kind: 'rate'; rate: RateName }
  | { kind: 'read'; name: ReadMeasure }
  | { kind: 'now'; what: 'open' | 'overdue' };

export type AskedGroup = 'grid' | 'community' | 'place' | 'category' | 'desk';

/** A question about figures, as it was understood. */
export interface FigureQuestion {
  asked: Asked;
  period: Period;
  gridId: number;
  /** Two nodes that are compared; without them `gridId` and all below it. */
  nodes?: readonly number[];
  /** null: all kinds. */
  categories: readonly string[] | null;
  placeId: number | null;
  /** Whose hands it is or was in; null or absent: anybody's. */
  desk?: string | null;
  /** 哪个网格最多: by what, and which end first; 各网格: each of them, nodes in the order of the office. */
  group: { by: AskedGroup; most: boolean; each?: boolean } | null;
}

export interface Counted {
  /** Pieces, a share between 0 and 1, or minutes. */
  value: number;
  /** Of a rate. */
  share: Share | null;
  /** n of a time: out of how many tickets it is read. */
  count?: number;
}

export interface FigureAnswer {
  now: Counted;
  before: Counted | null;
  yearBefore: Counted | null;
  /** The groups, best answer first; id of a node or place, code of a kind, or name of a desk. */
  groups: { key: string; counted: Counted }[];
}

export type Asking = Pick<Context, 'office' | 'now'>;

/** The node asked about, or those that are compared, with all below. */
export function nodesOf({ office }: Asking, { gridId, nodes }: FigureQuestion): number[] {
  return [...new Set((nodes ?? [gridId]).flatMap((id) => office.directory.below(id)))];
}

/** Only tickets know their place and desk. */
export const isOfTickets = ({ placeId, desk }: FigureQuestion): boolean => placeId !== null || Boolean(desk);

export const plain = (value: number): Counted => ({ value, share: null });
/** How many tickets a number stands on: n of a rate or a time, else the number itself. */
export const basisOf = ({ value, share, count: n }: Counted): number => share?.whole ?? n ?? value;
