import { MEMBER, OWNER } from '../../models/outside/arrangement';
import { dayWords, ownerKindWords, unitWords } from '../../notices/staff/organisation-words';
import { categoryCode, dayOf, fault, Once, word } from './cells';
import type { DayPlan, DeskPlan, LimitPlan, Reading, RoutePlan, StaffPlan } from './plan-types';
import type { FilledRow } from './sheets';

export function readDesks({ sheets, faults, book }: Reading): DeskPlan[] {
  const once = new Once(faults);
  return sheets.rows.desks.flatMap((filled) => {
    const { name = '', phone = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    if (name === '' || node === null || !once.first(filled, `${node} ${name}`)) return [];
    return [{ name, node, phone: phone || null }];
  });
}

/** Empty stays empty; undefined with a fault. */
export function categoryOf({ faults }: Reading, filled: FilledRow): string | undefined {
  const words = filled.cells['category'] ?? '';
  const code = words === '' ? '' : categoryCode(words);
  if (code === undefined) fault(faults, filled, 'unknown_category', { value: words });
  return code;
}

export function readRoutes(
  reading: Reading,
  desks: readonly DeskPlan[],
  staff: readonly StaffPlan[],
): RoutePlan[] {
  const { sheets, faults, known } = reading;
  const once = new Once(faults);
  const targets = new Set([
    MEMBER,
    OWNER,
    ...[...desks, ...known.desks].map(({ name }) => name),
    ...[...staff, ...known.roles].flatMap(({ desk }) => desk ?? []),
  ]);
  return sheets.rows.routes.flatMap((filled) => {
    const category = categoryOf(reading, filled);
    const kind = word(faults, filled, ['ownerKind', '管理主体'], ownerKindWords) ?? '';
    const { target = '' } = filled.cells;
    if (target !== '' && !targets.has(target)) fault(faults, filled, 'unknown_desk', { value: target });
    if (category === undefined || target === '') return [];
    return once.first(filled, `${category || '全部'} ${kind || '都一样'}`)
      ? [{ category, ownerKind: kind, target }]
      : [];
  });
}

const TENTHS = 10;
const MOST = 365;

/** 0.5 → 5; undefined with a fault, or without one where the cell is empty. */
export function tenthsOf({ faults }: Reading, filled: FilledRow): number | undefined {
  const { amount: words = '' } = filled.cells;
  const tenths = Number(words) * TENTHS;
  if (words !== '' && Number.isInteger(tenths) && tenths > 0 && tenths <= MOST * TENTHS) return tenths;
  if (words !== '')
    fault(faults, filled, 'not_a_number', {
      column: '时限',
      value: words,
      hint: '，最多一位小数，不超过 365',
    });
  return undefined;
}

export function readLimits(reading: Reading): LimitPlan[] {
  const { sheets, faults } = reading;
  const once = new Once(faults);
  return sheets.rows.limits.flatMap((filled) => {
    const category = categoryOf(reading, filled);
    const unit = word(faults, filled, ['unit', '单位'], unitWords);
    const tenths = tenthsOf(reading, filled);
    if (category !== undefined && category.length === 2)
      fault(faults, filled, 'unknown_category', { value: filled.cells['category'] ?? '' });
    if (!category || unit === undefined || tenths === undefined || !once.first(filled, category)) return [];
    return [{ category, tenths, unit }];
  });
}

export function readDays({ sheets, faults }: Reading): DayPlan[] {
  const once = new Once(faults);
  return sheets.rows.days.flatMap((filled) => {
    const { day: words = '', name = '' } = filled.cells;
    const day = dayOf(words);
    if (words !== '' && day === undefined)
      fault(faults, filled, 'not_a_day', { column: '日期', value: words });
    const state = word(faults, filled, ['state', '安排'], dayWords);
    if (day === undefined || state === undefined || !once.first(filled, day)) return [];
    return [{ day, working: state === 'usual' ? null : state === 'work', name, row: filled.row }];
  });
}
