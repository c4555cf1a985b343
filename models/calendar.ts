import { createHash } from 'node:crypto';
import { isWorkday } from 'chinese-days';
import type { LimitUnit } from './category-table';

const MINUTE = 60_000;
const DAY = 86_400_000;
const QUARTER = 15 * MINUTE;

/** When work begins and ends on a day, in epoch milliseconds (no sessions on a free day), and the day after it. */
interface Work {
  sessions: readonly { opens: number; until: number }[];
  /** Midnight at its beginning. */
  begins: number;
  next: string;
}

/** Deadlines ask for the same days and minutes again and again; a table that is full begins anew. */
const KEPT = 5_000;

function kept<K, V>(table: Map<K, V>, key: K, read: (key: K) => V): V {
  let value = table.get(key);
  if (value === undefined) {
    value = read(key);
    if (table.size >= KEPT) table.clear();
    table.set(key, value);
  }
  return value;
}

/** EH: real hours, day and night. WH: working hours. ED: real days. WD: working days of 8 WH. */
export interface Limit {
  amount: number;
  unit: LimitUnit;
}

/** Working intervals of a working day, minutes after midnight. */
const SESSIONS: readonly (readonly [number, number])[] = [
  [8 * 60, 12 * 60],
  [14 * 60, 18 * 60],
];
const WORKING_DAY_MINUTES = 8 * 60;

export interface LocalTime {
  /** YYYY-MM-DD */
  day: string;
  hour: number;
  minute: number;
  /** 0 Sunday … 6 Saturday */
  weekday: number;
}

/** Days, hours and deadlines of the office, in its own zone whatever the machine's zone is. */
export class WorkingCalendar {
  private days: string | null = null;
  private readonly format: Intl.DateTimeFormat;
  private readonly workingDays = new Map<string, boolean>();
  private readonly dayOffsets = new Map<number, number | null>();
  private readonly offsets = new Map<number, number>();
  private readonly times = new Map<number, LocalTime>();
  private readonly work = new Map<string, Work>();

