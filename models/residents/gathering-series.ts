import { Entity } from 'typeorm';
import type { WorkingCalendar } from '../calendar';
import { Id, Whole, Words } from '../store/columns';
import { isMeantOn } from '../meetings/recurrence';
import { one, type Reader } from '../store/transaction';

/** 定期活动: the watch at half past six, the monthly labour day. Each opens by itself for residents to sign up. */
@Entity('gathering_series')
export class GatheringSeries {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** Title of each. */
  @Words(60) name!: string;
  @Words(60) place!: string;
  /** A rule as of a meeting (recurrence.ts), or `daily`, or `rest` for days off. */
  @Words(40) recurrence!: string;
  /** HH:MM */
  @Words(5) startsAt!: string;
  /** 0 = as many as come. */
  @Whole() seats!: number;
  /** With fewer the day before who opened it hears of it; 0 = never. */
  @Whole() least!: number;
}

/** Is it held on that day (YYYY-MM-DD)? Volunteers come on days off as well: nothing moves to a working day. */
export function isSeriesOn(calendar: WorkingCalendar, recurrence: string, day: string): boolean {
  if (recurrence === 'daily') return true;
  const working = calendar.isWorkingDay(day);
  if (recurrence === 'rest') return !working;
  return recurrence === 'workdays' ? working : isMeantOn(recurrence, day);
}

export const gatheringSeries = (reader: Reader): Promise<GatheringSeries[]> =>
  reader.rows<GatheringSeries>('SELECT * FROM gathering_series ORDER BY id');

/** Was the one of that day opened? It may have been moved or called off since. */
export const wasOpened = async (reader: Reader, seriesId: number, day: string): Promise<boolean> =>
  (await one(reader, 'SELECT id FROM gathering WHERE seriesId = ? AND seriesDay = ?', [seriesId, day])) !==
  null;
