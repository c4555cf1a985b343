import { minutesOf, nextDay, weekdayOf, type WorkingCalendar } from '../../models/calendar';
import { chineseDigits, numeralValue } from './numerals';

const N = `[\\d${chineseDigits}]{1,3}`;
const WEEK = '一二三四五六日';

type DayRule = readonly [RegExp, (today: string, match: RegExpExecArray) => string | null];

/** How people say a day; the first that fits counts. */
const dayRules: readonly DayRule[] = [
  [/大后天/, (today) => nextDay(today, 3)],
  [/后天/, (today) => nextDay(today, 2)],
  [/明天|明早|明晚/, (today) => nextDay(today)],
  [/今天|今晚|当天/, (today) => today],
  [/(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?/, (_today, [, year, month, day]) => real(year, month, day)],
  [
    new RegExp(`(${N})月(${N})(?:日|号(?!楼))?`),
    (today, [, month, day]) => thisOrNextYear(today, month, day),
  ],
  [
    /(下下?|这|本)?(?:周|星期|礼拜)([一二三四五六日天])/,
    (today, [, which, day]) => ofWeek(today, which, day),
  ],
  [/(?:这个|本)?月底/, (today) => lastOfMonth(today)],
  [/年底/, (today) => `${today.slice(0, 4)}-12-31`],
  [
    new RegExp(`(${N})个?(天|日|周|星期|月)(?:以)?[内后]`),
    (today, [, count, unit]) => after(today, count, unit),
  ],
  [new RegExp(`(${N})号(?!楼|院|线|门|店)`), (today, [, day]) => thisOrNextMonth(today, day)],
];

/** The day a text names, YYYY-MM-DD, seen from `today`; null when it names none. */
export function readDay(text: string, today: string): string | null {
  for (const [pattern, read] of dayRules) {
    const match = pattern.exec(text);
    const day = match ? read(today, match) : null;
    if (day !== null) return day;
  }
  return null;
}

const TIME = new RegExp(
  `(上午|早上|早|中午|下午|晚上|傍晚|晚)?\\s*(?:(\\d{1,2})[:：](\\d{2})|(${N})[点时](半|一刻|三刻|(${N})分?)?)`,
);

/** Minutes after midnight: 下午三点, 15:00, 晚上七点半; null when no time is named. Small hours without a word are afternoons. */
export function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, half = '', clockHour, clockMinute, hourWords, minuteWords, minutes] = match;
  let hour = clockHour === undefined ? numeralValue(hourWords ?? '') : Number(clockHour);
  const minute =
    clockMinute !== undefined
      ? Number(clockMinute)
      : minuteWords === '半'
        ? 30
        : minuteWords === '一刻'
          ? 15
          : minuteWords === '三刻'
            ? 45
            : numeralValue(minutes ?? '0');
  const afternoon = /下午|晚|傍晚/.test(half) || (half === '' && hour >= 1 && hour <= 6);
  if (afternoon && hour < 12) hour += 12;
  if (half === '中午' && hour < 3) hour += 12;
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return null;
  return minutesOf(`${hour}:${minute}`);
}

/**
 * The moment a text names for an appointment, epoch milliseconds; a time alone is today's. 周日下午两点 said on a Sunday
 * evening means the next one. Null when no time is named.
 */
export function momentAhead(calendar: WorkingCalendar, text: string, now: number): number | null {
  const minutes = readTime(text);
  if (minutes === null) return null;
  const today = calendar.local(now).day;
  const day = readDay(text, today) ?? today;
  const at = calendar.at(day, minutes);
  const nextWeek = at <= now && day === today && /周|星期|礼拜/.test(text) && !/今|这|本/.test(text);
  return nextWeek ? calendar.at(nextDay(today, 7), minutes) : at;
}

/** The text without its day and time: what is left is the place. */
export function withoutMoment(text: string): string {
  const bare = dayRules.reduce((left, [pattern]) => left.replace(pattern, ' '), text.replace(TIME, ' '));
  return bare.replace(/^[\s，,、。在到]+|[\s，,、。]+$/g, '').replace(/\s+/g, ' ');
}

const pad = (count: number): string => String(count).padStart(2, '0');

function real(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const text = `${Number(year)}-${pad(numeralValue(month ?? ''))}-${pad(numeralValue(day ?? ''))}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? null : text;
}

function thisOrNextYear(today: string, month?: string, day?: string): string | null {
  const year = Number(today.slice(0, 4));
  const found = real(String(year), month, day);
  return found !== null && found < today ? real(String(year + 1), month, day) : found;
}

function thisOrNextMonth(today: string, day?: string): string | null {
  const found = real(today.slice(0, 4), today.slice(5, 7), day);
  return found !== null && found < today ? real(...monthAfter(today), day) : found;
}

function monthAfter(today: string): [string, string] {
  const next = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1)).toISOString();
  return [next.slice(0, 4), next.slice(5, 7)];
}

const lastOfMonth = (today: string): string =>
  new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** 周四 is the next one that comes (today counts), 下周四 the one of the week after. */
function ofWeek(today: string, which: string | undefined, day: string | undefined): string {
  const wanted = (WEEK.indexOf((day ?? '').replace('天', '日')) + 1) % 7;
  const monday = nextDay(today, -((weekdayOf(today) + 6) % 7));
  const offset = (wanted + 6) % 7;
  if (which === '下') return nextDay(monday, 7 + offset);
  if (which === '下下') return nextDay(monday, 14 + offset);
  const found = nextDay(monday, offset);
  return found < today ? nextDay(found, 7) : found;
}

function after(today: string, count?: string, unit?: string): string | null {
  const n = numeralValue(count ?? '');
  if (Number.isNaN(n)) return null;
  if (unit === '月') {
    const there = new Date(`${today}T00:00:00Z`);
    there.setUTCMonth(there.getUTCMonth() + n);
    return there.toISOString().slice(0, 10);
  }
  return nextDay(today, unit === '周' || unit === '星期' ? n * 7 : n);
}
