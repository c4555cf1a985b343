import { endPatrol, reachPoint, startPatrol } from '../../actions/rounds/patrol';
import { minutesOf } from '../../models/calendar';
import type { Context } from '../../models/context';
import { maskNumbers } from '../../models/residents/mask';
import { currentPatrol, pointsOf } from '../../models/rounds/patrol';
import { teamNamed } from '../../models/rounds/patrol-team';
import type { Answer } from '../../notices/answer';
import { laterUsage, noPointHeard, patrolRecord } from '../../notices/rounds/patrol-words';
import { pastDay } from '../interpret/past-day';
import type { Turn } from '../turn/turn';

const NOON = '12:00';
const LONGEST_TEAM = 5;

/** 夜巡, and nothing else: it says who went and is no note. */
export const isTeamAlone = (word: string): boolean => word.length <= LONGEST_TEAM && teamNamed(word) !== null;

/** 补记 东门、地下室 都好 · 补记 昨天 东门: points by name, other words are the note; of another day it counts for that day. */
export async function later({ context, person }: Turn, said: string): Promise<Answer> {
  const { calendar } = context.office;
  const today = calendar.local(context.now).day;
  const { day, rest } = pastDay(said.replace(/^一下\s*/, ''), today);
  if (rest.trim() === '') return laterUsage;
  const then: Context =
    day === today ? context : Object.assign({}, context, { now: calendar.at(day, minutesOf(NOON)) });
  const patrol = await startPatrol(then, person.id, { kind: 'later', words: rest });
  const points = await pointsOf(context.tx, [patrol.gridId]);
  const names = points.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const { reached, note } = apart(rest, names);
  for (const name of reached) await reachPoint(then, patrol, name);
  const record = await endPatrol(then, patrol, note === '' ? null : maskNumbers(note).text);
  const read = patrolRecord(context.office, record);
  return reached.length === 0 && points.length > 0
    ? { ...read, text: `${read.text}\n${noPointHeard(points)}` }
    : read;
}

const JOINS = /^(?:和|跟|还有|也|去了|走了|看了|到了|巡查了)+/;
const WAS_THERE = /^(?:都|也)?(?:去|走|看|巡|到|转)(?:查|逻)?(?:了|过)(?:一遍|一圈)?$/;

/** 东门和地下室没问题: the names of points, and what else was said. */
function apart(words: string, names: readonly string[]): { reached: string[]; note: string } {
  const reached: string[] = [];
  const rest: string[] = [];
  for (const word of words.split(/[\s、，,；;。]+/).filter(Boolean)) {
    const left = names.reduce((text, name) => {
      if (!text.includes(name)) return text;
      reached.push(name);
      return text.replace(name, '');
    }, word);
    const spoken = left.replace(JOINS, '').replace(WAS_THERE, '');
    const [close, ...more] = spoken.length > 1 ? names.filter((name) => name.includes(spoken)) : [];
    if (close !== undefined && more.length === 0) reached.push(close);
    else if (spoken !== '' && !isTeamAlone(spoken)) rest.push(spoken);
  }
  const at = (name: string): number => words.indexOf(name);
  return { reached: reached.toSorted((a, b) => at(a) - at(b)), note: rest.join(' ') };
}

/** Nothing but points, a day and that one was there. */
const ONLY_THAT =
  /^(?:我|今天|昨天|前天|上午|下午|晚上|刚才|刚刚|已经|没信号|没网|手机没电|都|也|和|跟|还有|巡查|巡逻|去|走|看|巡|转|到|了|过|一遍|一圈|正常|没问题|没啥问题|都好|没事|[、，,。\s])*$/;

/** 没信号，东门和地下室都去了, with no patrol open: noted afterwards; null when the words say more, or of no point. */
export async function laterInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  const { directory } = context.office;
  if (!directory.isStaff(person.id) || !/[去走看巡转到](?:查|逻)?[了过]/.test(text)) return null;
  const gridId = directory.defaultGrid(person.id);
  if (gridId === undefined) return null;
  const names = (await pointsOf(context.tx, [gridId])).map(({ name }) => name);
  const named = names.filter((name) => text.includes(name));
  const left = named
    .toSorted((a, b) => b.length - a.length)
    .reduce((words, name) => words.replace(name, ''), text);
  if (named.length === 0 || !ONLY_THAT.test(left)) return null;
  if (await currentPatrol(context.tx, person.id, context.now)) return null;
  return later(turn, text.replace(/没信号|没网|手机没电/g, ''));
}
