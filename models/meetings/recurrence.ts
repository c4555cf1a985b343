import { nextDay, weekdayOf, type WorkingCalendar } from '../calendar';

/**
 * When a series of meetings is held: `workdays`, `weekly 1,5` (1 Monday … 7 Sunday), `fortnightly 2026-11-23` (every
 * other week from that day), `monthly 1,15` (days of the month, one past its end is its last), `nth 1:1,5:5` (the first
 * Monday, the last Friday: the fifth is the last) or `yearly 01-05,07-05`. A day off moves any but the first to the next
 * working day.
 */
export type Recurrence = string;

interface Rule {
  /** What one part of the list must look like. */
  part: RegExp;
  meant(day: string, parts: readonly string[]): boolean;
}

const FORTNIGHT = 14;
const DAY = 86_400_000;
const weekday = (day: string): number => weekdayOf(day) || 7;

const rules: Readonly<Record<string, Rule>> = {
  weekly: { part: /^[1-7]$/, meant: (day, parts) => parts.includes(String(weekday(day))) },
  fortnightly: {
    part: /^\d{4}-\d{2}-\d{2}$/,
    meant: (day, parts) =>
      parts.some((first) => day >= first && ((Date.parse(day) - Date.parse(first)) / DAY) % FORTNIGHT === 0),
  },
  monthly: {
    part: /^([1-9]|[12]\d|3[01])$/,
    meant: (day, parts) => {
      const [date, length] = [Number(day.slice(8)), lengthOfMonth(day)];
      return parts.some((wanted) => Math.min(Number(wanted), length) === date);
    },
  },
  nth: {
    part: /^[1-5]:[1-7]$/,
    meant: (day, parts) => {
      const date = Number(day.slice(8));
      const which =
        date + 7 > lengthOfMonth(day) ? ['5', String(Math.ceil(date / 7))] : [String(Math.ceil(date / 7))];
      return parts.some((part) => part.slice(2) === String(weekday(day)) && which.includes(part.slice(0, 1)));
    },
  },
  yearly: {
    part: /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    meant: (day, parts) => parts.includes(day.slice(5)),
  },
};

const LONGEST_HOLIDAY = 14;

/** Why a rule can't be read; null when it can. */
export function recurrenceFault(rule: Recurrence): string | null {
  const { kind, parts } = readRule(rule);
  if (kind === 'workdays') return null;
  const known = rules[kind];
  return known && parts.length > 0 && parts.every((part) => known.part.test(part))
    ? null
    : '写“workdays”“weekly 1,5”“fortnightly 2026-11-23”“monthly 1,15”“nth 1:1”或“yearly 01-05,07-05”';
}

/** Does the rule name this very day, whether it is worked or not? False for `workdays`, which names none. */
export function isMeantOn(rule: Recurrence, day: string): boolean {
  const { kind, parts } = readRule(rule);
  return rules[kind]?.meant(day, parts) ?? false;
}

/** Is a meeting held on this day (YYYY-MM-DD)? */
export function isHeldOn(calendar: WorkingCalendar, rule: Recurrence, day: string): boolean {
  if (!calendar.isWorkingDay(day)) return false;
  if (readRule(rule).kind === 'workdays') return true;
  const meant = (candidate: string): boolean => isMeantOn(rule, candidate);
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

/** Once in every month: 每月15日, 每月第1个周一; not 每月1日、15日. */
export function isMonthly(rule: Recurrence): boolean {
  const { kind, parts } = readRule(rule);
  return (kind === 'monthly' || kind === 'nth') && parts.length === 1;
}

/** Kind and list of a rule, as it is written. */
export function readRule(rule: Recurrence): { kind: string; parts: string[] } {
  const [kind = '', list = ''] = rule.trim().split(/\s+/);
  return { kind, parts: list.split(',').filter(Boolean) };
}

function lengthOfMonth(day: string): number {
  const last = Number(nextDay(`${day.slice(0, 7)}-01`, 31).slice(8));
  // 31 days after the first is the 1st of the next month, or later in it by what the month lacks.
  return last === 1 ? 31 : 32 - last;
}
