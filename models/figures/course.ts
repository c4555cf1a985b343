import { nextDay } from '../calendar';
import { sumBy } from './figures';
import { weekNumber, weekOf } from '../period';
import type { Reader } from '../store/transaction';

/** 上报 week by week, up to and with the one that ends on `to`. */
export async function courseOfWeeks(
  reader: Reader,
  gridIds: readonly number[],
  to: string,
  weeks: number,
): Promise<{ label: string; value: number }[]> {
  const from = nextDay(weekOf(to).from, -7 * (weeks - 1));
  const byDay = await sumBy(reader, 'day', { from, to, gridIds });
  return Array.from({ length: weeks }, (_, at) => {
    const monday = nextDay(from, 7 * at);
    const days = Array.from({ length: 7 }, (__, day) => nextDay(monday, day));
    const value = days.reduce((sum, day) => sum + (byDay.get(day)?.reported ?? 0), 0);
    return { label: `${weekNumber(monday)}周`, value };
  });
}
