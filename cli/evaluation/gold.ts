import { interpret, type Urgency } from '../../handlers/interpret';
import { readCorpus, Score } from './corpus';

interface GoldLine {
  id: string;
  text: string;
  intent: string;
  category: string;
  category_alt: string[];
  urgency: Urgency;
  problems: number;
}

export interface GoldFigures {
  lines: number;
  strict: number;
  lenient: number;
  top3: number;
  intent: number;
  /** An alarm is urgent or emergency. */
  alarm: Score;
}

/** Shares of the hand-annotated lines that are right; `change` may spoil the text first. */
export function evaluateGold(
  folder: string,
  options: {
    change?: (text: string) => string;
    show?: (line: string) => void;
    only?: (index: number) => boolean;
  } = {},
): GoldFigures | undefined {
  const lines = readCorpus<GoldLine>(folder, 'gold.jsonl')?.filter(
    (_, index) => options.only?.(index) ?? true,
  );
  if (!lines) return undefined;
  const figures = { lines: lines.length, strict: 0, lenient: 0, top3: 0, intent: 0, alarm: new Score() };
  for (const line of lines) {
    const found = interpret(options.change ? options.change(line.text) : line.text);
    const right = [line.category, ...line.category_alt];
    const faults: string[] = [];
    if (found.category === line.category) figures.strict++;
    if (right.includes(found.category)) figures.lenient++;
    else
      faults.push(
        `${found.category} ≠ ${right.join('/')} [${found.top3.map((candidate) => candidate.category).join(' ')}]`,
      );
    if (found.top3.some((candidate) => right.includes(candidate.category))) figures.top3++;
    else faults.push('not in top 3');
    if (found.intent === line.intent || (found.intent === 'emergency' && line.urgency === 'emergency'))
      figures.intent++;
    else faults.push(`${found.intent} ≠ ${line.intent}`);
    figures.alarm.add(
      found.urgency === 'normal' ? [] : ['alarm'],
      line.urgency === 'normal' ? [] : ['alarm'],
    );
    if ((found.urgency === 'normal') !== (line.urgency === 'normal'))
      faults.push(`${found.urgency} ≠ ${line.urgency}`);
    if (faults.length > 0)
      options.show?.(`${line.id} ${faults.join('; ')} | ${line.text} | ${found.explain.join(' · ')}`);
  }
  for (const key of ['strict', 'lenient', 'top3', 'intent'] as const)
    figures[key] /= Math.max(1, lines.length);
  return figures;
}
