import { categoryByCode } from '../../models/category-table';
import { smallTalkOf } from './answers';
import { categoriesOf, type CategoryGuess } from './category';
import { feltIn } from './feelings';
import { intentOf, natureOf } from './intent';
import { fromLatin } from './latin';
import { normalise } from './normalise';
import { placeOf } from './place';
import { problemsOf } from './problems';
import { quantitiesOf } from './quantity';
import { subjectOf } from './subject';
import { timeOf } from './time';
import type { Candidate, Intent, Interpretation, Known, SmallTalk } from './types';
import { alarmOf, type Alarm } from './urgency';

/** Share of the evidence, and its weight, from which a ticket is filed without asking. */
const certainShare = 0.6;
const certainStrength = 3;
/** Below this the kind is asked for. */
export const LEAST_CONFIDENCE = 0.2;
/** What a present danger, and what lessons, add to the evidence of a category. */
const alarmWeight = { emergency: 4, urgent: 1.5, normal: 0 };
const lessonWeight = 6;
const leastCoverage = 0.15;

function extraEvidence(text: string, alarm: Alarm | undefined, known: Known): Map<string, number> {
  const extra = new Map<string, number>();
  if (alarm) extra.set(alarm.category, alarmWeight[alarm.urgency]);
  // The first label alone: a lesson speaks for its own kind of message, and only as far as it knows the words.
  const lesson = known.weights?.judge(text)[0];
  if (lesson && lesson.coverage > leastCoverage) {
    const sureness = Math.min(1, (lesson.coverage - leastCoverage) / 0.25);
    extra.set(lesson.label, (extra.get(lesson.label) ?? 0) + lesson.share * sureness * lessonWeight);
  }
  return extra;
}

function nothingAsked(text: string, words: string, smallTalk: SmallTalk, known: Known): Interpretation {
  const { spans: _spans, ...reading } = placeOf(words, known);
  return {
    intent: 'other',
    smallTalk,
    category: 'NONE',
    categoryName: '',
    top3: [],
    confidence: 1,
    categoryCertain: false,
    urgency: 'normal',
    ...reading,
    time: null,
    quantities: [],
    problems: [],
    subject: '',
    nature: smallTalk === 'thanks' ? '表扬' : '求助',
    explain: [`${smallTalk}: ${text.slice(0, 20)}`],
  };
}

/** A question or wish without a topic still has a row of its own; what is not understood has none. */
function withFallback(guess: CategoryGuess, intent: Intent): Candidate[] {
  if (guess.candidates.length > 0) return guess.candidates.slice(0, 3);
  const code = intent === 'question' ? '1301' : intent === 'suggestion' ? '1303' : '';
  const row = categoryByCode(code);
  return row ? [{ category: row.code, name: row.name, score: 0.5 }] : [];
}

/** WeCom texts end at 2,048 bytes; what a pasted letter says stands in its first pages. */
const longestRead = 4000;

/** What a message says. Pure and deterministic; never throws. The text is the message as it came. */
export function interpret(text: string, known: Known = {}): Interpretation {
  const written = normalise(text.slice(0, longestRead));
  const said = fromLatin(written) ?? written;
  const smallTalk = smallTalkOf(text, said);
  if (smallTalk) return nothingAsked(text, said, smallTalk, known);
  const alarm = alarmOf(said);
  const felt = alarm ? undefined : feltIn(said);
  if (felt?.alone === true) return nothingAsked(text, said, felt.feeling, known);
  const words = felt?.rest ?? said;
  const guess = categoriesOf(words, extraEvidence(words, alarm, known));
  const { spans, ...reading } = placeOf(words, known);
  const intent = intentOf(words, guess.candidates[0]?.category ?? 'NONE', alarm);
  const top3 = withFallback(guess, intent);
  const best = top3[0];
  const category = best?.category ?? 'NONE';
  const confidence = best?.score ?? 0;
  const problems = problemsOf(words);
  return {
    intent,
    ...(felt && { feeling: felt.feeling }),
    category,
    categoryName: best?.name ?? '',
    top3,
    confidence,
    categoryCertain:
      confidence >= certainShare &&
      guess.strength >= certainStrength &&
      problems.length === 1 &&
      !category.endsWith('99'),
    urgency: alarm?.urgency ?? 'normal',
    ...(alarm && { urgencyReason: alarm.reason, emergencyNumbers: alarm.numbers }),
    ...reading,
    time: timeOf(words),
    quantities: quantitiesOf(words, spans),
    problems,
    subject: subjectOf(words, guess.focus),
    nature: natureOf(words, intent, category),
    explain: [...(alarm ? [`${alarm.urgency} ${alarm.reason}: ${alarm.words}`] : []), ...guess.explain],
  };
}

/** Kind and urgency alone, for words whose place is known: a form says it in a field of its own. */
export function kindIn(
  text: string,
  known: Known = {},
): { category: string; urgency: Interpretation['urgency'] } {
  const words = normalise(text.slice(0, longestRead));
  const alarm = alarmOf(words);
  const [best] = categoriesOf(words, extraEvidence(words, alarm, known)).candidates;
  return { category: best?.category ?? 'NONE', urgency: alarm?.urgency ?? 'normal' };
}
