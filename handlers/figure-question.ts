import { monthsOf, upTo, weekOf, type Period } from '../models/period';
import { nextDay } from '../models/calendar';
import type { Asked, AskedGroup } from '../models/ask';
import type { Measure } from '../models/measures';
import type { RateName } from '../models/rates';
import type { ReadMeasure } from '../models/read-measures';
import { measureWords, rateDefinitions, readDefinitions } from '../notices/measure-words';

/** What a question about figures says, before names are looked up. Pure. */
export interface QuestionWords {
  /** The words for the time as they were said; null: none were. */
  time: { words: string; period: Period } | null;
  asked: Asked | null;
  group: { by: AskedGroup; most: boolean } | null;
  /** 多少, 几次, 最多, 吗: it is a question and no report. */
  isQuestion: boolean;
  /** What is left: places, nodes and kinds. */
  rest: string;
}

const NUMERALS = '零一二三四五六七八九十';
const numberOf = (words: string): number =>
  /^\d+$/.test(words)
    ? Number(words)
    : words
        .split('')
        .reduce((sum, sign) => (sign === '十' ? Math.max(1, sum) * 10 : sum + NUMERALS.indexOf(sign)), 0);

const year = (day: string): number => Number(day.slice(0, 4));
const month = (day: string): number => Number(day.slice(5, 7));
const quarter = (day: string): number => Math.floor((month(day) - 1) / 3) * 3 + 1;
const single = (day: string): Period => ({ from: day, to: day });

type Reading = [RegExp, (today: string, found: RegExpExecArray) => Period];

