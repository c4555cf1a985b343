import { total, type Figures } from './figures';
import { mayBeShown, SMALLEST_SHOWN } from '../tickets/travel';

export interface KindRow {
  category: string;
  figures: Figures;
}

/** Rows that may be shown, and the sum of those that may not. */
export interface Grouped {
  shown: KindRow[];
  /** null: nothing had to be put together. */
  others: Figures | null;
}

/** Columns that are printed by kind, in a bulletin's workbook or in 工作总结. */
const printed = [
  'reported',
  'filed',
  'closed',
  'closedOnTime',
  'returned',
  'reworked',
  'rated',
  'satisfied',
  'unsolved',
] as const;

/**
 * Kinds about neighbours, shops or persons with a figure below five are put together, and with them as many ordinary
 * ones as it takes to make five: else what is missing could be worked out from the sum of all.
 */
export function groupSmall(kinds: readonly KindRow[]): Grouped {
  const fits = ({ category, figures }: KindRow): boolean =>
    printed.every((name) => figures[name] === 0 || mayBeShown(category, figures[name]));
  const shown = kinds.filter(fits);
  const hidden = kinds.filter((row) => !fits(row));
  if (hidden.length === 0) return { shown, others: null };
  const size = (): number => hidden.reduce((sum, { figures }) => sum + figures.reported, 0);
  while (size() < SMALLEST_SHOWN && shown.length > 0) hidden.push(...shown.splice(-1));
  return { shown, others: total(hidden.map(({ figures }) => figures)) };
}
