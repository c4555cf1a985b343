import { nextDay, weekdayOf } from '../../models/calendar';
import type { Instalment } from '../../models/mediation/instalments';
import { chineseDigits, numeralValue } from '../interpret/numerals';
import { readFen, sumsIn } from '../interpret/money';

const N = `[\\d${chineseDigits}]{1,3}`;
/** More than five years of months is no instalment plan of a neighbourhood. */
const MOST = 60;

const DATE = new RegExp(`(?:(\\d{4})[年-])?(${N})[月-](?:(${N})(?:日|号(?!楼))?|底)`, 'g');
const MONTHLY = new RegExp(`每(?:个)?月(?:的)?(?:(${N})(?:日|号)|(底|末|月底))`);
const WEEKLY = /每(?:个)?(?:周|星期|礼拜)([一二三四五六日天])/;
const COUNT = new RegExp(`(${N})(?:期|次|个月|周)(?!内|后|以)`);
const START = new RegExp(`(?:自|从)(?:(\\d{4})年)?(${N})月(?:(${N})(?:日|号))?(?:份)?(?:起|开始)`);
/** Something is handed over, time and again. */
const BRINGS = /付|还|交|缴|给|送/;
/** Something is to be done by that day; a day on which something happened is none. */
const DOES = /付|还|给|交|赔|退|结|修|拆|搬|装|换|清|完成|履行|做|补|元|块/;

/**
 * The days an agreement is performed on, as its terms have them: 每月10日前付500元，共6期; 12月10日、1月10日前各付1000元;
 * 12月1日前修好，12月10日前付2000元. `today` YYYY-MM-DD: days are looked for after it; `until`: the last day, when the
 * terms don't say how many times. In order of days; empty when they name none.
 */
export function readInstalments(text: string, today: string, until: string | null = null): Instalment[] {
  const found = text.split('\n').flatMap((line) => inLine(line, today, until));
  return found.toSorted((a, b) => a.day.localeCompare(b.day)).slice(0, MOST);
}

function inLine(line: string, today: string, until: string | null): Instalment[] {
  const at = [MONTHLY, WEEKLY].map((rule) => rule.exec(line)?.index ?? -1).find((index) => index >= 0);
  if (at === undefined) return namedDays(line, today);
  // 先付…，余款每月…: what is named before the first repetition has days of its own.
  const start = START.exec(line);
  const before = namedDays(line.slice(0, Math.min(at, start?.index ?? at)), today);
  return [...before, ...repeated(line, at, today, until, before)];
}

/** 每月10日前付500元，共6期. How often: as it says, or until the whole sum is paid, or until the last day. */
function repeated(
  line: string,
  at: number,
  today: string,
  until: string | null,
  before: readonly Instalment[],
): Instalment[] {
  const tail = line.slice(at);
  const each = sumsIn(tail)[0] ?? null;
  // 每周一至周五不吵: nothing is paid or brought on those days.
  if (each === null && !BRINGS.test(tail)) return [];
  const said = COUNT.exec(tail.replace(MONTHLY, ' ').replace(WEEKLY, ' ')) ?? COUNT.exec(line.slice(0, at));
  const told = said === null ? Number.NaN : numeralValue(said[1] ?? '');
  const paid = before.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const whole = wholeSum(line, each);
  const count = Number.isFinite(told)
    ? told
    : whole !== null && each !== null
      ? Math.ceil((whole - paid) / each)
      : null;
  if (count === null && until === null) return [];
  const last = before.at(-1)?.day ?? today;
  const days = daysOf(line, tail, last, Math.min(count ?? MOST, MOST));
  return days
    .filter((day) => count !== null || until === null || day <= until)
    .map((day) => ({ day, amountFen: each, what: each === null ? clauseOf(tail) : '' }));
}

/** 共3000元, or the other sum the line names beside the one of each time. */
function wholeSum(line: string, each: number | null): number | null {
  const total = readFen(line);
  if (total !== null && total !== each) return total;
  const [first, ...more] = sumsIn(line);
  return first !== undefined && more.length > 0 && each !== null && first > each ? first : null;
}

function daysOf(line: string, tail: string, after: string, count: number): string[] {
  const weekly = WEEKLY.exec(tail);
  if (weekly !== null && weekly.index === 0) {
    const wanted = '日一二三四五六'.indexOf((weekly[1] ?? '').replace('天', '日'));
    const first = nextDay(after, ((wanted - weekdayOf(after) + 6) % 7) + 1);
    return Array.from({ length: count }, (_, index) => nextDay(first, index * 7));
  }
  const [, day] = MONTHLY.exec(tail) ?? [];
  const wanted = day === undefined ? 31 : numeralValue(day);
  const begins = startOf(line, after);
  const first = monthDay(begins, 0, wanted) > after && monthDay(begins, 0, wanted) >= begins ? 0 : 1;
  return Array.from({ length: count }, (_, index) => monthDay(begins, first + index, wanted));
}

/** 从12月起: the first day that counts. */
function startOf(line: string, after: string): string {
  const [, year, month, day = '1'] = START.exec(line) ?? [];
  if (month === undefined) return after;
  return dayAfter(after.slice(0, 8) + '01', year, month, day) ?? after;
}

/** Day `wanted` of the month `months` later, the last one where the month is shorter. */
function monthDay(from: string, months: number, wanted: number): string {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(wanted, last)));
  return found.toISOString().slice(0, 10);
}

/** 12月10日前付1000元，1月10日前付1000元; 12月10日、1月10日前各付500元. */
function namedDays(line: string, today: string): Instalment[] {
  const rows: Instalment[] = [];
  let after = today;
  let afterMatch = 0;
  const matches = [...line.matchAll(DATE)];
  for (const [index, match] of matches.entries()) {
    const [said, year, month, date] = match;
    const day = dayAfter(after, year, month, date);
    const rest = line.slice(match.index + said.length, matches[index + 1]?.index);
    const shared = /^[、和及]?$/.test(rest.trim()) ? line.slice(match.index + said.length) : rest;
    // 余款500元2月10日前付清: the sum may stand before its day.
    const lead = /[^，,；;。]*$/.exec(line.slice(afterMatch, match.index))?.[0] ?? '';
    afterMatch = match.index + said.length;
    if (day === null || day < today || !DOES.test(lead + shared)) continue;
    const amountFen =
      sumsIn(rest)[0] ?? sumsIn(lead)[0] ?? (shared === rest ? null : (sumsIn(shared)[0] ?? null));
    rows.push({ day, amountFen, what: amountFen === null ? clauseOf(rest) || lead.trim() : '' });
    after = day;
  }
  return rows;
}

/** The day as it comes next after `after`; null when there is none such. */
function dayAfter(after: string, year?: string, month?: string, date?: string): string | null {
  const wanted = date === undefined ? 31 : numeralValue(date);
  const count = numeralValue(month ?? '');
  if (!(count >= 1 && count <= 12 && wanted >= 1 && wanted <= 31)) return null;
  const of = (one: number): string => monthDay(`${one}-${String(count).padStart(2, '0')}-01`, 0, wanted);
  if (year !== undefined) return of(Number(year));
  const found = of(Number(after.slice(0, 4)));
  return found < after ? of(Number(after.slice(0, 4)) + 1) : found;
}

const LONGEST = 30;
/** What is due there, without 前 and marks. */
const clauseOf = (words: string): string =>
  (words.replace(/^(?:之?前|以前)/, '').split(/[，,；;。]/)[0] ?? '').trim().slice(0, LONGEST);
