import { categoriesOf } from './category';
import { gramsOf, hashOf } from './grams';
import { normalise } from './normalise';
import type { Judgement, Teacher } from './types';

/** Different messages that must hold an n-gram before it counts or can be read by anybody. */
const minimumSupport = 3;
/** Weight of what the rules already think, beside the grams of the text. */
const hintWeight = 6;
/** Counts are whole numbers of this size, so that forgetting restores exactly what was. */
const scale = 1000;
const smoothing = 100;
const hintMark = '§';

/** What the learner knows, for a text column or a file. Grams below the support are there as hashes only. */
export interface LearnerState {
  version: 1;
  /** Hash of a message → its label; the message itself is not kept. */
  messages: [hash: number, label: string][];
  /** Hash of a gram, messages that hold it, and its weight under each label. */
  grams: [hash: number, support: number, weights: Record<string, number>][];
  /** Readable names of supported grams. */
  names: [hash: number, gram: string][];
}

export interface Lesson {
  gram: string;
  /** Evidence for the label against the others, natural logarithm. */
  weight: number;
}

interface Gram {
  support: number;
  weights: Map<string, number>;
}

function featuresOf(text: string): { values: Map<string, number>; message: number } {
  const values = gramsOf(text);
  const message = hashOf([...values.keys()].join(' '));
  for (const { category, score } of categoriesOf(normalise(text)).candidates.slice(0, 3)) {
    values.set(hintMark + category, hintWeight * score);
    values.set(hintMark + category.slice(0, 2), hintWeight * score);
  }
  return { values, message };
}

function norm(values: Map<string, number>): number {
  let sum = 0;
  for (const value of values.values()) sum += value * value;
  return Math.sqrt(sum) || 1;
}

/**
 * Learns from corrections, one message at a time, by counting (complement naive Bayes). Counting is what makes each
 * lesson count at once, be undone exactly and be explained. Labels are any strings, here category codes.
 */
export class Learner implements Teacher {
  readonly #messages = new Map<number, string>();
  readonly #grams = new Map<number, Gram>();
  readonly #names = new Map<number, string>();
  #model: ComplementModel | undefined;

  /** Number of messages learned and not forgotten. */
  get size(): number {
    return this.#messages.size;
  }

  /** Takes a correction in. The same text again changes nothing; with another label it replaces the earlier one. */
  learn(text: string, category: string): void {
    const { values, message } = featuresOf(text);
    const earlier = this.#messages.get(message);
    if (earlier === category) return;
    if (earlier !== undefined) this.unlearn(text, earlier);
    this.#messages.set(message, category);
    const length = norm(values);
    for (const [name, value] of values) {
      const hash = hashOf(name);
      const gram = this.#grams.get(hash) ?? { support: 0, weights: new Map<string, number>() };
      gram.support++;
      gram.weights.set(category, (gram.weights.get(category) ?? 0) + Math.round((scale * value) / length));
      this.#grams.set(hash, gram);
      if (gram.support >= minimumSupport) this.#names.set(hash, name);
    }
    this.#model = undefined;
  }

  /** Forgets a message as if it had never been learned. False when it was not known with this label. */
  unlearn(text: string, category: string): boolean {
    const { values, message } = featuresOf(text);
    if (this.#messages.get(message) !== category) return false;
    this.#messages.delete(message);
    const length = norm(values);
    for (const [name, value] of values) {
      const hash = hashOf(name);
      const gram = this.#grams.get(hash);
      if (!gram) continue;
      gram.support--;
      const left = (gram.weights.get(category) ?? 0) - Math.round((scale * value) / length);
      if (left > 0) gram.weights.set(category, left);
      else gram.weights.delete(category);
      if (gram.support === 0) this.#grams.delete(hash);
      if (gram.support < minimumSupport) this.#names.delete(hash);
    }
    this.#model = undefined;
    return true;
  }

  /** Evidence per label known so far, best first; empty before the first lesson or when no sequence is known. */
  judge(text: string): Judgement[] {
    const { values } = featuresOf(text);
    const known = [...values].flatMap(([name, value]) => {
      const hash = hashOf(name);
      return this.#names.has(hash) ? [{ name, hash, value }] : [];
    });
    if (known.length === 0) return [];
    const model = (this.#model ??= new ComplementModel(this.#grams, this.#names, this.#messages));
    const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0));
    const scored = model.labels.map((label) => ({ label, score: model.score(known, label) / length }));
    const highest = Math.max(...scored.map(({ score }) => score));
    const total = scored.reduce((sum, { score }) => sum + Math.exp(score - highest), 0);
    const sequences = [...values.keys()].filter((name) => name.length >= 2 && !name.startsWith(hintMark));
    return scored
      .map(({ label, score }) => ({
        label,
        share: Math.exp(score - highest) / total,
        coverage: this.#coverage(sequences, label),
      }))
      .sort((a, b) => b.share - a.share);
  }

