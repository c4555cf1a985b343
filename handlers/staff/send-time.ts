import type { WorkingCalendar } from '../../models/calendar';
import { readDay, readTime } from '../interpret/dates';

/** When words are to go out, and the words without that time. */
export interface SendTime {
  /** Epoch milliseconds; now when nothing later is said. */
  sendAt: number;
  text: string;
  /** A time stands in front without 发: perhaps that of sending, perhaps that of what is told. It is asked. */
  maybeAt?: number;
  /** The time that was said is over: it would go out at once. */
  passed?: true;
}

const CLOCK =
  '\\d{1,2}[:：]\\d{2}|(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?:半|一刻|三刻|\\d{1,2}分?)?';
const BEFORE = new RegExp(
  `^((?:大后天|后天|[今明][天早晚]|下?(?:周|星期)[一二三四五六日天])?\\s*(?:上午|早上|中午|下午|晚上)?\\s*(?:${CLOCK}))\\s*(发(?:出|送)?)?[\\s，,：:]+`,
);

/** 明早8点发 …, 周五下午三点发：…; a time that is over means now. */
export function readSendTime(calendar: WorkingCalendar, words: string, now: number): SendTime {
  const found = BEFORE.exec(words);
  const minutes = found ? readTime(found[1] ?? '') : null;
  if (!found || minutes === null) return { sendAt: now, text: words };
  const today = calendar.local(now).day;
  const at = calendar.at(readDay(found[1] ?? '', today) ?? today, minutes);
  if (found[2] === undefined) return { sendAt: now, text: words, ...(at > now ? { maybeAt: at } : {}) };
  return {
    sendAt: Math.max(now, at),
    text: words.slice(found[0].length),
    ...(at <= now ? { passed: true } : {}),
  };
}

const DAYS: readonly [RegExp, string][] = [
  [/大后天/g, ''],
  [/(?<!大)后天/g, ''],
  [/明天/g, ''],
  [/明早/g, '早上'],
  [/明晚/g, '晚上'],
  [/今天/g, ''],
  [/今早/g, '早上'],
  [/今晚/g, '晚上'],
];

/** 明天8点 → 11月25日8点: what is read tomorrow must not say 明天. */
export function withDates(words: string, today: string): string {
  return DAYS.reduce((text, [pattern, part]) => {
    const day = readDay(pattern.source.replace('(?<!大)', ''), today) ?? today;
    return text.replace(pattern, `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日${part}`);
  }, words);
}

/** From when until when it holds: 明天8点到17点, 今晚10点到明早6点, 到周五. Without an end the day is the end. */
export function readSpan(
  calendar: WorkingCalendar,
  words: string,
  now: number,
): { fromAt: number; untilAt: number } {
  const today = calendar.local(now).day;
  const [head = '', ...others] = words.split(/到|至|—+|－|~|～|(?<=[点时分\d])-(?=\d)/);
  const tail = others.find((part) => readTime(part) !== null || readDay(part, today) !== null);
  const fromDay = readDay(head, today) ?? today;
  const fromMinutes = readTime(head);
  const fromAt =
    fromMinutes === null ? Math.max(now, calendar.at(fromDay, 0)) : calendar.at(fromDay, fromMinutes);
  const endOf = (day: string): number => calendar.at(day, 24 * 60 - 1);
  if (tail === undefined) return { fromAt, untilAt: endOf(fromDay) };
  const untilDay = readDay(tail, today) ?? fromDay;
  const untilMinutes = readTime(tail);
  const untilAt = untilMinutes === null ? endOf(untilDay) : calendar.at(untilDay, untilMinutes);
  return { fromAt, untilAt: untilAt > fromAt ? untilAt : untilAt + 24 * 3_600_000 };
}
