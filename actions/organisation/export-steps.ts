import { photoWords, stepWords, unitWords, urgencyWords } from '../../notices/staff/organisation-words';
import { categoryCell } from './cells';
import type { Known } from './known';

type Row = Readonly<Record<string, string>>;

/** 环节时限, 办结要求 and 补问 as they would be filled in. */
export function stepRows(
  known: Known,
  {
    topId,
    inside,
    node,
  }: { topId: number; inside: (row: { gridId: number }) => boolean; node: (gridId: number) => string },
): Record<'stepLimits' | 'proofs' | 'details', Row[]> {
  return {
    stepLimits: known.stepLimits.filter(inside).map(({ gridId, step, urgency, category, tenths, unit }) => ({
      grid: gridId === topId ? '' : node(gridId),
      step: stepWords[step][0] ?? '',
      urgency: urgencyWords[urgency][0] ?? '',
      category: categoryCell(category),
      amount: String(tenths / 10),
      unit: unitWords[unit][0] ?? '',
    })),
    proofs: known.proofs
      .filter(({ gridId }) => gridId === topId)
      .map(({ category, photo, unit }) => ({
        category: categoryCell(category),
        photo: photoWords[photo ? 'yes' : 'no'][0] ?? '',
        unit,
      })),
    details: known.details
      .filter(({ gridId }) => gridId === topId)
      .map(({ category, question, options, said }) => ({
        category: categoryCell(category),
        question,
        options: options.replace(/\n/g, '、'),
        said: said.replace(/\n/g, '、'),
      })),
  };
}
