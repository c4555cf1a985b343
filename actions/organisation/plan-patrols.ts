import { spotKinds } from '../../models/rounds/patrol-window';
import { windowDayWords, yesWords } from '../../notices/staff/organisation-words';
import { readSeason } from '../../notices/meetings/recurrence-words';
import { fault, Once, word } from './cells';
import { clockOf } from './plan-meetings';
import type { GearPlan, PointPlan, Reading, WindowPlan } from './plan-types';
import type { FilledRow } from './sheets';

const listed = (words: string): string[] =>
  words
    .split(/[、，,;；\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** 巡查时段: which points come first at which hour. */
export function readWindows(reading: Reading, points: readonly PointPlan[]): WindowPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  return sheets.rows.windows.flatMap((filled): WindowPlan[] => {
    const { name = '', season: words = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const startsAt = clockOf(reading, filled, 'startsAt', '开始');
    const endsAt = clockOf(reading, filled, 'endsAt', '结束');
    const days = word(faults, filled, ['days', '哪天'], windowDayWords) ?? 'every';
    const reminds = word(faults, filled, ['reminds', '提醒'], yesWords) === 'yes';
    const season = readSeason(words);
    if (season === null) fault(faults, filled, 'not_a_season', { value: words });
    const spots = listed(filled.cells['spots'] ?? '');
    if (node === null || !spotsAreThere(reading, filled, points, { node, spots })) return [];
    if (name === '' || !startsAt || !endsAt || season === null) return [];
    if (!once.first(filled, `${node} ${name}`)) return [];
    return [{ node, name, startsAt, endsAt, days, season, spots: spots.join('\n'), reminds }];
  });
}

/** Every word is a kind of spot, or a point of the node or below it. */
function spotsAreThere(
  { sheets, known, faults }: Reading,
  filled: FilledRow,
  planned: readonly PointPlan[],
  { node, spots }: { node: string; spots: readonly string[] },
): boolean {
  const inside = (path: string): boolean => path === node || path.startsWith(`${node}/`);
  const points = sheets.given.has('points')
    ? planned.filter((point) => inside(point.node)).map(({ name }) => name)
    : known.points.filter(({ gridId }) => inside(known.pathOf.get(gridId) ?? '')).map(({ name }) => name);
  const there = new Set<string>([...Object.values(spotKinds), ...points]);
  const missing = spots.filter((spot) => !there.has(spot));
  for (const spot of missing) fault(faults, filled, 'unknown_point', { value: spot, grid: node });
  return missing.length === 0;
}

/** 装备 of a node, by name. */
export function readGear({ sheets, faults, book }: Reading): GearPlan[] {
  const once = new Once(faults);
  return sheets.rows.gear.flatMap((filled) => {
    const { name = '', rule = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    if (name === '' || node === null || !once.first(filled, `${node} ${name}`)) return [];
    return [{ node, name, rule }];
  });
}
