import { isHouseAndBuilding } from './address-shapes';
import type { Token } from './address-tokens';
import { districtEnd, estateEnd, marketEnd, officeEnd, roadEnd, villageEnd } from './address-words';

export type AddressLabel = 'building' | 'unit' | 'floor' | 'room';

/** What the number before was. */
export type State = AddressLabel | 'road' | 'none';

/** Where a number without a word of its own stands. */
export interface Surroundings {
  text: string;
  state: State;
  /** It ends a list whose members wait for it. */
  listed: boolean;
}

/** A bare number, or one with 号, in a text that is an address: what it is depends on the word before it. */
export function bareNumber(around: Surroundings, current: Token, next: Token | undefined): State {
  const { text, state } = around;
  const { suffix, value, gap, start } = current;
  const digits = value.replace(/\D/g, '').length;
  const name = text.slice(0, start).replace(/[某_]+$/, '');
  if (state === 'road' && gap === '')
    return suffix === '号' || next?.gap === '-' || digits < 3 ? 'building' : 'room';
  if (around.listed) return 'room';
  if (state === 'road' && gap === '-') return behindHouseNumber(text, current, next);
  if ((state === 'road' || state === 'room') && gap === '、') return state;
  if (next?.gap === '-' && villageEnd.test(name)) return 'road';
  if (suffix === '' && districtEnd.test(name)) return 'none';
  if (roadEnd.test(name)) return 'road';
  if (suffix === '号') return houseNumber(around, current, name, next);
  if (/^[A-Z]\d{1,2}$/.test(value) && (next?.gap === '-' || estateEnd.test(name))) return 'building';
  if (/^\d{1,2}[A-Z]$/.test(value) && estateEnd.test(name)) return 'building';
  const office = officeEnd.test(name) || marketEnd.test(name);
  if (isHouseAndBuilding(current, next) && !office) return 'road';
  if (digits >= 6 || /^[\u4e00-\u9fff](?<![某电收自派放左右内后前旁号])/.test(text.slice(current.end)))
    return 'none';
  if (digits >= 4) return 'room';
  if (/^[A-Z]$/.test(value)) return next?.gap === '-' ? 'building' : 'none';
  if (digits < 3) return current.end === text.length && estateEnd.test(name) ? 'building' : 'none';
  const inside = office || state === 'room' || state === 'floor';
  return !inside && estateEnd.test(name) ? 'building' : 'room';
}

/** 55-53号 is a building beside the road, 53-55号 a range of house numbers; in a village 156-9 is house 9 of yard 156. */
function behindHouseNumber(text: string, current: Token, next: Token | undefined): State {
  const before = text.slice(0, current.start);
  const number = Number(/(\d+)号?-$/.exec(before)?.[1]);
  const village = villageEnd.test(before.replace(/\d+号?-$/, ''));
  if (village || next?.gap === '-') return 'building';
  if (current.suffix === '' && current.value.length > 3) return 'room';
  return Number(current.value) > number ? 'road' : 'building';
}

function houseNumber(
  { text, state }: Surroundings,
  current: Token,
  name: string,
  next: Token | undefined,
): State {
  const digits = current.value.replace(/\D/g, '').length;
  if (state === 'road' && roadEnd.test(name)) return 'road';
  if (/[组村][某_]*$/.test(name) && !name.endsWith('新村')) return 'road';
  const written = text.slice(0, current.start);
  if (digits >= 4 && /\d[期区]$/.test(written)) return 'building';
  if (digits >= 4) return /(?:市场|商城|城|广场|大厦|中心|楼|[期区]|园|某)$/.test(written) ? 'room' : 'road';
  if (next && next.gap === '') return 'building';
  if (/(?:市场|商城|广场|大厦|[A-Z\d]区)$/.test(name)) return digits >= 3 ? 'room' : 'building';
  return estateEnd.test(name) ? 'building' : 'road';
}
