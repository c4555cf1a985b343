import { nextDay } from '../../models/calendar';
import { monthsOf, upTo, weekOf, type Period } from '../../models/period';

/** A time as it was said, and the days it means as far as they have come. */
export interface SaidTime {
  words: string;
  period: Period;
}

const NUMERALS = '零一二三四五六七八九十';
const numberOf = (said: string): number => {
  const words = said.replace('两', '二');
  if (/^\d+$/.test(words)) return Number(words);
  return words
    .split('')
    .reduce((sum, sign) => (sign === '十' ? Math.max(1, sum) * 10 : sum + NUMERALS.indexOf(sign)), 0);
};

const year = (day: string): number => Number(day.slice(0, 4));
const month = (day: string): number => Number(day.slice(5, 7));
const quarter = (day: string): number => Math.floor((month(day) - 1) / 3) * 3 + 1;
const single = (day: string): Period => ({ from: day, to: day });
const lastDays = (day: string, count: number): Period => ({ from: nextDay(day, 1 - count), to: day });

/** 今年 0, 去年 -1, 前年 -2; without a word null. */
const yearsBack: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 上: -1, 前: -2 };

/** 2025, 今, 去 before 年; nothing said: null. */
const yearSaid = (day: string, said: string | undefined): number | null =>
  said === undefined ? null : /^\d/.test(said) ? Number(said) : year(day) + (yearsBack[said] ?? 0);

type Reading = [RegExp, (today: string, found: RegExpExecArray) => Period];

const HALVES: readonly Reading[] = [
  [/(\d{4})年?(?:的)?(上|下)半年/, (_, [, y, half]) => monthsOf(Number(y), half === '上' ? 1 : 7, 6)],
  [
    /([今本去前])年(?:的)?(上|下)半年/,
    (day, [, y, half]) => monthsOf(year(day) + (yearsBack[y ?? ''] ?? 0), half === '上' ? 1 : 7, 6),
  ],
  [/(上|下)半年/, (day, [, half]) => monthsOf(year(day), half === '上' ? 1 : 7, 6)],
  [/(?:最近|近)半年/, (day) => monthsOf(year(day), month(day) <= 6 ? 1 : 7, 6)],
  [/(?:最近|近)半个?月/, (day) => lastDays(day, 15)],
  [
    /(?:(上)个?月)?(?:的)?(上|下)半个?月/,
    (day, [, before, half]) => halfMonth(day, half === '上', before === undefined ? 0 : -1),
  ],
];

const QUARTERS: readonly Reading[] = [
  [
    /(\d{4})年?第?([一二三四1-4])季度/,
    (_, [, y, q]) => monthsOf(Number(y), (numberOf(q ?? '') - 1) * 3 + 1, 3),
  ],
  [/(?:今年)?前([二三两23])个?季度/, (day, [, q]) => monthsOf(year(day), 1, numberOf(q ?? '') * 3)],
  [/(?:本|这个?)季度?/, (day) => monthsOf(year(day), quarter(day), 3)],
  [/上个?季度?/, (day) => monthsOf(year(day), quarter(day) - 3, 3)],
  [
    /(?:([今去前])年)?第?([一二三四1-4])季度/,
    (day, [, y, q]) => monthsOf(year(day) + (yearsBack[y ?? '今'] ?? 0), (numberOf(q ?? '') - 1) * 3 + 1, 3),
  ],
];

const SPANS: readonly Reading[] = [
  [
    /(?:最近|近|这|过去|前)(\d{1,3}|[一二三四五六七八九十两]+)天/,
    (day, [, n]) => lastDays(day, numberOf(n ?? '')),
  ],
  [
    /(?:最近|近|这|过去)([一二两三四1-9])个?(?:周|星期|礼拜)(?![一二三四五六日天])/,
    (day, [, n]) => lastDays(day, 7 * numberOf(n ?? '')),
  ],
  [
    /(?:最近|近|这|过去)(\d{1,2}|[二两三四五六七八九十]+)个月/,
    (day, [, n]) => monthsOf(year(day), month(day) - numberOf(n ?? '') + 1, numberOf(n ?? '')),
  ],
  [/(?:最近|近|过去)一?个?月/, (day) => lastDays(day, 30)],
  [/这几天|最近几天|这两天/, (day) => lastDays(day, 7)],
];

/** 上旬, 中旬, 下旬 of a month: from day, to day; the last goes to the end. */
const tenDays: Readonly<Record<string, [number, number]>> = { 上: [1, 10], 中: [11, 20], 下: [21, 31] };

