import type { DetailQuestion } from '../../models/tickets/detail-questions';
import { isSensitive } from '../../models/tickets/sensitive';
import { photoWords, stepWords, unitWords, urgencyWords } from '../../notices/staff/organisation-words';
import { fault, Once, word } from './cells';
import { categoryOf, tenthsOf } from './plan-rules';
import type { ProofPlan, Reading, StepLimitPlan } from './plan-types';

/** 环节时限: an empty node is the whole street, an empty category all of them. */
export function readStepLimits(reading: Reading): StepLimitPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  return sheets.rows.stepLimits.flatMap((filled) => {
    const where = filled.cells['grid'] ?? '';
    const node = where === '' ? '' : book.resolve(filled, where);
    const step = word(faults, filled, ['step', '环节'], stepWords);
    const urgency = word(faults, filled, ['urgency', '急缓'], urgencyWords);
    const unit = word(faults, filled, ['unit', '单位'], unitWords);
    const category = categoryOf(reading, filled);
    const tenths = tenthsOf(reading, filled);
    const group = category?.length === 2;
    if (group) fault(faults, filled, 'unknown_category', { value: filled.cells['category'] ?? '' });
    if (node === null || category === undefined || group) return [];
    if (step === undefined || urgency === undefined || unit === undefined || tenths === undefined) return [];
    const what = `${node || '全街道'} ${stepWords[step][0]} ${urgencyWords[urgency][0]} ${category || '全部'}`;
    return once.first(filled, what) ? [{ node, step, urgency, category, tenths, unit }] : [];
  });
}

/** 办结要求. */
export function readProofs(reading: Reading): ProofPlan[] {
  const { sheets, faults } = reading;
  const once = new Once(faults);
  return sheets.rows.proofs.flatMap((filled) => {
    const category = categoryOf(reading, filled);
    const photo = word(faults, filled, ['photo', '照片'], photoWords);
    if (category === undefined || photo === undefined) return [];
    if (!once.first(filled, category || '全部')) return [];
    return [{ category, photo: photo === 'yes', unit: filled.cells['unit'] ?? '' }];
  });
}

/** A menu of customer service and a card have room for these. */
const OPTIONS = { fewest: 2, most: 4, characters: 12 };
const list = (words: string): string[] =>
  words
    .split(/[、，,;；\n]+/)
    .map((word) => word.trim())
    .filter(Boolean);

/** 补问: a question with its answers, or a kind without a question, about which nothing is asked. */
export function readDetails(reading: Reading): DetailQuestion[] {
  const { sheets, faults } = reading;
  const once = new Once(faults);
  return sheets.rows.details.flatMap((filled) => {
    const category = categoryOf(reading, filled);
    const { question = '', options: words = '', said = '' } = filled.cells;
    const options = list(words);
    const group = category?.length === 2;
    if (group) fault(faults, filled, 'unknown_category', { value: filled.cells['category'] ?? '' });
    if (!category || group) return [];
    if (isSensitive(category))
      fault(faults, filled, 'detail_sensitive', { value: filled.cells['category'] ?? '' });
    const fits = options.length >= OPTIONS.fewest && options.length <= OPTIONS.most;
    const short = options.every((option) => Array.from(option).length <= OPTIONS.characters);
    if (question !== '' && !(fits && short))
      fault(faults, filled, 'detail_options', { value: words || '空' });
    return once.first(filled, category) ? [{ category, question, options, said: list(said) }] : [];
  });
}
