import type { ReportFacts } from '../../actions/tickets/report';
import {
  alarmOf,
  interpret,
  kindIn,
  normalise,
  parseForm,
  type Interpretation,
  type Known,
  type Teacher,
} from '../interpret';

/** Forms repeat the same few words for kind and place; reading them again each time would be half the cost of a report. */
const KEPT = 500;
const UNKNOWN_KIND = '1307';
const kinds = new Map<string, string | null>();

interface Kind {
  category: string;
  urgency: Interpretation['urgency'];
}

/**
 * The kind by the word that was filled in for it; where that is not clear, together with the description; 1307
 * (无法识别) when nothing fits. Measured: reading each description in full was a seventh of a report's cost.
 */
function kindOf(form: FormWords, { weights }: Known): Kind {
  const words = `${form.category} ${form.description}`;
  const named = kindByWord(form.category);
  if (named === null) {
    const { category, urgency } = kindIn(words, weights ? { weights } : {});
    return { category: category === 'NONE' ? UNKNOWN_KIND : category, urgency };
  }
  const urgency = alarmOf(normalise(words))?.urgency ?? 'normal';
  return { category: (weights && taughtKind(weights, words)) ?? named, urgency };
}

/** A clear word gives way only to lessons that know most of what this form says and agree on it. */
const sureLesson = { share: 0.6, coverage: 0.5 };

function taughtKind(weights: Teacher, words: string): string | null {
  const [best] = weights.judge(words);
  return best && best.share >= sureLesson.share && best.coverage >= sureLesson.coverage ? best.label : null;
}

/** Category of a clear word (路灯, 井盖); null when it needs the description. */
function kindByWord(word: string): string | null {
  let kind = kinds.get(word);
  if (kind === undefined) {
    const { category, categoryCertain } = interpret(word);
    kind = categoryCertain ? category : null;
    if (kinds.size >= KEPT) kinds.clear();
    kinds.set(word, kind);
  }
  return kind;
}

const places = new WeakMap<object, Map<string, { placeId: number | null; placeText: string }>>();

function placeOf(words: string, known: Known): { placeId: number | null; placeText: string } {
  const owner = known.directory ?? known;
  const kept = places.get(owner) ?? new Map<string, { placeId: number | null; placeText: string }>();
  places.set(owner, kept);
  let place = kept.get(words);
  if (!place) {
    const { placeId, placeText, placeCertain } = interpret(
      words,
      known.directory ? { directory: known.directory } : {},
    );
    place = { placeId: placeId ?? null, placeText: placeCertain && placeText ? placeText : words };
    if (kept.size >= KEPT) kept.clear();
    kept.set(words, place);
  }
  return place;
}

interface FormWords {
  category: string;
  place: string;
  description: string;
}

/** 上报 楼道灯 3号楼2单元 不亮: kind, place, and the rest as it was written; kind and place may change places. */
function readLine(text: string, known: Known): FormWords | null {
  const found = /^上报[\s，,：:]+(\S+?)[\s，,]+(\S+?)(?:\s+|[，,]\s*)(\S[\s\S]*)$/.exec(text.trim());
  if (!found) return null;
  const [, first = '', second = '', description = ''] = found;
  const swapped = isPlace(first, known) && !isPlace(second, known);
  return { category: swapped ? second : first, place: swapped ? first : second, description };
}

const isPlace = (words: string, known: Known): boolean => placeOf(words, known).placeId !== null;

/** 【上报】 with 键：值 lines; lines that fit no field stay with the description. */
function readBlock(text: string): FormWords | null {
  const form = parseForm(text);
  if (!form) return null;
  const extra = Object.entries(form.extra).map(([key, value]) => (key ? `${key}：${value}` : value));
  return { ...form, description: [form.description, ...extra].filter(Boolean).join('\n') };
}

/** A complete form as facts of a report; null when it is no form or a part is missing. The description stays verbatim. */
export function readFormDraft(text: string, known: Known): ReportFacts | null {
  const form = readBlock(text) ?? readLine(text, known);
  if (!form?.category || !form.place || !form.description) return null;
  const { category, urgency } = kindOf(form, known);
  const { placeId, placeText } = placeOf(form.place, known);
  return {
    category,
    placeId,
    placeText,
    subject: `${form.category}${form.description}`.replace(/\s+/g, '').slice(0, 20),
    description: form.description,
    urgency,
    confirmed: true,
  };
}
