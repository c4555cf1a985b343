import { photoWords, stepWords, unitWords, urgencyWords } from '../../notices/organisation-words';
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
