import { nextDay, weekdayOf } from './calendar';

/** Inclusive local days, YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
}

/** Monday to Sunday around a day. */
export function weekOf(day: string): Period {
  const from = nextDay(day, -((weekdayOf(day) + 6) % 7));
  return { from, to: nextDay(from, 6) };
}

/** The months `first` to `first + count - 1` (1 is January; other numbers lie in other years). */
export function monthsOf(year: number, first: number, count: number): Period {
  const begin = new Date(Date.UTC(year, first - 1, 1));
  const end = new Date(Date.UTC(year, first - 1 + count, 0));
  return { from: begin.toISOString().slice(0, 10), to: end.toISOString().slice(0, 10) };
}

export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

const isFirst = (day: string): boolean => day.endsWith('-01');
const isLast = (day: string): boolean => isFirst(nextDay(day));
const yearOf = (day: string): number => Number(day.slice(0, 4));
const monthOf = (day: string): number => Number(day.slice(5, 7));
const months = ({ from, to }: Period): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;

/** The same day some months earlier; where that month is shorter, its last day. */
function monthsBack(day: string, count: number): string {
  const whole = monthsOf(yearOf(day), monthOf(day) - count, 1);
  const wanted = nextDay(whole.from, Number(day.slice(8)) - 1);
  return isLast(day) || wanted > whole.to ? whole.to : wanted;
}

/**
 * 环比: as many whole months before. Of what has only begun the same part: half of November against half of October, a
 * Monday and Tuesday against those of last week. Else as many days.
 */
export function before(period: Period): Period {
  const { from, to } = period;
  const days = lengthOf(period);
  if (isFirst(from) && (days > 1 || isLast(to))) {
    const begun = !isLast(to);
    const count = begun && from.slice(5) === '01-01' && months(period) > 6 ? 12 : months(period);
    const first = monthsOf(yearOf(from), monthOf(from) - count, 1).from;
    return {
      from: first,
      to: begun ? monthsBack(to, count) : monthsOf(yearOf(first), monthOf(first), count).to,
    };
  }
  const back = weekdayOf(from) === 1 && days > 1 && days < 7 ? 7 : days;
  return { from: nextDay(from, -back), to: nextDay(to, -back) };
}

/** 同比: the same days a year ago. */
export const yearBefore = ({ from, to }: Period): Period => ({
  from: isFirst(from) ? monthsOf(yearOf(from) - 1, monthOf(from), 1).from : monthsBack(from, 12),
  to: monthsBack(to, 12),
});

/** The part of a period that has come, and the same part of another: half a month is not measured against a whole. */
export function upTo(period: Period, today: string): Period {
  return period.to > today ? { from: period.from, to: today < period.from ? period.from : today } : period;
}

/** ISO number of the week in which the day lies. */
export function weekNumber(day: string): number {
  const thursday = nextDay(weekOf(day).from, 3);
  const first = `${thursday.slice(0, 4)}-01-01`;
  return Math.floor((Date.parse(thursday) - Date.parse(first)) / (7 * 86_400_000)) + 1;
}

/** A period month by month; its first and last may be parts. */
export function monthsWithin({ from, to }: Period): Period[] {
  const parts: Period[] = [];
  for (let begin = from; begin <= to;) {
    const { to: end } = monthsOf(yearOf(begin), monthOf(begin), 1);
    parts.push({ from: begin, to: end < to ? end : to });
    begin = nextDay(end);
  }
  return parts;
}
