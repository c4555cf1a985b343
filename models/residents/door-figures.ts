import { nextDay } from '../calendar';
import type { Office } from '../context';
import type { Reader } from '../store/transaction';
import { marks, UNDONE_STATES } from '../tickets/workflow';
import type { Week } from '../week';

/** A building's week, by kind: what was reported, what was closed, and what is still being worked on. */
export interface BuildingWeek {
  reported: Map<string, number>;
  closed: Map<string, number>;
  open: Map<string, number>;
}

/** `week`: inclusive local days. Withdrawn reports don't count. */
export async function buildingWeek(
  reader: Reader,
  { calendar }: Office,
  placeId: number,
  week: Week,
): Promise<BuildingWeek> {
  const from = calendar.at(week.from, 0);
  const until = calendar.at(nextDay(week.to), 0);
  const within = (column: string) =>
    count(reader, `placeId = ? AND state <> 'withdrawn' AND ${column} >= ? AND ${column} < ?`, [
      placeId,
      from,
      until,
    ]);
  return {
    reported: await within('reportedAt'),
    closed: await within('closedAt'),
    open: await count(reader, `placeId = ? AND state IN (${marks(UNDONE_STATES)})`, [
      placeId,
      ...UNDONE_STATES,
    ]),
  };
}

async function count(
  reader: Reader,
  where: string,
  values: (string | number)[],
): Promise<Map<string, number>> {
  const rows = await reader.rows<{ category: string; n: number | string }>(
    `SELECT category, COUNT(*) AS n FROM ticket WHERE ${where} GROUP BY category`,
    values,
  );
  return new Map(rows.map(({ category, n }) => [category, Number(n)]));
}
