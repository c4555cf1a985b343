import {
  amendActivity,
  CHANGE_WITHIN,
  ownActivity,
  recordActivity,
  withdrawActivity,
  type ActivityFacts,
} from '../../actions/rounds/record-activity';
import {
  activitiesSince,
  activityKinds,
  amountsOf,
  type Activity,
  type ActivityKind,
} from '../../models/rounds/activity';
import { nextDay } from '../../models/calendar';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { withoutNames } from '../../models/residents/personal-matters';
import {
  activityChange,
  activityUsage,
  activityWithdrawn,
  recorded,
  recordedList,
  recordedSeveral,
} from '../../notices/rounds/activity-words';
import type { Answer } from '../../notices/answer';
import { changedRecord, countsBesidePlaces, withoutWhom } from './activity-change';
import { readDay } from '../interpret/dates';
import type { Handler } from '../handler';
import { numeralValue } from '../interpret/numerals';
import type { Turn } from '../turn/turn';

const INTENT = 'activity';
const WAITS = 3_600_000;

/** 记一笔: work that is no ticket, counted for the reports. */
export const activityHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['记', '记一笔'],
      for: ['member', 'leader'],
      example: '记 宣传 传单300份 横幅5条 80人 东门',
      does: '记一笔做过的事，写进台账和总结',
      run: async (turn, rest) => {
        if (!turn.context.office.directory.isStaff(turn.person.id)) throw new Failure('role.staff_only');
        if (rest === '') return mine(turn);
        return keep(turn, rest);
      },
    },
    {
      words: ['记错了', '我的记录', '我记的', '我记了什么'],
      for: ['member', 'leader'],
      example: '记错了',
      does: '看一天内记过的，改或者撤回',
      run: async (turn) => {
        if (!turn.context.office.directory.isStaff(turn.person.id)) throw new Failure('role.staff_only');
        return mine(turn);
      },
    },
  ],
  press: {
    show: (turn, [key]) => showAgain(turn, activityId(key)),
    change: (turn, [key]) => askChange(turn, activityId(key)),
    withdraw: async ({ context }, [key]) =>
      activityWithdrawn(await withdrawActivity(context, activityId(key))),
  },
  proceed: (turn, dialogue) => change(turn, dialogue as OpenDialogue<{ activityId: number }>),
};

/** 今天发了300份传单: what was handed out or put up, with how much. */
const HANDED_OUT =
  /^(?:我们?|今天|上午|下午|刚才|刚刚|一共|共)*((?:发|发放|张贴|贴|挂|拉|摆)(?:出|出去)?了?[\d一二两三四五六七八九十百千万余多约近]+(?:份|张|条|块|本|个|幅)?.{0,4}(?:传单|宣传单|宣传册|宣传页|倡议书|明白纸|告知书|横幅|海报|展板).{0,20})$/;

/** The same without 记, of a colleague; null when it is none. */
export async function recordInWords(turn: Turn, text: string): Promise<Answer | null> {
  const told = HANDED_OUT.exec(text)?.[1];
  if (told === undefined || !turn.context.office.directory.isStaff(turn.person.id)) return null;
  return keep(turn, `宣传 ${told}`);
}

const today = ({ context }: Turn): string => context.office.calendar.local(context.now).day;

/** One record, or several where another kind begins: 宣传 传单300份，消杀 12处. */
async function keep(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const parts = partsOf(rest);
  const kept: Activity[] = [];
  for (const part of parts) {
    const { facts, words } = read(part, today(turn));
    // 记 宣传: a kind alone says nothing that could be counted.
    if (facts.amounts.length === 0 && words === '') return activityUsage;
    kept.push(await recordActivity(context, person, facts));
    if (parts.length === 1 && kept[0]) return recorded(context.office, kept[0], facts.amounts, words);
  }
  return recordedSeveral(kept);
}

const KINDS = Object.values(activityKinds)
  .flatMap(({ words }) => words)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** …，电话 138… is somebody's number and begins no record of calls. */
const NEXT_KIND = new RegExp(
  `[，,；;。\\n]\\s*(?:记\\s*)?(?!电话[\\s：:]*\\d{3}[\\d*]{4})(?=(?:${KINDS})[\\s：:])`,
);

/** A day in front is meant for all. */
function partsOf(text: string): string[] {
  const [first = '', ...others] = text.split(NEXT_KIND).filter((part) => part.trim() !== '');
  const day = DAY_FIRST.exec(first)?.[0] ?? '';
  return [first, ...others.map((part) => (DAY_FIRST.test(part) ? part : `${day}${part}`))];
}

