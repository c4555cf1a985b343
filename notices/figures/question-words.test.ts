import type { FigureQuestion } from '../../models/figures/figure-question';
import { valueWords } from './question-words';

const about = (category: string): FigureQuestion => ({
  asked: { kind: 'rate', rate: 'onTime' },
  period: { from: '2026-11-01', to: '2026-11-30' },
  gridId: 1,
  categories: [category],
  placeId: null,
  group: null,
});
const rate = (part: number, whole: number) => ({ value: part / whole, share: { part, whole } });

test.each([
  // A neighbour's noise: neither the whole nor the part is told below five.
  ['0805', 1, 6, '件数太少（不足 5）'],
  ['0805', 3, 4, '件数太少（不足 5）'],
  ['0805', 5, 6, '83.3%（5/6）'],
  ['0203', 1, 6, '16.7%（1/6）'],
])('of %s a rate of %i in %i is told as %s', (category, part, whole, words) => {
  expect(valueWords(about(category), rate(part, whole))).toBe(words);
});
