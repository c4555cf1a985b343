import type { WorkingCalendar } from '../calendar';

/** The kinds of team of S-F05. A kind and never a name: who walked stands in no list. */
export const teams = {
  /** After dark. */
  watch: { name: '夜巡队', said: /夜[里间]?.{0,2}巡|夜查|守夜|值夜/ },
  /** Residents and members through the yards of an estate. */
  estate: { name: '小区巡查队', said: /小区巡|楼院巡|院落巡|院内巡|联防|巡逻队|巡查队/ },
  /** Building heads, each his own house and its neighbours. */
  heads: { name: '楼栋长队', said: /楼栋长|楼院长|楼长|单元长/ },
} as const;
export type Team = keyof typeof teams;

const kinds = Object.keys(teams) as Team[];

/** The kind that the words name; null: none. 夜间小区巡逻 is a night watch. */
export const teamNamed = (words: string): Team | null =>
  kinds.find((team) => teams[team].said.test(words)) ?? null;

const NIGHT_FROM = 20;
const NIGHT_UNTIL = 5;

/** Several who walk are a team: at night the watch, by day an estate's. One alone is none unless he says so. */
export function teamOf(
  words: string,
  several: boolean,
  { hour }: Pick<ReturnType<WorkingCalendar['local']>, 'hour'>,
): Team | null {
  const named = teamNamed(words);
  if (named !== null || !several) return named;
  return hour >= NIGHT_FROM || hour < NIGHT_UNTIL ? 'watch' : 'estate';
}