/** Words for a time, the longer before the shorter. A month without a year is the last one that has begun. */
const times: readonly Reading[] = [
  [/(\d{4})年?(?:的)?(上|下)半年/, (_, [, y, half]) => monthsOf(Number(y), half === '上' ? 1 : 7, 6)],
  [
    /(\d{4})年?第?([一二三四1-4])季度/,
    (_, [, y, q]) => monthsOf(Number(y), (numberOf(q ?? '') - 1) * 3 + 1, 3),
  ],
  [/(\d{4})[年.-](\d{1,2})月?份?(?!\d)/, (_, [, y, m]) => monthsOf(Number(y), Number(m), 1)],
  [/(\d{4})年(?:度|全年)?|(20\d\d)(?!\d)/, (_, [, a, b]) => monthsOf(Number(a ?? b), 1, 12)],
  [/(?:今年)?(上|下)半年/, (day, [, half]) => monthsOf(year(day), half === '上' ? 1 : 7, 6)],
  [/(?:本|这个?)季度/, (day) => monthsOf(year(day), quarter(day), 3)],
  [/上个?季度/, (day) => monthsOf(year(day), quarter(day) - 3, 3)],
  [
    /(?:今年)?第?([一二三四1-4])季度/,
    (day, [, q]) => monthsOf(year(day), (numberOf(q ?? '') - 1) * 3 + 1, 3),
  ],
  [/(?:最近|近)(\d{1,3})天/, (day, [, n]) => ({ from: nextDay(day, 1 - Number(n)), to: day })],
  [
    /(?:最近|近|这)([一二两三四1-9])个?(?:周|星期|礼拜)(?![一二三四五六日天])/,
    (day, [, n]) => ({ from: nextDay(day, 1 - 7 * numberOf((n ?? '').replace('两', '二'))), to: day }),
  ],
  [
    /(?:(上)个?月)?(?:的)?(上|下)半个?月/,
    (day, [, before, half]) => halfMonth(day, half === '上', before === undefined ? 0 : -1),
  ],
  [/(?:最近|近)半个?月/, (day) => ({ from: nextDay(day, -14), to: day })],
  [/(?:最近|近)半年/, (day) => monthsOf(year(day), month(day) <= 6 ? 1 : 7, 6)],
  [/(?:最近|近)一?个?月/, (day) => ({ from: nextDay(day, -29), to: day })],
  [/(?:本|这)(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/, (day) => weekOf(day)],
  [/上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/, (day) => weekOf(nextDay(day, -7))],
  [/本月|这个?月/, (day) => monthsOf(year(day), month(day), 1)],
  [/上个?月/, (day) => monthsOf(year(day), month(day) - 1, 1)],
  [/今年(?:以来)?|本年度?/, (day) => monthsOf(year(day), 1, 12)],
  [/去年/, (day) => monthsOf(year(day) - 1, 1, 12)],
  [/今天|今日/, (day) => single(day)],
  [/昨天|昨日/, (day) => single(nextDay(day, -1))],
  [/前天/, (day) => single(nextDay(day, -2))],
  [
    /(\d{1,2})月(\d{1,2})[日号](?:[到至-](?:(\d{1,2})月)?(\d{1,2})[日号])?/,
    (day, [, m1, d1, m2, d2]) => {
      const at = (m: number, d: number): string => nextDay(monthsOf(lastYearOf(day, m), m, 1).from, d - 1);
      const from = at(Number(m1), Number(d1));
      return { from, to: d2 === undefined ? from : at(Number(m2 ?? m1), Number(d2)) };
    },
  ],
  [
    /(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?/,
    (day, [, m]) => monthsOf(lastYearOf(day, numberOf(m ?? '')), numberOf(m ?? ''), 1),
  ],
];

const lastYearOf = (today: string, asked: number): number => year(today) - (asked > month(today) ? 1 : 0);

/** The 1st to the 15th, or from the 16th on. */
function halfMonth(day: string, first: boolean, months: number): Period {
  const { from, to } = monthsOf(year(day), month(day) + months, 1);
  return first ? { from, to: nextDay(from, 14) } : { from: nextDay(from, 15), to };
}

/** The period some words speak of, as far as it has come; null when they speak of none. */
export function readTime(text: string, today: string): QuestionWords['time'] {
  for (const [pattern, periodOf] of times) {
    const found = pattern.exec(text);
    if (found) return { words: found[0], period: upTo(periodOf(today, found), today) };
  }
  return null;
}

const named: readonly (readonly [string, Asked])[] = [
  ...Object.entries(rateDefinitions).flatMap(([rate, { name, also = [] }]) =>
    [name, ...also].map((word) => [word, { kind: 'rate', rate: rate as RateName }] as const),
  ),
  ...Object.entries(readDefinitions).flatMap(([name, { name: words, also = [] }]) =>
    [words, ...also].map((word) => [word, { kind: 'read', name: name as ReadMeasure }] as const),
  ),
  ...Object.entries(measureWords).flatMap(([measure, { name, also = [] }]) =>
    [name, ...also].map((word) => [word, { kind: 'count', measure: measure as Measure }] as const),
  ),
  ...['超期', '逾期', '超时'].map((word) => [word, { kind: 'now', what: 'overdue' }] as const),
  ...['还在办', '没办完', '未办结', '没办结', '在办'].map(
    (word) => [word, { kind: 'now', what: 'open' }] as const,
  ),
].toSorted(([a], [b]) => b.length - a.length);

const GROUPS: readonly (readonly [RegExp, AskedGroup])[] = [
  [/(?:哪(?:一?个|些|几个)?|各个?)社区/, 'community'],
  [/(?:哪(?:一?个|些|几个)?|各个?)(?:网格|格)/, 'grid'],
  [/(?:哪(?:一?个|些|几个)?|各个?)(?:科室|部门|单位)/, 'desk'],
  [/(?:哪(?:一?[个种类些]|几[种类])?|什么|各)(?:类别?|种类|问题|事)/, 'category'],
  [/(?:哪(?:一?个|些|几个|栋|幢|里|儿)?|各个?)(?:小区|楼|栋|地方|地点|位置)?(?=.*最|里|儿)/, 'place'],
];
const SUPERLATIVE = /最(多|少|高|低|好|差|快|慢|长|短)/;
const QUESTION = /多少|几[次件个起回]|哪|什么|各|最[多少高低好差快慢长短]|多久|多长|统计|吗|呢|[?？]|率/;
/** Words that carry nothing. */
const FILLERS =
  /有没有|有多少|有几|办得|办的|一共|总共|共有|总数|统计|查一下|看看|请问|情况|数据|的|了|是|在|有|呢|吗|过|[\s，,。.！!?？、:：]/g;

/** Takes the sentence apart: time, what is counted, by what, and what is left. */
export function readQuestion(text: string, today: string): QuestionWords {
  const isQuestion = QUESTION.test(text);
  const time = readTime(text, today);
  let rest = time ? text.replace(time.words, ' ') : text;
  const superlative = SUPERLATIVE.exec(rest);
  const by = GROUPS.find(([pattern]) => pattern.test(rest));
  const group =
    by && (superlative || /各|哪些|哪几/.test(rest))
      ? { by: by[1], most: !/[少低差快短]/.test(superlative?.[1] ?? '') }
      : null;
  if (by && group) rest = rest.replace(by[0], ' ');
  if (superlative) rest = rest.replace(superlative[0], ' ');
  const measure = named.find(([word]) => rest.includes(word));
  if (measure) rest = rest.replace(measure[0], ' ');
  rest = rest
    .replace(/(?:有)?(?:多少|几)(?:[次件个起回])?|[次件]数|上?报(?:了)?(?=\s|$)/g, ' ')
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const quickness = superlative && /[快慢长短]/.test(superlative[1] ?? '');
  const asked: Asked | null = measure?.[1] ?? (quickness ? { kind: 'read', name: 'medianTime' } : null);
  return { time, asked, group, isQuestion, rest };
}
