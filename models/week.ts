import { nextDay, weekdayOf } from './calendar';

/** Monday to Sunday, inclusive days. */
export interface Week {
  from: string;
  to: string;
}

/** The week before the one `day` lies in. */
export function lastWeek(day: string): Week {
  const monday = nextDay(day, -((weekdayOf(day) + 6) % 7));
  return { from: nextDay(monday, -7), to: nextDay(monday, -1) };
}
