import data from './data/danger.json';
import type { Hit } from './phrases';
import { matches, TermBook, type Pattern } from './terms';
import type { Urgency } from './types';

/** An alarm: a condition which the message states as present. */
export interface Alarm {
  urgency: Urgency;
  reason: string;
  /** What to dial first. */
  numbers: string[];
  category: string;
  /** The words it was read from. */
  words: string;
}

interface Condition {
  level: Urgency;
  reason: string;
  numbers: string[];
  category: string;
  patterns: Pattern[];
  /** A hazard that stays: said to happen often it is no less there. */
  standing: boolean;
  reach: number;
}

/** Characters within which the words of a condition must stand. */
const usualReach = 8;
/** Dictated text has no marks: beyond these many characters another thought begins. */
const longestClause = 14;
const longestSentence = 36;
const clauseEnd = /[，。！？；,!?;\n ]/;

const book = new TermBook(data.concepts, data.stops);
const numbers = data.numbers as Record<string, string[]>;
const conditions: Condition[] = (data.conditions as ConditionData[]).map((condition) => ({
  level: condition.level as Urgency,
  reason: condition.reason,
  numbers: numbers[condition.dial] ?? [],
  category: condition.category,
  patterns: condition.say.map((line) => book.pattern(line)),
  standing: condition.standing ?? false,
  reach: condition.reach ?? usualReach,
}));
const veto = Object.fromEntries(
  Object.entries(data.veto).map(([kind, words]) => [kind, words.split(' ').filter((word) => word !== '')]),
) as Record<keyof typeof data.veto, string[]>;

interface ConditionData {
  level: string;
  reason: string;
  dial: string;
  category: string;
  say: string[];
  standing?: boolean;
  reach?: number;
}

interface Clause {
  start: number;
  end: number;
}

/** The clause around the words, and the sentence around the clause. */
function around(text: string, from: number, to: number): { clause: Clause; sentence: Clause } {
  let start = from;
  while (start > from - longestClause && start > 0 && !clauseEnd.test(text[start - 1] ?? '')) start--;
  let end = to;
  while (end < to + longestClause && end < text.length && !clauseEnd.test(text[end] ?? '')) end++;
  let sentenceStart = start;
  while (
    sentenceStart > from - longestSentence &&
    sentenceStart > 0 &&
    !/[。！？!?;；\n]/.test(text[sentenceStart - 1] ?? '')
  )
    sentenceStart--;
  let sentenceEnd = end;
  while (
    sentenceEnd < to + longestSentence &&
    sentenceEnd < text.length &&
    !/[。！？!?;；\n]/.test(text[sentenceEnd] ?? '')
  )
    sentenceEnd++;
  return { clause: { start, end }, sentence: { start: sentenceStart, end: sentenceEnd } };
}

function holds(text: string, part: Clause, words: readonly string[]): boolean {
  const slice = text.slice(part.start, part.end);
  return words.some((word) => slice.includes(word));
}

function feared(
  text: string,
  from: number,
  to: number,
  clause: Clause,
  opening: Clause,
  last: Hit<number>,
): boolean {
  return (
    holds(text, { start: clause.start, end: to }, veto.feared) ||
    /如果|万一|假如|一旦|要是|倘若|若是|生怕|担心/.test(text.slice(opening.start, opening.end)) ||
    /(?:就会|便会|才会|也会|会|可|能)$/.test(text.slice(Math.max(from, last.start - 2), last.start))
  );
}

const over = [
  '没事了',
  '已经好了',
  '扑灭',
  '修好了',
  '已经处理',
  '找到了',
  '已解决',
  '已恢复',
  '恢复了',
  '已经灭了',
];

/** True when the words state no present danger: feared, past, elsewhere, talked about or said in general. */
function harmless(text: string, hits: Hit<number>[], condition: Condition): boolean {
  const from = Math.min(...hits.map((hit) => hit.start));
  const to = Math.max(...hits.map((hit) => hit.end));
  const last = hits.reduce((a, b) => (b.start > a.start ? b : a));
  const { clause, sentence } = around(text, from, to);
  const opening: Clause = { start: Math.max(sentence.start, from - 24), end: from };
  return (
    feared(text, from, to, clause, opening, last) ||
    /隐患|的风险|的危险|怎么办\?|咋办/.test(text.slice(to, Math.min(clause.end, to + 6))) ||
    holds(text, clause, veto.past) ||
    holds(text, opening, veto.past) ||
    holds(text, { start: to, end: Math.min(text.length, to + 16) }, over) ||
    holds(text, sentence, veto.elsewhere) ||
    holds(text, clause, veto.talk) ||
    (!condition.standing && (holds(text, clause, veto.often) || holds(text, opening, veto.often))) ||
    (condition.level === 'emergency' &&
      text.length > 40 &&
      holds(text, { start: 0, end: text.length }, veto.narrative)) ||
    /(?:没有|没|不|未|无|非)$/.test(text.slice(Math.max(0, from - 2), from))
  );
}

/** The gravest alarm of a normalised text, or undefined. */
export function alarmOf(text: string): Alarm | undefined {
  const sightings = book.sight(text);
  let urgent: Alarm | undefined;
  for (const condition of conditions) {
    if (condition.level === 'urgent' && urgent) continue;
    for (const pattern of condition.patterns) {
      const present = matches(pattern, sightings, condition.reach).find(
        (hits) => !harmless(text, hits, condition),
      );
      if (!present) continue;
      const alarm: Alarm = {
        urgency: condition.level,
        reason: condition.reason,
        numbers: condition.numbers,
        category: condition.category,
        words: present.map((hit) => text.slice(hit.start, hit.end)).join('+'),
      };
      if (condition.level === 'emergency') return alarm;
      urgent = alarm;
      break;
    }
  }
  return urgent;
}
