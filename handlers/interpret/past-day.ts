import { nextDay, weekdayOf } from '../../models/calendar';
import { readDay } from './dates';

const BACK: Readonly<Record<string, number>> = { 大前天: 3, 前天: 2, 昨天: 1, 昨晚: 1, 昨日: 1 };
const NAMED =
  /^(?:我们?)?\s*(大前天|前天|昨天|昨晚|昨日|(上)?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|今天|今早)/;
const PART = /(?:上午|中午|下午|晚上|早上|夜里)/;
/** What is noted afterwards is noted within a week. */
const DAYS = 7;

export interface Told {
  /** YYYY-MM-DD, today or one of the seven days before. */
  day: string;
  /** The words without the day. */
  rest: string;
}

/** 昨天 东门都好, 周三走访了3号楼: the day the words begin with, and what is left; today when they name none. */
export function pastDay(words: string, today: string): Told {
  const [whole = '', named = '', last] = NAMED.exec(words) ?? [];
  const back = BACK[named];
  const said =
    back !== undefined
      ? nextDay(today, -back)
      : named === ''
        ? today
        : weekday(named, last !== undefined, today);
  const tooFar = said > today || said < nextDay(today, -DAYS);
  if (tooFar) return { day: today, rest: words };
  const rest = words.slice(whole.length).replace(new RegExp(`^\\s*${PART.source}`), ' ');
  return { day: said, rest: rest.replace(/^[\s，,]+/, '').trimEnd() };
}

/** 周三 said on a Friday is two days ago; a date is the one that was. */
function weekday(named: string, last: boolean, today: string): string {
  if (named.startsWith('今')) return today;
  const digit = /[一二三四五六日天]$/.exec(named)?.[0];
  if (digit === undefined || !/周|星期|礼拜/.test(named)) {
    const day = readDay(named, today) ?? today;
    return day <= today ? day : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  }
  const wanted = ('一二三四五六日'.indexOf(digit.replace('天', '日')) + 1) % 7;
  const back = (weekdayOf(today) - wanted + 7) % 7;
  return nextDay(today, -(last && back === 0 ? 7 : back));
}
