import type { Office } from '../../models/context';
import type { SummaryFigures } from '../../models/figures/summary-figures';
import { periodLabel } from './ledger-labels';
import { gridWords } from '../words';

export interface Summary {
  office: Office;
  facts: SummaryFigures;
}

export const placeWords = ({ office, facts }: Summary): string => gridWords(office.directory, facts.gridId);

const pad = (count: number): string => String(count).padStart(2, '0');

/**
 * Where a figure comes from, and the words that ask for it again (`again`; null: no words do). Short: a page holds as
 * many figures as their notes leave room for. When they were asked stands at the foot of each page.
 */
export function sourceOf(
  { office, facts }: Summary,
  name: string,
  counts: string,
  again: string | null = `${name} 有多少`,
): string {
  const [where, when] = [gridWords(office.directory, facts.gridId), periodLabel(facts.figures.period)];
  return again === null
    ? `${name}：${counts}（${where}，${when}）。`
    : `${name}：${counts}。再查请发“${when} ${where} ${again}”。`;
}

/** At the foot of each page: the numbers are those of one moment. */
export function askedWords({ office, facts }: Summary): string {
  const { day, hour, minute } = office.calendar.local(facts.asOf);
  return `各数查询时间 ${day} ${pad(hour)}:${pad(minute)}，以后有撤回、改类、重开的，再查会不同`;
}