  /** `own`: the office's own days; they win over the national calendar (chinese-days: statutory and make-up days). */
  constructor(
    timeZone: string,
    private readonly own: ReadonlyMap<string, boolean> = new Map(),
  ) {
    this.format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  /** Says which days it counts with: equal for two calendars that give the same dates. */
  get fingerprint(): string {
    if (this.days === null) {
      const sum = createHash('sha256');
      for (const [day, working] of [...this.own].sort(([a], [b]) => (a < b ? -1 : 1)))
        sum.update(`${day}${Number(working)}`);
      // The national days of the years that open tickets can reach, as this program knows them.
      sum.update(nationalDays());
      this.days = sum.digest('hex').slice(0, 32);
    }
    return this.days;
  }

  local(at: number): Readonly<LocalTime> {
    return kept(this.times, Math.floor(at / MINUTE), (minute) => this.readLocal(minute * MINUTE));
  }

  private readLocal(at: number): LocalTime {
    const shown = new Date(at + this.offset(at));
    return {
      day: shown.toISOString().slice(0, 10),
      hour: shown.getUTCHours(),
      minute: shown.getUTCMinutes(),
      weekday: shown.getUTCDay(),
    };
  }

  /** Epoch milliseconds of a local day and time; `minutes` after midnight. */
  at(day: string, minutes: number): number {
    const guess = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
    // The offset at the guess, applied once, is right wherever clocks don't change in between (China: never).
    return guess - this.offset(guess);
  }

  isWorkingDay(day: string): boolean {
    let working = this.own.get(day) ?? this.workingDays.get(day);
    if (working === undefined) {
      working = isWorkday(day);
      this.workingDays.set(day, working);
    }
    return working;
  }

  /** That day, or the first working day after it. */
  workingDayFrom(day: string): string {
    let found = day;
    while (!this.isWorkingDay(found)) found = nextDay(found);
    return found;
  }

  /** The last of `count` working days after that day; the day itself for 0. */
  workingDaysAfter(day: string, count: number): string {
    let found = day;
    for (let left = count; left > 0; left--) found = this.workingDayFrom(nextDay(found));
    return found;
  }

  /** When the office opens again; null while it is open (the noon break doesn't count). */
  opensAgain(now: number): number | null {
    const { day, hour, minute } = this.local(now);
    const minutes = hour * 60 + minute;
    const [opens, closes] = [SESSIONS[0]?.[0] ?? 0, SESSIONS.at(-1)?.[1] ?? 0];
    if (this.isWorkingDay(day) && minutes >= opens && minutes < closes) return null;
    return this.at(this.workingDayFrom(minutes < opens ? day : nextDay(day)), opens);
  }

  /** The moment at which `limit`, begun at `start`, is used up. */
  due(start: number, limit: Limit): number {
    if (limit.unit === 'EH') return start + limit.amount * 60 * MINUTE;
    if (limit.unit === 'ED') return start + limit.amount * DAY;
    const minutes = limit.amount * (limit.unit === 'WD' ? WORKING_DAY_MINUTES : 60);
    return this.addWorkingMinutes(start, minutes);
  }

  private addWorkingMinutes(start: number, minutes: number): number {
    let left = minutes;
    let day = this.workOf(this.local(start).day);
    for (let guard = 0; guard < 4000; guard++, day = this.workOf(day.next)) {
      for (const { opens, until } of day.sessions) {
        const from = Math.max(start, opens);
        if (from >= until) continue;
        const here = (until - from) / MINUTE;
        if (left <= here) return from + left * MINUTE;
        left -= here;
      }
    }
    throw new Error(`no working time found after ${new Date(start).toISOString()}`);
  }

  /** Minutes of work between two moments; 0 when `until` is not later. */
  workingMinutes(from: number, until: number): number {
    let sum = 0;
    let day = this.workOf(this.local(from).day);
    for (let guard = 0; guard < 4000; guard++, day = this.workOf(day.next)) {
      for (const { opens, until: closes } of day.sessions)
        sum += Math.max(0, Math.min(until, closes) - Math.max(from, opens));
      if (day.begins > until) break;
    }
    return Math.round(sum / MINUTE);
  }

  private workOf(day: string): Work {
    return kept(this.work, day, () => ({
      sessions: this.isWorkingDay(day)
        ? SESSIONS.map(([opens, closes]) => ({ opens: this.at(day, opens), until: this.at(day, closes) }))
        : [],
      begins: this.at(day, 0),
      next: nextDay(day),
    }));
  }

  /**
   * Milliseconds that the zone is ahead of UTC. Clocks change on quarter hours, and asking Intl is slow (a tenth of a
   * report's time), so each quarter hour is asked for once.
   */
  private offset(at: number): number {
    const whole = kept(this.dayOffsets, Math.floor(at / DAY), (day) => this.readDayOffset(day * DAY));
    if (whole !== null) return whole;
    return kept(this.offsets, Math.floor(at / QUARTER), (quarter) => this.readOffset(quarter * QUARTER));
  }

  /** Where clocks stand the same at both ends of a day (of UTC) they do so all day; null: they change on it. */
  private readDayOffset(begin: number): number | null {
    const offset = this.readOffset(begin);
    return offset === this.readOffset(begin + DAY - QUARTER) ? offset : null;
  }

  private readOffset(at: number): number {
    const part: Record<string, string> = {};
    for (const { type, value } of this.format.formatToParts(at)) part[type] = value;
    const { year, month, day, hour, minute } = part;
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - at;
  }
}

/** Years that open tickets can reach; those not announced yet follow the weekday and fixed days. */
const COUNTED_YEARS = { from: 2025, until: 2036 };
let national: string | null = null;

/** Every day of those years, 1 for a working day, as the national calendar of this program has it. */
function nationalDays(): string {
  if (national !== null) return national;
  const last = `${COUNTED_YEARS.until}-01-01`;
  let days = '';
  for (let day = `${COUNTED_YEARS.from}-01-01`; day < last; day = laterDay(day, 1))
    days += isWorkday(day) ? '1' : '0';
  national = days;
  return days;
}

export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const nextDays = new Map<string, string>();

export function nextDay(day: string, count = 1): string {
  return count === 1 ? kept(nextDays, day, (today) => laterDay(today, 1)) : laterDay(day, count);
}

function laterDay(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Minutes after midnight of HH:MM. */
export function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
