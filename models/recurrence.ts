import { nextDay, weekdayOf, type WorkingCalendar } from './calendar';

/**
 * When a series of meetings is held: `workdays`, `weekly 1,5` (1 Monday … 7 Sunday) or `monthly 1,15` (days of the
 * month, one past its end is its last). A day off moves a weekly or monthly meeting to the next working day.
 */
export type Recurrence = string;

const LONGEST_HOLIDAY = 14;

/** Why a rule can't be read; null when it can. */
export function recurrenceFault(rule: Recurrence): string | null {
  const { kind, days } = read(rule);
  if (kind === 'workdays') return null;
  const highest = kind === 'weekly' ? 7 : kind === 'monthly' ? 31 : 0;
  return days.length > 0 && days.every((day) => day >= 1 && day <= highest)
    ? null
    : '写“workdays”“weekly 1,5”或“monthly 1,15”';
}

/** Is a meeting held on this day (YYYY-MM-DD)? */
export function isHeldOn(calendar: WorkingCalendar, rule: Recurrence, day: string): boolean {
  if (!calendar.isWorkingDay(day)) return false;
  const { kind, days } = read(rule);
  if (kind === 'workdays') return true;
  const meant = (candidate: string): boolean =>
    kind === 'weekly' ? days.includes(weekdayOf(candidate) || 7) : isMonthDay(candidate, days);
  if (meant(day)) return true;
  // A day off right before it may have moved its meeting here.
  for (
    let back = 1, before = nextDay(day, -1);
    back <= LONGEST_HOLIDAY;
    back++, before = nextDay(before, -1)
  ) {
    if (calendar.isWorkingDay(before)) return false;
    if (meant(before)) return true;
  }
  return false;
}

function read(rule: Recurrence): { kind: string; days: number[] } {
  const [kind = '', list = ''] = rule.trim().split(/\s+/);
  return { kind, days: list.split(',').filter(Boolean).map(Number) };
}

function isMonthDay(day: string, days: readonly number[]): boolean {
  const date = Number(day.slice(8));
  const last = Number(nextDay(`${day.slice(0, 7)}-01`, 31).slice(8));
  // 31 days after the first is the 1st of the next month, or later in it by what the month lacks.
  const length = last === 1 ? 31 : 32 - last;
  return days.some((wanted) => Math.min(wanted, length) === date);
}
