import type { Bulletin } from './figure';
import { sumByCategory, total, type Figures } from './figures';
import { measures, type Measure } from './measures';
import type { Period } from '../period';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

export interface Published {
  kind: Bulletin['kind'];
  gridId: number;
  period: Period;
  figures: Figures;
  content: string;
}

/** Keeps a bulletin as it goes out. Its numbers are never changed afterwards. */
export function keepBulletin(tx: Transaction, published: Published, now: number): Promise<number> {
  const { kind, gridId, period, figures, content } = published;
  const counted = Object.fromEntries(measures.map((measure) => [measure, figures[measure]]));
  return insert(tx, 'bulletin', {
    kind,
    gridId,
    fromDay: period.from,
    toDay: period.to,
    publishedAt: now,
    figures: JSON.stringify(counted),
    content,
  });
}

export function bulletinOf(
  reader: Reader,
  kind: Bulletin['kind'],
  gridId: number,
  from: string,
): Promise<Bulletin | null> {
  return one<Bulletin>(reader, 'SELECT * FROM bulletin WHERE kind = ? AND gridId = ? AND fromDay = ?', [
    kind,
    gridId,
    from,
  ]);
}

export interface Correction {
  measure: Measure;
  published: number;
  present: number;
}

/** What has changed since a bulletin went out, in the measures that people read; empty when all stands. */
export async function corrections(
  reader: Reader,
  { figures, fromDay, toDay }: Bulletin,
  gridIds: readonly number[],
): Promise<Correction[]> {
  const published = JSON.parse(figures) as Partial<Figures>;
  const period = { from: fromDay, to: toDay, gridIds };
  const present = total((await sumByCategory(reader, period)).values());
  return corrected.flatMap((measure) => {
    const told = published[measure];
    return told === undefined || told === present[measure]
      ? []
      : [{ measure, published: told, present: present[measure] }];
  });
}

/** Those that stand in the words of a bulletin. */
const corrected = ['reported', 'filed', 'closed', 'closedOnTime'] as const satisfies readonly Measure[];
