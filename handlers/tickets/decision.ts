import type { Decision } from '../../actions/tickets/decide';
import { minutesOf, type WorkingCalendar } from '../../models/calendar';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { decidedBecause, decisionWords } from '../../notices/meetings/meeting-words';
import { readDay } from '../interpret/dates';
import { chineseDigits, numeralValue } from '../interpret/numerals';

/** Somebody a matter can be given to: a desk by its name, or a colleague. */
export interface Assignee {
  name: string;
  decision(calendar: WorkingCalendar, now: number, days: string): Decision;
}

const CLOSING_TIME = '18:00';

/** The desks above the ticket's grid, then the members of its community. */
export function assignees(directory: Directory, ticket: Ticket): Assignee[] {
  const above = new Set(directory.upwards(ticket.gridId).map(({ id }) => id));
  const community = directory.above(ticket.gridId, 'community')?.id ?? ticket.gridId;
  const below = new Set(directory.below(community));
  const desks = directory.withRole('desk').filter((role) => above.has(role.gridId));
  const deskNames = [...new Set(desks.flatMap(({ desk }) => desk ?? []))].filter(
    (name) => name !== ticket.aboutDesk,
  );
  const members = directory.withRole('member').filter((role) => below.has(role.gridId));
  // Never to whom the complaint is about.
  const memberIds = [...new Set(members.map(({ personId }) => personId))].filter(
    (id) => id !== ticket.aboutId,
  );
  return [
    ...deskNames.map((name) => assignee(name, name, null)),
    ...memberIds.map((id) => assignee(directory.staff(id)?.name ?? '', null, id)),
  ];
}

function assignee(name: string, desk: string | null, personId: number | null): Assignee {
  return {
    name,
    decision(calendar, now, days) {
      const day = dayOf(calendar, now, days);
      return {
        desk,
        personId,
        dueAt: calendar.at(day, minutesOf(CLOSING_TIME)),
        words: decisionWords(name, day),
      };
    },
  };
}

/** A working year. */
const MOST_DAYS = 250;

/** 3天 = three working days from today; 今天, 明天; a day (YYYY-MM-DD) is itself; without any, three days. */
function dayOf(calendar: WorkingCalendar, now: number, days: string): string {
  const { day } = calendar.local(now);
  if (/^\d{4}-\d{2}-\d{2}$/.test(days)) return days;
  if (days === '今天') return day;
  const count = days === '明天' ? 1 : Number(/\d+/.exec(days)?.[0] ?? 3);
  return calendar.workingDaysAfter(day, Math.min(count, MOST_DAYS));
}

const N = `[\\d${chineseDigits}]{1,3}`;
const COUNTED = new RegExp(`(${N})个?(?:工作)?[天日](?:以内|之内|内)?(?!前)`);
const IN_TIME = '(?:以前|之前|前|以内|之内|内|到期|截止)?(?:办结|办完|办好|完成)?';
/** What names a day, longest first; read by readDay. */
const NAMED_DAY = new RegExp(
  `(?:大?后天|(?:这个|本)?月底|年底|(?:下下?|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|${N}月${N}[日号]?|${N}[日号](?!楼)|${N}个?(?:周|星期|月)(?=内|以内|之内|后))${IN_TIME}`,
);

/** By when, as said: `days` for dayOf, and the words without it. */
function readDays(words: string, today: string): { days: string; rest: string } {
  const near = new RegExp(`(今天|明天)${IN_TIME}`).exec(words);
  if (near) return { days: near[1] ?? '', rest: words.replace(near[0], ' ') };
  const counted = COUNTED.exec(words);
  if (counted) return { days: `${numeralValue(counted[1] ?? '')}天`, rest: words.replace(counted[0], ' ') };
  const named = NAMED_DAY.exec(words);
  const day = named && readDay(named[0], today);
  return named && day ? { days: day, rest: words.replace(named[0], ' ') } : { days: '', rest: words };
}

/** `转城管 3天 要换灯杆`: to whom (a part of the name will do), how long, and what for. Throws meeting.unknown_desk. */
export function readDecision(
  directory: Directory,
  ticket: Ticket,
  words: string,
  today: string,
): { assignee: Assignee; days: string } {
  const { days, rest } = readDays(words, today);
  const name = rest
    .replace(/[，,。\s]+/g, ' ')
    .trim()
    .replace(/^(转给|转|派给|派|给|交给|交|由)\s*/, '')
    .replace(/^[老小阿](?=\S)/, '')
    .replace(/\s*(来)?办$/, '')
    .trim();
  const possible = assignees(directory, ticket);
  const called = (said: string): Assignee | undefined =>
    said === ''
      ? undefined
      : (possible.find((one) => one.name === said) ?? possible.find((one) => one.name.includes(said)));
  const whole = called(name);
  const [first = '', ...reason] = name.split(' ');
  const found = whole ?? called(first);
  if (!found && possible.filter((one) => one.name !== '' && name.includes(one.name.slice(0, 2))).length > 1)
    throw new Failure('meeting.one_each', { number: ticketNumber(ticket.id) });
  if (!found) {
    throw new Failure('meeting.unknown_desk', { name, examples: possible.map((one) => one.name).join('、') });
  }
  return { assignee: whole ? found : because(found, reason.join(' ')), days };
}

/** What it was given for stands in the decision and so in the history. */
const because = (assignee: Assignee, reason: string): Assignee => ({
  ...assignee,
  decision(calendar, now, days) {
    const decision = assignee.decision(calendar, now, days);
    return { ...decision, words: decidedBecause(decision.words, reason) };
  },
});
