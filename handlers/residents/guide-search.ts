import { pinyin } from 'pinyin-pro';
import type { GuideDocument } from '../../models/residents/guide';
import { normalise, soundsOf } from '../interpret';

interface Key {
  words: string;
  sounds: string;
  /** juzhuzheng. */
  letters: string;
}

interface Prepared {
  document: GuideDocument;
  keys: Key[];
}

const prepared = new WeakMap<readonly GuideDocument[], Prepared[]>();

function prepare(guide: readonly GuideDocument[]): Prepared[] {
  let made = prepared.get(guide);
  if (!made) {
    made = guide.map((document) => ({
      document,
      keys: document.keywords.map((keyword) => {
        const words = normalise(keyword);
        return {
          words,
          sounds: soundsOf(words),
          letters: pinyin(words, { toneType: 'none', type: 'array' }).join(''),
        };
      }),
    }));
    prepared.set(guide, made);
  }
  return made;
}

/** Two characters sound like too many words, and so do few letters. */
const shortestSound = 3;
const shortestLetters = 7;
/** A word that only sounds alike counts less than one that is written so. */
const bySound = 0.7;

/** How well a document fits: the characters of its longest keyword in the text, and a little for each further one. */
function fit(keys: readonly Key[], text: string, sounds: string, letters: string): number {
  const found = keys.map(({ words, sounds: own, letters: spelled }) => {
    if (text.includes(words)) return words.length;
    if (words.length >= shortestSound && sounds.includes(own)) return words.length * bySound;
    return spelled.length >= shortestLetters && letters.includes(spelled) ? words.length * bySound : 0;
  });
  const longest = Math.max(0, ...found);
  return longest + 0.1 * (found.filter((value) => value > 0).length - 1);
}

/** 居住证, 社保卡补办: the bare name of something that is applied for with papers, and nothing else; 停水 alone tells something. */
export function namesMatter(guide: readonly GuideDocument[], words: string): boolean {
  const text = normalise(words).replace(/^(?:补办|办理|办)|(?:补办|办理|办|手续|材料)$/g, '');
  return prepare(guide).some(
    ({ document, keys }) => document.papers !== undefined && keys.some((key) => key.words === text),
  );
}

const leastFit = 2;

/** The document a question is about, by words, by sound (居主证) and by letters (juzhuzheng); null when none is. */
export function searchGuide(guide: readonly GuideDocument[], question: string): GuideDocument | null {
  const text = normalise(question);
  const sounds = soundsOf(text);
  const letters = text.toLowerCase().replace(/[^a-z]/g, '');
  let best: { document: GuideDocument; value: number } | null = null;
  for (const { document, keys } of prepare(guide)) {
    const value = fit(keys, text, sounds, letters);
    if (value >= leastFit && value > (best?.value ?? 0)) best = { document, value };
  }
  return best?.document ?? null;
}

const asks =
  /怎么|如何|怎样|咋|什么|啥|哪|几点|多少|要不要|能不能|可不可以|多久|吗|呢$|[?？]|zenme|涨价|又涨|([停办开要能有来])[水电气]?不\1/;

/** 我想办居住证, 补办社保卡: asked, whatever the words. */
const wantsToApply =
  /^(?:你好|您好|请问|我们|我|，|,|\s)*(?:想|要|需要|打算|得|去)*(?:补办|办理|办|申请|申领|换领|续签|领)(?![好完结了])/;

/** Words that ask; what only complains is reported, whatever it is about. */
export const isAsking = (text: string): boolean =>
  (asks.test(text) || wantsToApply.test(text)) &&
  !/没人管|不管|投诉|坏了|满了|扰民|处理一下|来看看/.test(text);