  #coverage(sequences: string[], label: string): number {
    const held = sequences.filter((name) => {
      const hash = hashOf(name);
      return this.#names.has(hash) && this.#grams.get(hash)?.weights.has(label) === true;
    });
    return held.length / Math.max(1, sequences.length);
  }

  /** The sequences of this text that speak most for the label. */
  explain(text: string, label: string): Lesson[] {
    const model = (this.#model ??= new ComplementModel(this.#grams, this.#names, this.#messages));
    return (
      [...gramsOf(text).keys()]
        .filter((gram) => this.#names.has(hashOf(gram)))
        .map((gram) => ({ gram, weight: model.evidence(hashOf(gram), label) }))
        // With one label alone nothing speaks against the others: all it knows speaks for it.
        .filter((lesson) => lesson.weight > 0 || model.labels.length === 1)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 5)
    );
  }

  toJSON(): LearnerState {
    return {
      version: 1,
      messages: [...this.#messages],
      grams: [...this.#grams].map(([hash, { support, weights }]) => [
        hash,
        support,
        Object.fromEntries(weights),
      ]),
      names: [...this.#names],
    };
  }

  static fromJSON(state: LearnerState): Learner {
    const learner = new Learner();
    for (const [hash, label] of state.messages) learner.#messages.set(hash, label);
    for (const [hash, support, weights] of state.grams)
      learner.#grams.set(hash, { support, weights: new Map(Object.entries(weights)) });
    for (const [hash, name] of state.names) learner.#names.set(hash, name);
    return learner;
  }
}

/** Weights made of the counts, kept until the next lesson. A label is judged by what the others do not say. */
class ComplementModel {
  readonly labels: string[];
  readonly #rarity = new Map<number, number>();
  readonly #sums = new Map<number, number>();
  readonly #labelSums = new Map<string, number>();
  #total = 0;

  constructor(
    private readonly grams: ReadonlyMap<number, Gram>,
    names: ReadonlyMap<number, string>,
    messages: ReadonlyMap<number, string>,
  ) {
    this.labels = [...new Set(messages.values())].sort();
    for (const hash of names.keys()) {
      const gram = grams.get(hash);
      if (!gram) continue;
      const rarity = Math.log((messages.size + 1) / (gram.support + 0.5));
      let sum = 0;
      for (const [label, weight] of gram.weights) {
        sum += weight * rarity;
        this.#labelSums.set(label, (this.#labelSums.get(label) ?? 0) + weight * rarity);
      }
      this.#rarity.set(hash, rarity);
      this.#sums.set(hash, sum);
      this.#total += sum;
    }
  }

  score(features: readonly { hash: number; value: number }[], label: string): number {
    return features.reduce(
      (sum, { hash, value }) =>
        sum - value * (this.#rarity.get(hash) ?? 0) * Math.log(this.#elsewhere(hash, label)),
      0,
    );
  }

  /** How much rarer a gram is in the other labels than on the whole. */
  evidence(hash: number, label: string): number {
    const whole = ((this.#sums.get(hash) ?? 0) + smoothing) / (this.#total + smoothing * this.#sums.size);
    return Math.log(whole / this.#elsewhere(hash, label));
  }

  #elsewhere(hash: number, label: string): number {
    const own = (this.grams.get(hash)?.weights.get(label) ?? 0) * (this.#rarity.get(hash) ?? 0);
    const rest = this.#total - (this.#labelSums.get(label) ?? 0);
    return ((this.#sums.get(hash) ?? 0) - own + smoothing) / (rest + smoothing * this.#sums.size);
  }
}
