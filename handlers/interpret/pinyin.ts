import { pinyin } from 'pinyin-pro';

/** Sounds that many people say and type alike: zh z, ch c, sh s, and the ends ang an, eng en, ing in. */
function folded(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei])ng$/, '$1n');
}

const codes = new Map<string, string>();

/** One private character for each sound, so that sounds can be searched and compared like letters. */
function codeOf(sound: string): string {
  let code = codes.get(sound);
  if (code === undefined) codes.set(sound, (code = String.fromCharCode(0xe000 + codes.size)));
  return code;
}

const hanzi = /[\u4e00-\u9fff]/;

/**
 * The text by its sounds: one character for each Chinese one, the same for all that sound alike, everything else as it
 * stands. As long as the text.
 */
export function soundsOf(text: string): string {
  if (!hanzi.test(text)) return text;
  return text.replace(/[\u4e00-\u9fff]+/g, (run) => {
    const sounds = pinyin(run, { toneType: 'none', type: 'array' });
    if (sounds.length !== run.length) return run;
    return sounds.map((sound) => codeOf(folded(sound))).join('');
  });
}
