import { endLeave, takeLeave } from '../../actions/staff/take-leave';
import { nextDay, type WorkingCalendar } from '../../models/calendar';
import {
  closeDialogue,
  loadDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import { leaveEnded, leaveTaken, leaveUsage, noLeave, whoStandsIn } from '../../notices/staff/leave-news';
import { readDay } from '../interpret/dates';
import type { Handler } from '../handler';
import { saidOfMeeting } from '../meetings/meeting-in-words';
import type { Turn } from '../turn/turn';

interface Slots {
  fromDay: string;
  untilDay: string;
}

/** 请假 3天 由网格员辛代班, and 销假. */
export const leaveHandler: Handler = {
  intent: 'leave',
  commands: [
    {
      words: ['请假'],
      glued: true,
      for: ['member', 'leader', 'mediator', 'official'],
      example: '请假 3天 由网格员某代班',
      does: '请假，您的事到期前都到代班的人那里',
      run: ask,
    },
    {
      words: ['销假'],
      for: ['member', 'leader', 'mediator', 'official'],
      example: '销假',
      does: '提前回来',
      run: async ({ context }) => ((await endLeave(context)) ? leaveEnded : noLeave),
    },
  ],
  press: {
    by: async (turn, [draft, id]) => {
      const dialogue = await loadDialogue<Slots>(turn.context.tx, Number(draft?.slice(1) ?? 0));
      if (dialogue?.personId !== turn.person.id || dialogue.closedAt !== null)
        throw new Failure('choice.gone');
      return settle(turn, dialogue.slots, Number(id));
    },
  },
  proceed: async (turn, dialogue) => {
    const { slots } = dialogue as OpenDialogue<Slots>;
    const delegate = colleagueIn(turn.context.office.directory, turn.input.text, turn.person.id);
    return delegate === null ? null : settle(turn, slots, delegate);
  },
};

const ANSWERED_WITHIN = 3_600_000;

async function ask(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory, calendar } = context.office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const days = daysIn(rest, calendar, context.now);
  if (days === null) return (await ofMeeting(turn, rest)) ?? leaveUsage;
  const delegate = colleagueIn(directory, rest, person.id);
  if (delegate !== null) return settle(turn, days, delegate);
  const named = /由\s*(\S+?)\s*(?:来)?(?:代|顶)/.exec(rest)?.[1];
  if (named !== undefined) throw new Failure('leave.unknown', { name: named });
  const id = await openDialogue(context.tx, person, 'leave', days, context.now, {
    expiresAt: context.now + ANSWERED_WITHIN,
  });
  return whoStandsIn(id, days, likely(directory, person.id));
}

/** 请假 下午的会: of a meeting, not of the work. */
const ofMeeting = async (turn: Turn, rest: string): Promise<Answer | null> =>
  /会/.test(rest) ? saidOfMeeting(turn, `${rest} 请假`) : null;

async function settle(turn: Turn, days: Slots, delegateId: number): Promise<Answer> {
  const { context, person } = turn;
  await takeLeave(context, { ...days, delegateId });
  if (person.dialogueId !== null) {
    const open = await loadDialogue(context.tx, person.dialogueId);
    if (open?.intent === 'leave') await closeDialogue(context.tx, open.id, person.id, context.now);
  }
  const name = context.office.directory.staff(delegateId)?.name ?? '';
  return { ...leaveTaken(days, name), pressed: name };
}

/** The colleague whose name stands in the words; the longest, when one name is part of another. */
function colleagueIn(directory: Directory, words: string, selfId: number): number | null {
  const named = directory
    .colleagues()
    .filter(({ id, name }) => id !== selfId && words.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return named[0]?.id ?? null;
}

const LIKELY = 5;

/** Colleagues of the same role under the same community or office, for taps. */
function likely(directory: Directory, personId: number): { id: number; name: string }[] {
  const own = directory.staff(personId)?.roles ?? [];
  const near = (gridId: number): Set<number> =>
    new Set(directory.below(directory.above(gridId, 'community')?.id ?? gridId));
  const found = own.flatMap(({ role, gridId }) => {
    const nodes = near(gridId);
    return directory.roles.filter((other) => other.role === role && nodes.has(other.gridId));
  });
  const ids = new Set(found.map((role) => role.personId).filter((id) => id !== personId));
  return [...ids].slice(0, LIKELY).flatMap((id) => directory.staff(id) ?? []);
}

/** 3天 = so many working days from today (from tomorrow after work); 后天, 下周三, 周五 2天, 11月28日到11月30日. Null when none is named. */
export function daysIn(words: string, calendar: WorkingCalendar, now: number): Slots | null {
  const { day: today, hour } = calendar.local(now);
  const dates = [...words.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?/g)].map((found) =>
    dateOf(found, today),
  );
  const [first, last = first] = dates;
  if (first !== undefined && last !== undefined)
    return last >= first && last >= today ? { fromDay: first, untilDay: last } : null;
  const named = readDay(words.replace(/半天/g, ''), today);
  if (named !== null && named < today) return null;
  const start = named ?? (hour >= CLOSING ? nextDay(today) : today);
  const count = /半天/.test(words) ? 1 : countIn(words);
  if (count !== null) return { fromDay: start, untilDay: lastOf(calendar, start, count) };
  return named === null ? null : { fromDay: named, untilDay: named };
}

const CLOSING = 18;
const NUMERALS = '零一二三四五六七八九十';
const MOST_DAYS = 90;

function countIn(words: string): number | null {
  const found = /(\d{1,2}|[一二两三四五六七八九十])\s*(?:个)?(?:天|日|工作日)/.exec(words)?.[1];
  if (found === undefined) return null;
  const count = /\d/.test(found) ? Number(found) : NUMERALS.indexOf(found.replace('两', '二'));
  return count > 0 && count <= MOST_DAYS ? count : null;
}

/** The last of so many working days. */
const lastOf = (calendar: WorkingCalendar, start: string, count: number): string =>
  calendar.workingDaysAfter(start, calendar.isWorkingDay(start) ? count - 1 : count);

/** A date without a year is this year's, or next year's when that is long over. */
function dateOf([, year, month = '', date = '']: RegExpMatchArray, today: string): string {
  const at = (inYear: number): string => `${inYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (year !== undefined) return at(Number(year));
  const thisYear = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) - Number(month) > 6 ? at(thisYear + 1) : at(thisYear);
}
