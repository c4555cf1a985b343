import { nextDay } from '../calendar';
import type { Context } from '../context';
import { openOnly, passes } from '../tickets/travel';
import { marks } from '../tickets/workflow';

/**
 * Kinds whose answer everybody may read: public pipes, lamps, roads, rubbish, greenery, fire and door fittings. What goes
 * on in a flat, a shop or between people is not among them; what models/tickets/travel.ts keeps back stays back all the same.
 */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  '01': ['02', '04', '05', '06', '07', '08', '10'],
  '02': ['01', '02', '03', '05', '06', '07'],
  '04': ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '12', '13'],
  '05': ['01', '02', '03', '06', '08', '10', '12', '13', '16'],
  '06': ['02', '09', '22'],
  '07': ['01', '02', '03', '05', '06', '07', '08', '09', '10', '11', '13'],
  '09': ['04', '05'],
  '10': ['05'],
  '14': ['01', '02'],
};
export const answeredInPublic: readonly string[] = Object.entries(HARMLESS)
  .flatMap(([group, kinds]) => kinds.map((kind) => `${group}${kind}`))
  .filter((category) => passes({ category }, 'answers'));

/** So many days after its closing an answer is shown: long enough that nobody reads who just had a visit. */
const REST_DAYS = 2;
const SHOWN_DAYS = 14;
const MOST = 300;

/** Answers of one kind at one place; the building at most, never a room. */
export interface PublicAnswer {
  category: string;
  placeId: number | null;
  count: number;
  /** Whole days the slowest of them took; 0: the same day. */
  days: number;
}

/** 答复公示: what was done for everybody below these nodes in the last two weeks, the newest first. */
export async function publicAnswers(
  { tx, office, now }: Pick<Context, 'tx' | 'office' | 'now'>,
  gridIds: readonly number[],
): Promise<PublicAnswer[]> {
  const { calendar } = office;
  const today = calendar.local(now).day;
  const rows = await tx.rows<{
    category: string;
    placeId: number | null;
    reportedAt: number;
    closedAt: number;
  }>(
    `SELECT category, placeId, reportedAt, closedAt FROM ticket
      WHERE gridId IN (${marks(gridIds)}) AND closedAt >= ? AND closedAt < ? AND state IN ('closed', 'rated')
        AND anonymous = ? AND (rating IS NULL OR rating < 3) AND ${openOnly()} AND category IN (${marks(answeredInPublic)})
      ORDER BY closedAt DESC, id DESC LIMIT ${MOST}`,
    [
      ...gridIds,
      calendar.at(nextDay(today, -SHOWN_DAYS), 0),
      calendar.at(nextDay(today, 1 - REST_DAYS), 0),
      0,
      ...answeredInPublic,
    ],
  );
  const answers = new Map<string, PublicAnswer>();
  for (const { category, placeId, reportedAt, closedAt } of rows) {
    const key = `${category} ${String(placeId)}`;
    const known = answers.get(key) ?? { category, placeId, count: 0, days: 0 };
    const days = Math.floor((closedAt - reportedAt) / 86_400_000);
    answers.set(key, { ...known, count: known.count + 1, days: Math.max(known.days, days) });
  }
  return [...answers.values()];
}
