import type { Office } from '../models/context';
import type { SummaryFigures } from '../models/summary-figures';
import { periodLabel } from './ledger-labels';
import { gridWords } from './words';

export interface Summary {
  office: Office;
  facts: SummaryFigures;
}

export const placeWords = ({ office, facts }: Summary): string => gridWords(office.directory, facts.gridId);

const pad = (count: number): string => String(count).padStart(2, '0');

/**
 * Where a figure comes from, when it was asked, and the words that ask for it again (`again`; null: no words do). Short:
 * a page holds as many figures as their notes leave room for.
 */
export function sourceOf(
  { office, facts }: Summary,
  name: string,
  counts: string,
  again: string | null = `${name} 有多少`,
): string {
  const { day, hour, minute } = office.calendar.local(facts.asOf);
  const [where, when] = [gridWords(office.directory, facts.gridId), periodLabel(facts.figures.period)];
  const asked = `${day} ${pad(hour)}:${pad(minute)} 查`;
  return again === null
    ? `${name}：${counts}（${where}，${when}，${asked}）。`
    : `${name}：${counts}。再查请发“${when} ${where} ${again}”（${asked}）。`;
}
