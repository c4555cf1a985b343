import { UNCHANGED, type Arranged } from '../../actions/meetings/coming-meetings';
import { nextDay, weekdayOf } from '../../models/calendar';
import { readDay, readTime } from '../interpret/dates';
import { chineseDigits, numeralValue } from '../interpret/numerals';

const N = `[\\d${chineseDigits}]{1,3}`;
const CALLED_OFF =
  /取消|不开(?!心|放|灯|门)|停(?:开)?一次|不用开|免了|(?:不|没)(?:有)?(?:碰头)?会(?:了)?$|不碰头/;
const HELD_AGAIN = /照开|照常|还是开|恢复|正常开/;
/** What stands before it says which meeting, what stands behind it where to. */
const CHANGES =
  /改|推|提前|提早|延|挪|移|换|(?:晚|早)(?=[一二两三半几\d点些]|开)|往后|往前|在(?=[^哪]{1,14}(?:室|厅|楼|院|中心|广场)(?:开|举行|进行))/;
const LEADS = /主持|召集/;
const ROOM = /[^\s，,。到在成去点半:：]{0,14}(?:室|楼|厅|院|中心|广场|所|站|社区|线上)/;
const DAY_FIRST = /^(?:今天|明天|后天|下?周[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|上午|下午|晚上)+/;
const EARLIER = /提前|提早|早(?!上|晨)|往前/;
const WEEK = /(这|本|下)个?(?:周|星期|礼拜)(?![一二三四五六日天末])/;

/** 改到16:00 · 明天不开 · 推迟半小时 · 换到三楼会议室 · 网格员乙主持; null: the words change nothing. `named`: the colleague they name. */
export function readArrangement(words: string, today: string, named: number | null = null): Arranged | null {
  const at = words.search(CHANGES);
  const on = daysMeant(at < 0 ? words : words.slice(0, at), today);
  const said = { ...UNCHANGED, on };
  if (HELD_AGAIN.test(words)) return { ...said, what: 'again' };
  if (LEADS.test(words) && named !== null) return { ...said, what: 'seat', chairId: named };
  const moved = movedTo(at < 0 ? words : words.slice(at), today, at >= 0);
  if (moved !== null) return { ...said, ...moved };
  return CALLED_OFF.test(words) ? { ...said, what: 'off' } : null;
}

/** The day before the verb, or a whole week; 下次 is the one after today's. */
function daysMeant(words: string, today: string): Arranged['on'] {
  const week = WEEK.exec(words)?.[1];
  if (week !== undefined) {
    const monday = nextDay(today, -((weekdayOf(today) + 6) % 7) + (week === '下' ? 7 : 0));
    return { from: week === '下' ? monday : today, to: nextDay(monday, 6) };
  }
  if (/今明/.test(words)) return { from: today, to: nextDay(today) };
  if (/下次|下一次/.test(words)) return { from: nextDay(today), to: null };
  const day = readDay(words, today);
  return day === null ? null : { from: day, to: day };
}

type Moved = Partial<Arranged> & Pick<Arranged, 'what'>;

/** Where to: a day, an hour, so much later, a room. Without a verb of change only 十点开 counts. */
function movedTo(target: string, today: string, changes: boolean): Moved | null {
  const shift = changes ? shiftIn(target) : null;
  if (shift !== null) return { what: 'move', ...shift };
  const room = changes ? roomIn(target) : null;
  const when = room === null ? target : target.replace(room, ' ');
  const minutes = readTime(when);
  const toDay = changes ? readDay(when, today) : null;
  if (minutes === null && toDay === null) return room === null ? null : { what: 'seat', room };
  if (!changes && !/开(?:会)?$|开始/.test(target)) return null;
  return { what: 'move', startsAt: minutes === null ? null : clock(minutes), toDay, room };
}

/** 推迟半小时, 提前20分钟, 推迟一天, 推迟一周. */
function shiftIn(target: string): Pick<Arranged, 'shift' | 'later'> | null {
  const sign = EARLIER.test(target) ? -1 : 1;
  const hours = new RegExp(`(?:(${N})?个?(半)?|半个)(?:小时|钟头)`).exec(target);
  if (hours) {
    const [whole, count, half] = hours;
    const full = count === undefined ? 0 : numeralValue(count) * 60;
    const minutes = full + (half !== undefined || whole.startsWith('半') ? 30 : 0);
    return minutes > 0 ? { shift: sign * minutes, later: null } : null;
  }
  const short = new RegExp(`(${N})(分钟|刻钟)`).exec(target);
  if (short)
    return { shift: sign * numeralValue(short[1] ?? '') * (short[2] === '刻钟' ? 15 : 1), later: null };
  const days = new RegExp(`(${N})个?(天|工作日|周|星期)(?!内|后)`).exec(target);
  if (!days || sign < 0) return null;
  const count = numeralValue(days[1] ?? '');
  return { shift: null, later: /周|星期/.test(days[2] ?? '') ? count * 5 : count };
}

/** 换到三楼会议室, 改到周五社区二楼. */
function roomIn(target: string): string | null {
  const room = ROOM.exec(target.replace(CHANGES, ' '))?.[0].replace(DAY_FIRST, '') ?? '';
  return room.length > 1 ? room : null;
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
