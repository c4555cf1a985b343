import type { Dispute } from './dispute';
import type { WorkingCalendar } from '../calendar';
import type { Reader } from '../store/transaction';

/**
 * How many of the same kind there were at the same place before, year by year: by kind and place, never by person. A
 * trouble that comes back for years shows as one (老大难).
 */
export async function earlierAtPlace(
  reader: Reader,
  calendar: WorkingCalendar,
  dispute: Dispute,
): Promise<Map<string, number>> {
  const years = new Map<string, number>();
  if (dispute.placeKey === null) return years;
  const rows = await reader.rows<{ registeredAt: number }>(
    "SELECT registeredAt FROM dispute WHERE placeKey = ? AND kind = ? AND id < ? AND state <> 'dropped' ORDER BY id",
    [dispute.placeKey, dispute.kind, dispute.id],
  );
  for (const { registeredAt } of rows) {
    const year = calendar.local(registeredAt).day.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return years;
}
