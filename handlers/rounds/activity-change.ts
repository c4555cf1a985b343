import { activityKinds, type Activity } from '../../models/rounds/activity';
import { withoutNames } from '../../models/residents/personal-matters';
import { countsIn } from '../interpret';

const KINDS = Object.values(activityKinds).flatMap(({ words }) => words as readonly string[]);
const AMOUNT = '[约近大概]*[\\d.,零一二两三四五六七八九十百千万多余几来]+';
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const startsWithKind = (words: string): boolean => KINDS.includes(words.split(/[\s，,：:]+/)[0] ?? '');

/**
 * What a record says after 改: a whole record replaces it; a kind alone (宣传) sorts it; 传单200份 alone changes that number and
 * leaves the rest; other words replace it under its kind.
 */
export function changedRecord({ text }: Pick<Activity, 'text'>, said: string): string {
  const words = said.trim();
  const [first = ''] = text.split(/[\s，,：:]+/);
  const kind = KINDS.includes(first) ? first : '';
  if (KINDS.includes(words)) return `${words} ${kind === '' ? text : text.slice(kind.length).trim()}`;
  if (startsWithKind(words)) return words;
  const { quantities, words: others } = countsIn(words);
  const replaced = quantities.reduce<string | null>((changed, { item, unit }) => {
    const piece = piecesOf(words).find(
      (one) => (item === '参加' || one.includes(item)) && one.includes(unit),
    );
    const there = new RegExp(`${escaped(item)}\\s*${AMOUNT}\\s*${escaped(unit)}`);
    const people =
      item === '参加' ? new RegExp(`(?<![\\u4e00-\\u9fff])${AMOUNT}\\s*${escaped(unit)}`) : there;
    const pattern = there.test(changed ?? '') ? there : people;
    return changed !== null && piece !== undefined && pattern.test(changed)
      ? changed.replace(pattern, piece)
      : null;
  }, text);
  if (quantities.length > 0 && others === '' && replaced !== null) return replaced;
  return kind === '' ? words : `${kind} ${words}`;
}

const piecesOf = (words: string): string[] => words.split(/[\s，,；;。、]+/).filter(Boolean);

const ADDRESS =
  /\d+(?:号楼|栋|幢)\s*(?:\d+单元)?\s*(?:\d{3,4}(?!\d|[份张人次处元米]))?室?的?|\d+单元\s*(?:\d{3,4})?室?的?|\d{3,4}室的?/g;

/** 好人好事: what was done, never for whom: 帮3号楼王奶奶买菜 is 帮居民买菜. */
export function withoutWhom(text: string): string {
  return withoutNames(text.replace(ADDRESS, '')).replace(/(?:独居|孤寡|高龄)?的?(?:居民\s*)+/g, '居民');
}

const DOOR = /\d+(?:[-—、~～]\d+)*号?(?:楼|院|门)(?:\d+单元)?/g;

/** 消杀 12处 3号楼: the number of a building is none of what was done. */
export function countsBesidePlaces(text: string): ReturnType<typeof countsIn> {
  const places = text.match(DOOR) ?? [];
  const { quantities, words } = countsIn(text.replace(DOOR, ' '));
  return { quantities, words: [words, ...places].filter(Boolean).join(' ') };
}
