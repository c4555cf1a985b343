import { nextDay } from '../../models/calendar';
import { readDay, withoutMoment } from './dates';

const DATE = String.raw`(?:(\d{4})[.\/年-])?(\d{1,2})(?:[.\/]|月)(\d{1,2})(?:日|号)?`;
const TO = String.raw`\s*(?:-|—|–|~|～|到|至)+\s*`;
const SPAN = new RegExp(`(?:从\\s*)?${DATE}${TO}${DATE}`);
const UNTIL = new RegExp(`(?:到|至)\\s*${DATE}(?:为止|止|结束)?`);
const ALONE = new RegExp(`^${DATE}$`);

/** 一个月, 两周, 10天 at the end: from today on. */
const LASTING = /([\d一二两三四五六七八九十]{1,3}个?(?:天|周|星期|月))(?:时间)?$/;

/** 从明天开始, 下周一起: the first day, where a length follows. */
const BEGIN =
  /(?:从|自)?((?:明天|后天|大后天|今天|(?:下下?|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]))(?:开始|起|开)/;

export interface Span {
  from: string;
  to: string | null;
  /** What is left of the words. */
  rest: string;
}

/**
 * 11.24-12.24 · 11月24日到12月24日 · 到12.24 · 一个月内: first and last day; without a first it is today. A last day
 * in an earlier month than the first lies in the next year. `to` null: no day was named.
 */
export function readSpan(text: string, today: string): Span {
  const both = SPAN.exec(text);
  if (both) {
    const [whole, year, month, day, endYear, endMonth, endDay] = both;
    const from = dayOf(year ?? today.slice(0, 4), month, day);
    const sameYear = dayOf(endYear ?? from?.slice(0, 4), endMonth, endDay);
    if (from === null || sameYear === null) return { from: today, to: null, rest: text };
    const to =
      sameYear < from && endYear === undefined && sameYear.slice(5, 7) < from.slice(5, 7)
        ? (dayOf(String(Number(from.slice(0, 4)) + 1), endMonth, endDay) ?? sameYear)
        : sameYear;
    return { from, to, rest: tidy(text.replace(whole, ' ')) };
  }
  const until = UNTIL.exec(text) ?? ALONE.exec(text.trim());
  if (until) {
    const [whole, year, month, day] = until;
    const to = nextOne(today, year, month, day);
    if (to !== null) return { from: today, to, rest: tidy(text.replace(whole, ' ')) };
  }
  const lasting = LASTING.exec(text.trim());
  if (lasting) {
    const before = text.replace(lasting[0], ' ');
    const begin = BEGIN.exec(before);
    const from = (begin && readDay(begin[1] ?? '', today)) ?? today;
    const to = readDay(`${lasting[1] ?? ''}后`, from);
    if (to !== null) return { from, to, rest: tidy(begin ? before.replace(begin[0], ' ') : before) };
  }
  const named = readDay(text, today);
  if (named === null) return { from: today, to: null, rest: tidy(text) };
  return { from: today, to: named > today ? named : nextDay(today), rest: withoutMoment(text) };
}

const tidy = (text: string): string => text.replace(/[\s，,、。：:]+/g, ' ').trim();

const pad = (text: string | undefined): string => (text ?? '').padStart(2, '0');

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const text = `${year ?? ''}-${pad(month)}-${pad(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}

function nextOne(today: string, year?: string, month?: string, day?: string): string | null {
  if (year !== undefined) return dayOf(year, month, day);
  const thisYear = dayOf(today.slice(0, 4), month, day);
  if (thisYear === null || thisYear >= today) return thisYear;
  return dayOf(String(Number(today.slice(0, 4)) + 1), month, day);
}
