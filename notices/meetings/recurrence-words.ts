import { readRule, recurrenceFault, type Recurrence } from '../../models/meetings/recurrence';

const WEEKDAYS = '一二三四五六日';
const NUMERALS = '一二三四五';
const LAST = '5';
const LONGEST = 40;

/** 每周一、周五: the rule as the spreadsheet has it. */
export function recurrenceWords(rule: Recurrence): string {
  const { kind, parts } = readRule(rule);
  const weekday = (digit: string): string => `周${WEEKDAYS[Number(digit) - 1] ?? ''}`;
  switch (kind) {
    case 'weekly':
      return `每${parts.map(weekday).join('、')}`;
    case 'fortnightly':
      return `每两周 ${parts.join('、')}`;
    case 'monthly':
      return `每月${parts.map((day) => `${day}日`).join('、')}`;
    case 'nth':
      return `每月${parts
        .map((part) => {
          const [which = '', day = ''] = part.split(':');
          return `${which === LAST ? '最后一个' : `第${which}个`}${weekday(day)}`;
        })
        .join('、')}`;
    case 'yearly':
      return `每年${parts.map((day) => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`).join('、')}`;
    default:
      return '每个工作日';
  }
}

/** What people write for it; null when it can't be read. */
export function readRecurrence(words: string): Recurrence | null {
  const text = words
    .replace(/[，,；;]/g, '、')
    .replace(/星期|礼拜/g, '周')
    .trim();
  const rule = ruleOf(text);
  return rule !== null && recurrenceFault(rule) === null && rule.length <= LONGEST ? rule : null;
}

/** The same for 定期活动, which are held on days off as well: 每天 is every day, 休息日 the days off. */
export function readSeriesRule(words: string): string | null {
  const text = words.trim();
  if (/^(每天|每日)$/.test(text)) return 'daily';
  return /^(每个?)?(休息日|周末和节假日)$/.test(text) ? 'rest' : readRecurrence(text);
}

/** 每天, 休息日, or as of a meeting. */
export const seriesRuleWords = (rule: string): string =>
  rule === 'daily' ? '每天' : rule === 'rest' ? '休息日' : recurrenceWords(rule);

const parted = (text: string): string[] => text.split(/[、和及\s]+/).filter(Boolean);

function ruleOf(text: string): Recurrence | null {
  if (/^(每个?工作日|每天|每日|工作日)$/.test(text)) return 'workdays';
  const [, day] = /^(?:每两周|每双周|隔周)\s*(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (day !== undefined) return `fortnightly ${day}`;
  const season = /^每季度?(?:首月)?(\d{1,2})[日号]$/.exec(text)?.[1];
  if (season !== undefined)
    return `yearly ${['01', '04', '07', '10'].map((month) => `${month}-${season.padStart(2, '0')}`).join(',')}`;
  if (text.startsWith('每周')) return listed('weekly', parted(text.slice(1)), weekdayIn);
  if (text.startsWith('每年')) return listed('yearly', parted(text.slice(2)), dayOfYearIn);
  if (!text.startsWith('每月')) return null;
  const parts = parted(text.slice(2));
  return listed('nth', parts, nthIn) ?? listed('monthly', parts, dayOfMonthIn);
}

/** null as soon as one part is something else. */
function listed(
  kind: string,
  parts: readonly string[],
  read: (part: string) => string | null,
): Recurrence | null {
  const known = parts.map(read);
  return known.length === 0 || known.includes(null) ? null : `${kind} ${known.join(',')}`;
}

function weekdayIn(part: string): string | null {
  const at = WEEKDAYS.indexOf(part.replace(/^周/, '').replace('天', '日'));
  return at < 0 || part.replace(/^周/, '').length !== 1 ? null : String(at + 1);
}

function nthIn(part: string): string | null {
  const [, which = '', day = ''] =
    /^(?:第([1-5一二三四五])个|最后一?个)周([一二三四五六日天])$/.exec(part) ?? [];
  const weekday = weekdayIn(day);
  if (weekday === null) return null;
  const nth = which === '' ? LAST : /\d/.test(which) ? which : String(NUMERALS.indexOf(which) + 1);
  return `${nth}:${weekday}`;
}

const dayOfMonthIn = (part: string): string | null =>
  /^(月末|月底|最后一天)$/.test(part) ? '31' : (/^(\d{1,2})[日号]?$/.exec(part)?.[1] ?? null);

function dayOfYearIn(part: string): string | null {
  const [, month, day] = /^(\d{1,2})月(\d{1,2})[日号]$/.exec(part) ?? [];
  return month === undefined || day === undefined
    ? null
    : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 4月1日—9月30日; empty for all year. */
export function seasonWords(season: string): string {
  const [from = '', until = ''] = season.split('~');
  const day = (text: string): string => `${Number(text.slice(0, 2))}月${Number(text.slice(3))}日`;
  return season === '' ? '' : `${day(from)}—${day(until)}`;
}

/** 4月1日—9月30日, 4月—9月, 04-01~09-30; '' for all year, null when it can't be read. */
export function readSeason(words: string): string | null {
  const text = words.trim();
  if (text === '' || text === '全年') return '';
  const [from, until, more] = text.split(/\s*(?:—+|–|~|～|至|到|(?<=[月日号])-)\s*/);
  const begins = dayIn(from ?? '', '01');
  const ends = dayIn(until ?? '', null);
  return begins === null || ends === null || more !== undefined ? null : `${begins}~${ends}`;
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A month alone begins with its first day and ends with its last. */
function dayIn(words: string, first: string | null): string | null {
  const [, month, day] = /^(\d{1,2})[月-](?:(\d{1,2})[日号]?)?$/.exec(words) ?? [];
  const length = LENGTHS[Number(month) - 1];
  if (month === undefined || length === undefined) return null;
  const date = day ?? first ?? String(length);
  if (Number(date) < 1 || Number(date) > length) return null;
  return `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
