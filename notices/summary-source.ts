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

/** Where a figure comes from, and the words that ask for it again. */
export function sourceOf({ office, facts }: Summary, name: string, counts: string, again = true): string {
  const { day, hour, minute } = office.calendar.local(facts.asOf);
  const scope = `${gridWords(office.directory, facts.gridId)}，${periodLabel(facts.figures.period)}`;
  const query = again
    ? `再查请发：${periodLabel(facts.figures.period)} ${gridWords(office.directory, facts.gridId)} ${name} 有多少。`
    : '';
  return `${name}：${counts}。${scope}。${query}查询时间 ${day} ${pad(hour)}:${pad(minute)}。`;
}
