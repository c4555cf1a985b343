import type { Token } from './address-tokens';
import { estateEnd, marketEnd, villageEnd } from './address-words';

/** Signs of a sentence; in the name of a firm they are none: 有限公司, 有色金属, 不锈钢, 的士. */
const told = /[，。！？；,!?;\n]|[了吗呢我你他没是坏漏堵吵]|有(?![限色机])|不(?!锈)|的(?!士)/;

/** True for a text that is an address and nothing else: bare numbers can then be trusted to be parts of it. */
export function isAddressOnly(text: string): boolean {
  return text.length <= 60 && !told.test(text) && /\d|[A-Za-z]座|[楼栋幢]/.test(text);
}

/** 130-7单元, B4-8层 and 174-8楼 are a building and its unit or floor: a range rises, and by a few floors only. */
export function isBuildingBefore({ value }: Token, next: Token): boolean {
  // 55五单元: the number was written both ways to keep the two apart.
  if (next.gap === '' && next.suffix === '单元') return /^[A-Z]?\d{1,3}$/.test(value);
  if (next.gap !== '-') return false;
  if (next.suffix === '单元') return /^\d{1,3}$/.test(value);
  if (next.suffix !== '楼' && next.suffix !== '层') return false;
  return /^[A-Z]\d{0,2}$/.test(value) || (/^\d{1,3}$/.test(value) && Number(value) >= Number(next.value));
}

/** 8-11-7楼 is building, unit and floor. */
export function isFloorChain(current: Token, next: Token, afterNext: Token | undefined): boolean {
  return (
    /^\d{1,3}$/.test(current.value) &&
    next.gap === '-' &&
    next.suffix === '' &&
    /^\d{1,2}$/.test(next.value) &&
    afterNext?.gap === '-' &&
    (afterNext.suffix === '楼' || afterNext.suffix === '层')
  );
}

/** 161-4号 in a village or beside a road: house number and building; a shop's range rises. */
export function isHouseAndBuilding(current: Token, next: Token | undefined): boolean {
  return (
    current.suffix === '' &&
    /^\d{2,}$/.test(current.value) &&
    next?.gap === '-' &&
    next.suffix === '号' &&
    Number(next.value) < Number(current.value)
  );
}

/** 267-268号 behind a market or a centre: two shops in one. */
export function isShopRange(
  text: string,
  current: Token,
  next: Token,
  afterNext: Token | undefined,
): boolean {
  if (next.gap !== '-' || afterNext?.gap === '-' || next.suffix !== '号') return false;
  const between = Number(next.value) - Number(current.value);
  return (
    between > 0 && between < 100 && current.value.length > 1 && marketEnd.test(text.slice(0, current.start))
  );
}

/** 3-2-501: building, unit, room. Two parts (3-501) only in an address or behind the name of an estate. */
export function isChain(
  text: string,
  loose: boolean,
  current: Token,
  next: Token | undefined,
  afterNext: Token | undefined,
): boolean {
  if (!next || next.gap !== '-' || current.suffix !== '' || current.gap.endsWith('-')) return false;
  const longest = loose ? 4 : 3;
  if (
    current.value.length > longest ||
    !/^[A-Z]?\d+[A-Z]?$|^[A-Z]$/.test(current.value) ||
    next.value.length > 4
  )
    return false;
  const name = text.slice(0, current.start);
  if (/[路街道巷弄]$/.test(name) || (villageEnd.test(name) && afterNext?.gap !== '-')) return false;
  if (afterNext?.gap === '-') {
    if (loose)
      return /^\d{1,3}[A-Z]?$|^[A-Z]$/.test(next.value) && /^(?:\d{1,4}[A-Z]?)$/.test(afterNext.value);
    return /^\d{1,2}$/.test(next.value) && /^\d{3,4}$/.test(afterNext.value);
  }
  if (!loose) return estateEnd.test(name) && /^\d{3,4}$/.test(next.value);
  return !(next.suffix === '号' && next.value.length <= 2 && /^\d+$/.test(current.value));
}