/** 记 alone: how, and what was written down in the last day and may still be changed. */
async function mine({ context, person }: Turn): Promise<Answer> {
  const { tx, now } = context;
  return recordedList(await activitiesSince(tx, person.id, now - CHANGE_WITHIN));
}

async function showAgain({ context }: Turn, id: number): Promise<Answer> {
  const activity = await ownActivity(context, id);
  return recorded(context.office, activity, await amountsOf(context.tx, id), '', 'again');
}

const activityId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function askChange({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, now } = context;
  await openDialogue(tx, person, INTENT, { activityId: id }, now, { expiresAt: now + WAITS });
  return activityChange;
}

async function change(turn: Turn, dialogue: OpenDialogue<{ activityId: number }>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  const answer = await amend(turn, await ownActivity(context, dialogue.slots.activityId), text);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return answer;
}

async function amend(turn: Turn, activity: Activity, said: string): Promise<Answer> {
  const { context } = turn;
  const day = DAY_FIRST.exec(said)?.[0] ?? '';
  const { facts, words } = read(`${day}${changedRecord(activity, said.slice(day.length))}`, today(turn));
  const changed = await amendActivity(context, activity.id, facts);
  return recorded(context.office, changed, facts.amounts, words, 'changed');
}

/** 改 传单200份, 记错了: what was written down last, within the hour. Null: nothing was. */
export async function changeLastRecord(turn: Turn, said: string, after: number): Promise<Answer | null> {
  const { context, person } = turn;
  const since = Math.max(after, context.now - WAITS);
  const activity = (await activitiesSince(context.tx, person.id, since)).toSorted((a, b) => b.id - a.id)[0];
  if (!activity) return null;
  return said === '' ? askChange(turn, activity.id) : amend(turn, activity, said);
}

const DAY_FIRST = /^(昨天|前天|今天|明天|后天|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号])[\s，,：:]*/;

/** …，昨天: said last, where it stands by itself. */
const DAY_LAST = /[\s，,]+(昨天|前天|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号])(?:[做办搞开]的)?[。\s]*$/;

const DAYS_APART: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2 };

/** The day a record begins or ends with; of a date without a year the last one. */
function dayIn(text: string, from: string): { day?: string; rest: string } {
  const found = DAY_FIRST.exec(text) ?? DAY_LAST.exec(text);
  if (!found) return { rest: text };
  const [whole, word = ''] = found;
  const rest = text.replace(whole, '');
  const apart = DAYS_APART[word];
  if (apart !== undefined) return { day: nextDay(from, apart), rest };
  const day = readDay(word.replace(/号$/, '日'), from);
  if (day === null) return { rest: text };
  const past = /年/.test(word) || day <= from ? day : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return { day: nextDay(past, 300) < from ? day : past, rest };
}

/** 宣传 传单300份 东门: the day when it is said, the kind by its first word, then counts and words. */
function read(said: string, from: string): { facts: ActivityFacts; words: string } {
  const { day, rest } = dayIn(said, from);
  const isGoodDeed = kindOf(rest.split(/[\s，,：:]+/)[0] ?? '') === 'good_deed';
  const text = isGoodDeed ? withoutWhom(rest) : withoutNames(rest);
  const [first = '', ...others] = text.split(/[\s，,：:]+/);
  const kind = kindOf(first);
  const { quantities, words } = countsBesidePlaces(inHours(kind === null ? text : others.join(' ')));
  const amounts = quantities.map(({ item, amount, unit, approximate = false }) => ({
    // 消杀 12处: the kind itself is what was counted.
    item: (item || (kind === null ? '' : first)).slice(0, 40),
    amount,
    unit: unit.slice(0, 16),
    approximate,
  }));
  const facts = { kind: kind ?? 'other', text, amounts, ...(day === undefined ? {} : { day }) };
  return { facts, words: maskNumbers(words).text };
}

/** 1个半小时, 两个小时, 半小时: 1.5小时, 2小时, 0.5小时. */
const inHours = (text: string): string =>
  text
    .replace(/(\d+|[一二两三四五六七八九十]{1,3})个(半)?小时/g, (_all, count: string, half?: string) => {
      const whole = /^\d+$/.test(count) ? Number(count) : numeralValue(count);
      return `${whole + (half === undefined ? 0 : 0.5)}小时`;
    })
    .replace(/(?<![\d.])半个?小时/g, '0.5小时');

function kindOf(word: string): ActivityKind | null {
  for (const [kind, { words }] of Object.entries(activityKinds) as [
    ActivityKind,
    { words: readonly string[] },
  ][])
    if (words.some((known) => word === known)) return kind;
  return null;
}
