import { Converter } from 'opencc-js/t2cn';
import { chineseDigits, numeralText } from './numerals';
import { listed, PhraseFinder } from './phrases';
import typos from './data/typos.json';

const convert = Converter({ from: 't', to: 'cn' });

/** What a character, or two that stand together, can call for: one look at each spares most texts most of the work. */
const wants = {
  simplifying: 1,
  narrowing: 2,
  emoji: 4,
  collapsing: 8,
  typos: 16,
  numerals: 32,
  dashes: 64,
  letters: 128,
};

const between = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCharCode(from + step));

function table(wanted: readonly (readonly [characters: Iterable<string>, want: number])[]): Uint8Array {
  const marks = new Uint8Array(0x10000);
  for (const [characters, want] of wanted) {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      marks[unit] = (marks[unit] ?? 0) | want;
    }
  }
  return marks;
}

function traditional(): string[] {
  const hanzi = between(0x4e00, 0x9ffe);
  const converted = convert(hanzi.join('\n')).split('\n');
  return hanzi.filter((character, index) => converted[index] !== character);
}

const alone = table([
  [traditional(), wants.simplifying],
  [between(0xff01, 0xff5e), wants.narrowing],
  [
    '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u200b\u200c\u200d\u200e\u200f\ufeff\u3000\t\u00a0',
    wants.narrowing,
  ],
  [[...between(0x2190, 0x2bff), ...between(0xd800, 0xdfff), ...between(0xfe00, 0xfe0f)], wants.emoji],
  ['\u20e3\u3030\u303d\u3297\u3299\u00a9\u00ae[', wants.emoji],
  [' \n\r\t\u000b\f\u1680\u2028\u2029\u202f\u205f\u3000\u00a0\ufeff', wants.collapsing],
  [between(0x2000, 0x200a), wants.collapsing],
  [Object.keys(typos).filter((typo) => typo.length === 1), wants.typos],
  ['#', wants.letters],
  [between(0x61, 0x7a), wants.letters],
]);
/** Two that stand together: the want is that of both. */
const first = table([
  ['，。！？；：、,!?;~…', wants.collapsing],
  [chineseDigits, wants.numerals],
  [[...between(0x30, 0x39), ...between(0x41, 0x5a), ...between(0x61, 0x7a), '-'], wants.dashes],
]);
const second = table([
  ['，。！？；：、,!?;~…', wants.collapsing],
  ['号好单室栋幢座楼层门', wants.numerals],
  ['好', wants.dashes],
  ['一—-', wants.dashes],
]);
/** Hashes of the two characters a typo begins with. */
const typoStarts = new Uint8Array(0x1000);
const pairHash = (before: number, unit: number): number => (Math.imul(before, 31) + unit) & 0xfff;
for (const typo of Object.keys(typos))
  if (typo.length > 1) typoStarts[pairHash(typo.charCodeAt(0), typo.charCodeAt(1))] = 1;

/** Everything a text calls for. */
function wantedBy(text: string): number {
  let wanted = 0;
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    wanted |= (alone[unit] as number) | ((first[before] as number) & (second[unit] as number));
    if (unit === before) wanted |= wants.collapsing;
    if (typoStarts[pairHash(before, unit)] === 1) wanted |= wants.typos;
    before = unit;
  }
  return wanted;
}

/** Twice, because a few characters are simplified in two steps. */
const toSimplified = (text: string): string => convert(convert(text));

const typoFinder = new PhraseFinder(listed(Object.entries(typos)));

/** One to one, so that "１２＃" and "12#" are the same; Chinese punctuation stays as it is. */
function foldWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ＃－＋．／＠＆～]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/[\u3000\t\u00a0]/g, ' ');
}

/** A picture that stands for a word: 楼上🐶叫, 💡坏了. Behind the word itself, or at the end, it only adorns. */
const pictured: Readonly<Record<string, string>> = {
  '🐶': '狗',
  '🐕': '狗',
  '🐱': '猫',
  '🐔': '鸡',
  '🐀': '老鼠',
  '🐭': '老鼠',
  '🪳': '蟑螂',
  '🐍': '蛇',
  '🚗': '车',
  '🚙': '车',
  '🚚': '货车',
  '🛵': '电动车',
  '🏍': '摩托车',
  '🚲': '自行车',
  '💡': '灯',
  '🚪': '门',
  '🗑': '垃圾桶',
  '💧': '水',
  '💦': '水',
  '🚰': '自来水',
  '🚽': '马桶',
  '🛗': '电梯',
  '🌳': '树',
  '🔌': '插座',
  '🚦': '红绿灯',
  '🕳': '坑',
  '⚡': '电',
};
const picture = new RegExp(`(${Object.keys(pictured).join('|')})\\uFE0F?(?=[\\u4e00-\\u9fff])`, 'gu');

