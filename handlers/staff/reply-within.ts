import { fitsReview, reviewMinutes } from '../../models/staff/announcement-rule';
import { chineseDigits, numeralValue } from '../interpret/numerals';

/** What somebody says about when he wants to know who has not confirmed. */
export interface ReplyWithin {
  /** Inside the bounds; null: nothing is said. */
  minutes: number | null;
  /** What was said lies outside of them; `minutes` is the nearest that is possible. */
  outside?: true;
  /** The words without what is meant for the bot alone. */
  text: string;
}

const N = `(?:\\d+(?:\\.\\d)?|[${chineseDigits}]{1,4})`;
const SPAN = `(?:半个?(?:小时|钟头)|[一三]刻钟|${N}\\s*(?:分钟|分|个?半?(?:小时|钟头)|个钟)半?)`;
const NOT_YET = '(?:还没有|还没|没有|没|未)(?:点|回|看|读|收|确认|反应|动静)';

/** For the bot alone: 10分钟后看谁没收到, 半小时还没回的告诉我. It leaves the words. */
const CLAUSE = '[^，,；;。\\s]*[）)]?(?=[，,；;。\\s]|$)';
const WHO = '(?:谁|哪些人?|哪几个人?|几个人?)[^，,；;。\\s]{0,4}';
const FOR_BOT = [
  new RegExp(`[\\s，,；;（(]*(${SPAN})(?:之|以)?后[^，,；;。\\s]{0,8}${WHO}${NOT_YET}${CLAUSE}`),
  new RegExp(
    `[\\s，,；;（(]*(${SPAN})(?:之内|以内|内|后)?${NOT_YET}[^，,；;。\\s]*(?:告诉|提醒|报给|发给)我${CLAUSE}`,
  ),
];
/** For those who get it as well: 15分钟内回复, 请于半小时内回个收到. It stays. */
const FOR_ALL = new RegExp(
  `(${SPAN})(?:之|以)?内[^，,；;。\\d]{0,4}(?:回复|回个?收到|收到请?回|回一?下|回个话|回话|确认|点一?下?“?收到|点个收到)`,
);

/** 半小时 30, 一刻钟 15, 15分钟 15, 1个半小时 90, 1.5小时 90; null when it is no length of time. */
export function minutesIn(words: string): number | null {
  const text = words.replace(/\s+/g, '');
  if (/^半个?(?:小时|钟头)$/.test(text)) return 30;
  const quarters = /^([一三])刻钟$/.exec(text)?.[1];
  if (quarters !== undefined) return numeralValue(quarters) * 15;
  const found = new RegExp(`^(${N})(分钟?|(个)?(半)?(?:小时|钟头|钟))(半)?$`).exec(text);
  if (!found) return null;
  const [, amount = '', unit = '', , half, halfBehind] = found;
  const value = amount.includes('.') ? Number(amount) : numeralValue(amount);
  if (Number.isNaN(value)) return null;
  if (unit.startsWith('分')) return Math.round(value);
  return Math.round((value + ((half ?? halfBehind) ? 0.5 : 0)) * 60);
}

/** The nearest that is possible, and whether it is what was said. */
export function fitted(minutes: number): Pick<ReplyWithin, 'outside'> & { minutes: number } {
  if (fitsReview(minutes)) return { minutes };
  return {
    minutes: minutes < reviewMinutes.shortest ? reviewMinutes.shortest : reviewMinutes.longest,
    outside: true,
  };
}

/** 今晚暴雨，请检查地下室 15分钟内回复: the minutes that are named, and what is to be read by those who get it. */
export function readReplyWithin(words: string): ReplyWithin {
  for (const pattern of FOR_BOT) {
    const found = pattern.exec(words);
    const minutes = found ? minutesIn(found[1] ?? '') : null;
    const text = words.replace(found?.[0] ?? '', '').replace(/^[\s，,；;。]+|[\s，,；;。]+$/g, '');
    if (minutes !== null && text !== '') return { ...fitted(minutes), text };
  }
  const minutes = minutesIn(FOR_ALL.exec(words)?.[1] ?? '');
  return minutes === null ? { minutes: null, text: words } : { ...fitted(minutes), text: words };
}

/** What is written while it is asked: 20分钟, 改成20分钟, or 20 alone. Null: something else. */
export function minutesAlone(words: string): number | null {
  const text = words
    .trim()
    .replace(/^(?:改成|改为|改|换成|就|那就|发出后|发出)+\s*/, '')
    .replace(/(?:吧|之后|以后|后|内)?[。！!]?$/, '');
  return /^\d{1,5}$/.test(text) ? Number(text) : minutesIn(text);
}
