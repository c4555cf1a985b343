import { minutesOf, type WorkingCalendar } from '../models/calendar';

/** What becomes of a moment that nobody was there for. */
export interface CatchUp {
  /** On its own day it is made up for until then (HH:MM); null: its job says so itself, by the hour of its meeting. */
  until: string | null;
  /** So many days later it is still made up for, on a working day between `MADE_UP_FROM` and `MADE_UP_UNTIL`; 0: never. */
  days: number;
  why: string;
}

/** Every job of the clock after an outage. At most one moment of each is ever made up for, so nothing comes in a flood. */
export const catchUp: Readonly<Record<string, CatchUp>> = {
  'wipe-practice': { until: '23:59', days: 0, why: '练习当天清掉，晚一点也要清；第二夜会一起清' },
  'open-stock': { until: '04:00', days: 0, why: '零点的存量过后就是另一天的数，宁缺毋假' },
  'work-list': { until: '12:00', days: 0, why: '上午还有用，下午有碰头会提醒，第二天有新的' },
  'mediation-list': { until: '18:00', days: 0, why: '当天还要联系人，第二天有新的' },
  'morning-digest': { until: '18:00', days: 0, why: '当天还能过问，第二天有新的' },
  'weekly-bulletin': { until: '18:00', days: 4, why: '一周一次，这一周内补发' },
  'week-digest': { until: '18:00', days: 4, why: '一周一次，这一周内补发' },
  'month-digest': { until: '18:00', days: 5, why: '一月一次，五天内补发' },
  standing: { until: '18:00', days: 5, why: '一月一次，五天内补发' },
  'dispute-survey': { until: '18:00', days: 5, why: '半月一次，五天内补问' },
  'feedback-due': { until: '12:00', days: 0, why: '没提醒的第二个工作日自己会再来' },
  'ask-again': { until: null, days: 0, why: '没问的几个小时后自己会再来' },
  'follow-up': { until: '18:00', days: 0, why: '没抽的第二个工作日一起抽' },
  'campaign-end': { until: '18:00', days: 0, why: '没发的第二个工作日自己会再来' },
  'assessment-shown': { until: '18:00', days: 5, why: '一月一次，五天内补发' },
  'assessment-flag': { until: '18:00', days: 5, why: '一月一次，五天内补发' },
  'assessment-objection': { until: '18:00', days: 0, why: '过了期限的一直都会定，不用补' },
  'inspection-due': { until: '18:00', days: 0, why: '没提醒的第二个工作日自己会再来' },
  recheck: { until: '18:00', days: 0, why: '没提醒的第二个工作日自己会再来' },
  'duty-notes': { until: null, days: 0, why: '班没下就还有用，下了班没有用' },
  'gathering-series': { until: '22:00', days: 0, why: '当天晚一点开放也行，第二天自己会再看' },
  'patrol-rating': { until: '18:00', days: 4, why: '一月一次，四天内补请' },
  'patrol-windows': { until: null, days: 0, why: '时段过了，提醒就是打扰' },
  'meeting-reminder': { until: null, days: 0, why: '会开过了，提醒就是打扰' },
  'meeting-agenda': { until: null, days: 0, why: '会开过了，议题没有用' },
  'meeting-minutes': { until: null, days: 4, why: '议定的事要留下来，下一个工作日补发' },
};

const MADE_UP_FROM = '08:33';
const MADE_UP_UNTIL = '18:00';

/** Epoch milliseconds until which a moment of that day is worth it; `otherwise` for a job the table doesn't know. */
export const wantedUntil = (
  name: string,
  calendar: WorkingCalendar,
  day: string,
  otherwise = MADE_UP_UNTIL,
): number => calendar.at(day, minutesOf(catchUp[name]?.until ?? otherwise));

/** For so many days missed moments of a job are made up for. */
export const daysMadeUp = (name: string): number => catchUp[name]?.days ?? 0;

/** May what was missed on an earlier day be made up for now? People are at work, and it is day. */
export function mayMakeUp(calendar: WorkingCalendar, now: number): boolean {
  const { day, hour, minute } = calendar.local(now);
  const minutes = hour * 60 + minute;
  return (
    calendar.isWorkingDay(day) && minutes >= minutesOf(MADE_UP_FROM) && minutes < minutesOf(MADE_UP_UNTIL)
  );
}