function spellEmoji(text: string): string {
  return text.replace(picture, (sign: string, _one: string, at: number) => {
    const word = pictured[sign.replace(/\uFE0F/g, '')] ?? '';
    return text.slice(0, at).endsWith(word) ? sign : word;
  });
}

function dropEmoji(text: string): string {
  return spellEmoji(text)
    .replace(
      /(?![0-9#*©®])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3|\p{Variation_Selector}/gu,
      ' ',
    )
    .replace(/\[[\u4e00-\u9fff]{1,4}\]/g, ' ');
}

/** Runs of the same mark or character say nothing more than one of it; a space between words is a soft comma. */
function collapse(text: string): string {
  const single = text
    .replace(/([^\s\d\w])\1{2,}/g, '$1')
    .replace(/([，。！？；：、,!?;~…])[，。！？；：、,!?;~…]*\1/g, '$1')
    .trim();
  if (!/\s/.test(single)) return single;
  return single
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ +/g, ' ')
    .replace(
      /(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z#])|(?<=[0-9A-Za-z#]) (?=[\u4e00-\u9fff])|(?<=[0-9] ?号) (?=楼(?![道梯上下]))/g,
      '',
    );
}

function fixTypos(text: string): string {
  let fixed = '';
  let from = 0;
  for (const hit of typoFinder.find(text)) {
    if (hit.start < from) continue;
    fixed += text.slice(from, hit.start) + (hit.values[0] ?? '');
    from = hit.end;
  }
  return fixed + text.slice(from);
}

const counted = new RegExp(
  `(?<![${chineseDigits}\\d几上下每半])([${chineseDigits}](?:[${chineseDigits}0]{0,6}[${chineseDigits}])?)(?=号楼|号院|单元|号房|室(?!内|外)|[栋幢](?!楼(?!下|道|顶|的|前|后|旁|里|上|梯))|座(?=\\d|楼下|[${chineseDigits}]+[楼层室])|号(?!人|线|召|称|码)|楼(?!道|梯|宇)|层(?=楼|\\d|住|的|西|东|过道|走廊)|门(?=\\d|[${chineseDigits}]+[楼层室]))`,
  'g',
);

/** 3好楼, 五好楼: how dictation hears 号. */
const misheard = new RegExp(`(?<=[\\d${chineseDigits}])好(?=楼(?![盘主层宇房]))`, 'g');

/** 三号楼二单元 = 3号楼2单元; 3# = 3号楼; c10栋 = C10栋. Only where the next word makes it part of an address. */
function foldAddress(text: string, wanted: number): string {
  let folded = (wanted & (wants.numerals | wants.dashes)) === 0 ? text : text.replace(misheard, '号');
  if ((wanted & wants.numerals) !== 0)
    folded = folded.replace(counted, (whole, digitsText: string) =>
      Number.isNaN(Number(numeralText(digitsText))) ? whole : numeralText(digitsText),
    );
  if ((wanted & wants.dashes) !== 0)
    folded = folded.replace(/(?<=[\dA-Za-z])[一—](?=[A-Za-z]?\d)|(?<=\d)-{2,}(?=\d)/g, '-');
  if ((wanted & wants.letters) !== 0)
    folded = folded
      .replace(/([0-9]{1,3}|[A-Za-z][0-9]{1,2})#(?:号楼|楼(?![道梯顶上下])|栋)?/g, '$1号楼')
      .replace(/(?<![A-Za-z])([a-z])(?=[0-9]{0,3}(?:号楼|栋|幢|座|区))/g, (letter) => letter.toUpperCase());
  return folded;
}

/**
 * The same words in one spelling: half-width, simplified, without emoji and repetitions, common typing and hearing
 * mistakes repaired, address numbers in digits. Idempotent; never throws. The caller keeps the original.
 */
export function normalise(text: string): string {
  let wanted = wantedBy(text);
  if (wanted === 0) return text;
  let current = text;
  if ((wanted & (wants.narrowing | wants.simplifying | wants.emoji)) !== 0) {
    if ((wanted & wants.narrowing) !== 0) current = foldWidth(current);
    if ((wanted & wants.simplifying) !== 0) current = toSimplified(current);
    if ((wanted & wants.emoji) !== 0) current = dropEmoji(current);
    wanted = wantedBy(current);
  }
  // One step can uncover work for another (a removed space joins two words); a few rounds always settle it.
  for (let round = 0; round < 6 && wanted !== 0; round++) {
    let next = (wanted & wants.collapsing) === 0 ? current : collapse(current);
    if ((wanted & wants.typos) !== 0) next = fixTypos(next);
    next = foldAddress(next, wanted);
    if (next === current) return next;
    current = next;
    wanted = wantedBy(current);
  }
  return current;
}
