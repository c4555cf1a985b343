import { chineseDigits, numeralValue } from './numerals';

/** When something happened or happens, as it was said; without a clock a day is counted from today. */
export interface SaidTime {
  /** The words themselves: 昨天晚上10点半. */
  words: string;
  /** 0 today, -1 yesterday; null when no day was said. */
  day: number | null;
  /** HH:MM of the day; null when no hour was said. */
  clock: string | null;
  /** 每天, 经常: it comes again. */
  often: boolean;
}

const days: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨夜: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  刚才: 0,
  刚刚: 0,
  明天: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
};
const dayWords = Object.keys(days).join('|');
const often = '每天|天天|每晚|每到|每周|经常|总是|老是|隔三差五|三天两头';
const parts = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|半夜|夜里|深夜|夜间';
const number = `\\d{1,2}|[${chineseDigits}]{1,3}`;
const hour = `(?:${number})(?:点(?:钟|半|一刻|三刻|(?:\\d{1,2}|[${chineseDigits}]{1,3})分?)?(?:多|左右|以后|后)?|[:：]\\d{2})`;
const past = '(?:这几天|前几天|这两天|最近|上周|上星期|上个?月|这个?月|本月|去年|今年)';
/** The whole expression, read from where one of its words stands. */
const said = new RegExp(`(${dayWords})?(${often})?(${past})?(${parts})?(${hour})?(?:[到至~-]?${hour})?`, 'y');
const starts = new RegExp(`${dayWords}|${often}|${past}|${parts}|${hour}`, 'g');
const clockIn = new RegExp(
  `(${number})(?:点(半|一刻|三刻)?(?:(\\d{1,2}|[${chineseDigits}]{1,3})分?)?|[:：](\\d{2}))`,
);
const minutes: Record<string, number> = { 半: 30, 一刻: 15, 三刻: 45 };
const later = /下午|傍晚|晚|夜/;
const countOfPoints = new RegExp(`^(?:${number})点\\d?$`);

/** The first moment a normalised text names; null when none is. */
export function timeOf(text: string): SaidTime | null {
  starts.lastIndex = 0;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    said.lastIndex = start.index;
    const match = said.exec(text);
    if (!match) continue;
    const [words, day, comesAgain, , part] = match;
    // 两点 alone is rather a count: 说两点.
    if (words.length < 2 || (countOfPoints.test(words) && /[说有提讲]$/.test(text.slice(0, start.index))))
      continue;
    return {
      words,
      day: day === undefined ? null : (days[day] ?? null),
      clock: clockOf(words, part),
      often: comesAgain !== undefined,
    };
  }
  return null;
}

function clockOf(words: string, part: string | undefined): string | null {
  const [, digits = '', named, spoken, written] = clockIn.exec(words) ?? [];
  if (digits === '') return null;
  const said = numeralValue(digits);
  const minute = named ? (minutes[named] ?? 0) : Number(written ?? (spoken ? numeralValue(spoken) : 0));
  const evening = later.test(part ?? words) && said >= 1 && said < 12 && !/凌晨/.test(words);
  const hourOfDay = evening && !(/半夜|夜里|深夜/.test(words) && said < 6) ? said + 12 : said;
  if (!(hourOfDay <= 24) || !(minute < 60)) return null;
  return `${String(hourOfDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
