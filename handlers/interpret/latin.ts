import { pinyin } from 'pinyin-pro';

/**
 * Reports typed in letters: pinyin (loudao deng huai le) and the plainest English (elevator not working). Both are put
 * into Chinese words and read like these; what says too little that is known stays as it is.
 */

/** Words of matters, places and answers; each is found by its letters. */
const spelled =
  '楼道灯 路灯 灯坏了 不亮了 不亮 坏了 又坏了 坏 停水了 停水 停电了 停电 停气 没水 没电 没气 没有水 没有电 没有 电梯 垃圾 垃圾桶 没人清 没人收 没人管 没人来 下水道 堵了 堵住了 漏水了 漏水 漏 噪音 太吵了 很吵 吵 楼上 楼下 隔壁 门禁 打不开 井盖 丢了 不见了 单元 号楼 楼道 门口 路面 大坑 着火了 着火 起火 煤气 燃气 漏气 味道 救命 有人 打架 受伤 晕倒了 谢谢 你好 在吗 小区 邻居 半夜 装修 遛狗 狗 电动车 停车 乱停 占道 积水 马桶 厕所 水管 爆了 不通 暖气 不热 大树 树 倒了 东门 西门 南门 北门 广场 消防通道 我家 我们 这里 晚上 天天 三天了 好几天了 办到哪了 网格员 找人 什么时候 修 灯 水 电 了 的 不 在 是'.split(
    ' ',
  );
const byLetters = new Map(
  spelled.map((word) => [pinyin(word, { toneType: 'none', type: 'array', v: true }).join(''), word] as const),
);
const longestLetters = Math.max(...[...byLetters.keys()].map((letters) => letters.length));

const english: readonly (readonly [RegExp, string])[] = [
  [/\b(?:building|block|bldg)\s*(?:no\.?\s*)?(\d{1,3})\b/g, '$1号楼'],
  [/\bunit\s*(?:no\.?\s*)?(\d{1,2})\b/g, '$1单元'],
  [/\b(?:room|apt|apartment|flat)\s*(?:no\.?\s*)?(\d{3,4})\b/g, '$1室'],
  [/\beast gate\b/g, '东门'],
  [/\bgas\b.{0,12}\b(?:leak\w*|smell\w*)|\b(?:leak\w*|smell\w*)\b.{0,8}\bgas\b/g, '煤气泄漏了'],
  [/\b(?:on fire|there is a fire|fire)\b(?! (?:lane|door|exit|hydrant|extinguisher))/g, '着火了'],
  [/\bfire (?:lane|exit)\b/g, '消防通道'],
  [/\b(?:help me|save me)\b/g, '救命'],
  [/\bno (?:water|running water)\b|\bwater (?:is )?(?:off|cut)\b/g, '停水了'],
  [/\bno (?:power|electricity)\b|\bpower (?:is )?(?:off|out|cut|outage)\b/g, '停电了'],
  [/\bno gas\b/g, '停气了'],
  [/\b(?:street ?lights?|street ?lamps?)\b/g, '路灯'],
  [/\b(?:corridor|hallway|stairs?|staircase|stairwell) (?:lights?|lamps?)\b/g, '楼道灯'],
  [/\b(?:lights?|lamps?)\b/g, '灯'],
  [/\b(?:elevators?|lifts?)\b/g, '电梯'],
  [/\b(?:garbage|trash|rubbish)\b/g, '垃圾'],
  [/\b(?:toilet)\b/g, '马桶'],
  [/\b(?:drain|sewer|sewage)\b/g, '下水道'],
  [/\b(?:pipe)\b/g, '水管'],
  [/\b(?:manhole(?: cover)?)\b/g, '井盖'],
  [/\b(?:door|gate)\b/g, '单元门'],
  [/\b(?:pothole|hole in the road)\b/g, '路面大坑'],
  [/\broad\b/g, '路面'],
  [/\b(?:noise|noisy|loud)\b/g, '太吵'],
  [/\b(?:upstairs)\b/g, '楼上'],
  [/\b(?:neighbou?rs?)\b/g, '邻居'],
  [/\b(?:dogs?)\b/g, '狗'],
  [/\b(?:barking)\b/g, '叫'],
  [/\b(?:cars?|parking)\b/g, '停车'],
  [/\b(?:leak\w*|dripping)\b/g, '漏水'],
  [/\b(?:blocked|clogged)\b/g, '堵了'],
  [/\b(?:broken|not working|doesn'?t work|does not work|out of order|damaged|isn'?t working)\b/g, '坏了'],
  [/\b(?:everywhere|not collected|piling up)\b/g, '没人清'],
  [/\b(?:missing|gone)\b/g, '丢了'],
  [/\bstuck in\b/g, '困在'],
];

/** Latin letters and nothing Chinese. */
export const isLatin = (text: string): boolean =>
  /[a-z]{3}/i.test(text) && !/[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]/.test(text);

/** Korean, Japanese, Arabic, Cyrillic, Thai, Tibetan, Devanagari: letters this reader has no words for. */
export const isForeignScript = (text: string): boolean =>
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Tibetan}\p{Script=Devanagari}]{2}/u.test(
    text,
  );

const isCovered = (before: string, after: string): boolean => {
  const letters = (text: string): number => text.replace(/[^a-z]/gi, '').length;
  return letters(after) <= letters(before) * 0.45;
};

/** Small words that say nothing of the matter. */
const small =
  /\b(?:the|a|an|is|are|was|in|at|on|of|my|our|there|it|its|please|hello|hi|and|to|for|i|we|you|has|have|been|this|that|very|too|so|near|by|from|floor|now|again|still)\b/g;

function fromEnglish(text: string): string {
  const words = english.reduce(
    (left, [pattern, word]) => left.replace(pattern, ` ${word} `),
    text.toLowerCase(),
  );
  return words.replace(small, ' ');
}

function fromPinyin(text: string): string {
  const letters = text.toLowerCase().replace(/[\s'’.,!?，。！？]+/g, '');
  let read = '';
  for (let at = 0; at < letters.length;) {
    let length = Math.min(longestLetters, letters.length - at);
    while (length > 1 && !byLetters.has(letters.slice(at, at + length))) length--;
    read += byLetters.get(letters.slice(at, at + length)) ?? letters.charAt(at);
    at += length;
  }
  return read;
}

/** The words in Chinese, their letters as far as they were known left out; null when too little of them was known. */
export function fromLatin(text: string): string | null {
  if (!isLatin(text)) return null;
  for (const read of [fromEnglish(text), fromPinyin(text)]) {
    if (!/[\u4e00-\u9fff]/.test(read) || !isCovered(text, read)) continue;
    return read
      .replace(/[a-z'’]+/g, ' ')
      .replace(/\s+/g, '')
      .trim();
  }
  return null;
}