const DAYS: readonly Reading[] = [
  [
    /(?:(\d{4}|[今去前])年)?(\d{1,2})月(\d{1,2})(?:[日号](?!楼)|(?=[到至—~-]))(?:[到至—~-](?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?!楼))?/,
    (day, [, y1, m1, d1, y2, m2, d2]) => {
      const first = yearSaid(day, y1) ?? lastYearOf(day, Number(m1));
      const at = (y: number, m: number, d: number): string => nextDay(monthsOf(y, m, 1).from, d - 1);
      const from = at(first, Number(m1), Number(d1));
      const to =
        d2 === undefined ? from : at(y2 === undefined ? first : Number(y2), Number(m2 ?? m1), Number(d2));
      return { from, to: to < from ? from : to };
    },
  ],
  [
    /(?:(本|这个?|上个?)月|(\d{1,2})月)?(?:份|的)?([上中下])旬/,
    (day, [, before, m, part]) => {
      const whole =
        m === undefined
          ? monthsOf(year(day), month(day) - (before?.startsWith('上') ? 1 : 0), 1)
          : monthsOf(lastYearOf(day, Number(m)), Number(m), 1);
      const [first, last] = tenDays[part ?? ''] ?? [1, 31];
      const to = nextDay(whole.from, last - 1);
      return { from: nextDay(whole.from, first - 1), to: to > whole.to ? whole.to : to };
    },
  ],
  [/国庆(?:节|期间|假期)*/, (day) => holiday(day, 10, 7)],
  [/五一(?:节|期间|假期)*/, (day) => holiday(day, 5, 5)],
];

const MONTHS: readonly Reading[] = [
  [/(\d{4})[年.-](\d{1,2})月?份?(?!\d)/, (_, [, y, m]) => monthsOf(Number(y), Number(m), 1)],
  [
    /([今本去前])年(?:的)?前(\d{1,2}|[二两三四五六七八九十]+)个月/,
    (day, [, y, n]) => monthsOf(year(day) + (yearsBack[y ?? ''] ?? 0), 1, numberOf(n ?? '')),
  ],
  [
    /([今本去前])年(?:的)?(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?/,
    (day, [, y, m]) => monthsOf(year(day) + (yearsBack[y ?? ''] ?? 0), numberOf(m ?? ''), 1),
  ],
  [/(?:本|这)(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/, (day) => weekOf(day)],
  [/上上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/, (day) => weekOf(nextDay(day, -14))],
  [/上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/, (day) => weekOf(nextDay(day, -7))],
  [/本月|这个?月|当月/, (day) => monthsOf(year(day), month(day), 1)],
  [/上上个?月/, (day) => monthsOf(year(day), month(day) - 2, 1)],
  [/上个?月/, (day) => monthsOf(year(day), month(day) - 1, 1)],
];

const YEARS: readonly Reading[] = [
  [/(\d{4})年(?:度|全年)?|(20\d\d)(?!\d)/, (_, [, a, b]) => monthsOf(Number(a ?? b), 1, 12)],
  [/今年(?:以来|到现在|至今)?|本年度?|年初(?:以来|到现在|至今)|全年/, (day) => monthsOf(year(day), 1, 12)],
  [/去年(?:全年|一年)?|上年度?/, (day) => monthsOf(year(day) - 1, 1, 12)],
  [/前年/, (day) => monthsOf(year(day) - 2, 1, 12)],
];

const LAST: readonly Reading[] = [
  [/今天|今日/, single],
  [/昨天|昨日/, (day) => single(nextDay(day, -1))],
  [/前天/, (day) => single(nextDay(day, -2))],
  [
    /(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?/,
    (day, [, m]) => monthsOf(lastYearOf(day, numberOf(m ?? '')), numberOf(m ?? ''), 1),
  ],
  // Said alone it means a month's time: 最近哪些问题最多.
  [/最近|近期|近来/, (day) => lastDays(day, 30)],
];

/** The longer before the shorter. A month without a year is the last one that has begun. */
const times: readonly Reading[] = [...HALVES, ...QUARTERS, ...SPANS, ...DAYS, ...MONTHS, ...YEARS, ...LAST];

const lastYearOf = (today: string, asked: number): number => year(today) - (asked > month(today) ? 1 : 0);

/** So many days from the first of a month: the last such holiday that has begun. */
function holiday(day: string, asked: number, days: number): Period {
  const { from } = monthsOf(lastYearOf(day, asked), asked, 1);
  return { from, to: nextDay(from, days - 1) };
}

/** The 1st to the 15th, or from the 16th on. */
function halfMonth(day: string, first: boolean, months: number): Period {
  const { from, to } = monthsOf(year(day), month(day) + months, 1);
  return first ? { from, to: nextDay(from, 14) } : { from: nextDay(from, 15), to };
}

/** The period some words speak of, as far as it has come; null when they speak of none. Pure. */
export function readTime(text: string, today: string): SaidTime | null {
  for (const [pattern, periodOf] of times) {
    const found = pattern.exec(text);
    if (found) return { words: found[0], period: upTo(periodOf(today, found), today) };
  }
  return null;
}
