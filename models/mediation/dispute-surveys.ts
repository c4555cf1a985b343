import type { WorkingCalendar } from '../calendar';
import { nextDay } from '../calendar';
import { UNSETTLED_DISPUTES } from './dispute-workflow';
import { one, type Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** The half month before `day`: from its first day up to, not including, `until`; 11月上半月. */
export interface HalfMonth {
  from: string;
  until: string;
  label: string;
}

export function halfMonthBefore(day: string): HalfMonth {
  const month = day.slice(0, 7);
  if (Number(day.slice(8)) > 15)
    return { from: `${month}-01`, until: `${month}-16`, label: `${Number(month.slice(5))}月上半月` };
  const last = nextDay(`${month}-01`, -1).slice(0, 7);
  return { from: `${last}-16`, until: `${month}-01`, label: `${Number(last.slice(5))}月下半月` };
}

/** The 1st and the 16th, or the first working day after. */
export function isSurveyDay(calendar: WorkingCalendar, day: string): boolean {
  const first = Number(day.slice(8)) > 15 ? `${day.slice(0, 7)}-16` : `${day.slice(0, 7)}-01`;
  return day === calendar.workingDayFrom(first);
}

/** What the list is filled with: counts, nothing else. */
export async function surveyCounts(
  reader: Reader,
  gridIds: readonly number[],
  from: number,
  until: number,
): Promise<{ registered: number; open: number }> {
  const row = await one<{ registered: number | string | null; open: number | string | null }>(
    reader,
    `SELECT SUM(CASE WHEN registeredAt >= ? AND registeredAt < ? AND state <> 'dropped' THEN 1 ELSE 0 END) AS registered,
       SUM(CASE WHEN state IN (${marks(UNSETTLED_DISPUTES)}) THEN 1 ELSE 0 END) AS open
      FROM dispute WHERE gridId IN (${marks(gridIds)})`,
    [from, until, ...UNSETTLED_DISPUTES, ...gridIds],
  );
  return { registered: Number(row?.registered ?? 0), open: Number(row?.open ?? 0) };
}
