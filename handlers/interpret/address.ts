import { bareNumber, type AddressLabel, type State } from './address-bare';
import { isAddressOnly, isBuildingBefore, isChain, isFloorChain, isShopRange } from './address-shapes';
import { tokensOf, type Token } from './address-tokens';
import { buildingSuffix, hallBehind, otherSuffix, roomSuffix } from './address-words';
import type { PlacePart } from './types';

/** Parts of an address that carry numbers, each value bare and in order of appearance. */
export interface AddressParts extends Record<AddressLabel, string[]> {
  /** Character ranges they were read from. */
  spans: { start: number; end: number; label: AddressLabel }[];
}

class AddressReader {
  readonly parts: AddressParts = { building: [], unit: [], floor: [], room: [], spans: [] };
  #state: State = 'none';
  /** A 号 taken for a building until a word says which the building is: 17号13栋. */
  #guessed: string | undefined;
  #pending: Token[] = [];

  constructor(
    private readonly text: string,
    private readonly loose: boolean,
  ) {}

  read(): AddressParts {
    const tokens = tokensOf(this.text);
    tokens.forEach((current, index) => {
      for (const part of this.#split(current)) this.#step(part, tokens[index + 1], tokens[index + 2]);
    });
    return this.parts;
  }

  /** C357 in a market is row C, room 357. */
  #split(current: Token): Token[] {
    const { value, suffix, start } = current;
    const open = this.#state === 'none' || this.#state === 'road';
    if (!this.loose || !open || suffix !== '' || !/^[A-Z]\d{3}$/.test(value)) return [current];
    const row = { ...current, end: start + 1, value: value.slice(0, 1), suffix: '座' };
    return [row, { ...current, start: start + 1, value: value.slice(1), suffix: '室', gap: '' }];
  }

  #put(label: AddressLabel, current: Token): void {
    if (label === 'building') this.#settleGuess(current);
    const range = this.#range(label, current);
    for (const value of range) if (!this.parts[label].includes(value)) this.parts[label].push(value);
    this.parts.spans.push({ start: this.#pending[0]?.start ?? current.start, end: current.end, label });
    this.#pending = [];
    this.#state = label;
  }

  #settleGuess({ value, suffix }: Token): void {
    if (buildingSuffix.has(suffix) && this.#guessed === this.parts.building.at(-1)) {
      this.parts.building.pop();
    }
    this.#guessed = suffix === '号' ? value : undefined;
  }

  /** 14、15栋, 6-7栋 and 35栋-39栋 name each building between. */
  #range(label: AddressLabel, current: Token): string[] {
    const before = this.#pending.at(-1);
    const firstOfRange = before ?? this.#earlier(label, current);
    const from = Number(firstOfRange?.value ?? firstOfRange);
    const to = Number(current.value);
    if (
      label !== 'room' &&
      /^(?:-|~|至|到|—)$/.test(current.gap) &&
      firstOfRange &&
      to > from &&
      to - from <= 30
    ) {
      const after = this.text.slice(current.end, current.end + 4);
      if (before && label === 'building' && /^\d*(?:单元|室)|^\d{3,4}/.test(after))
        return [`${before.value}-${current.value}`];
      return Array.from({ length: to - from + 1 }, (_, step) => String(from + step));
    }
    if (before && /^[-—]$/.test(current.gap)) return [`${before.value}-${current.value}`];
    return [...this.#pending.map((token) => token.value), current.value];
  }

  #earlier(label: AddressLabel, current: Token): { value: string } | undefined {
    const value = this.#state === label && current.gap !== '' ? this.parts[label].at(-1) : undefined;
    return value === undefined ? undefined : { value };
  }

  #step(current: Token, next: Token | undefined, afterNext: Token | undefined): void {
    const label = this.#label(current, next, afterNext);
    if (label === 'pending') {
      this.#pending.push(current);
      return;
    }
    if (label === 'building' || label === 'unit' || label === 'floor' || label === 'room')
      this.#put(label, current);
    else {
      this.#pending = [];
      if (label !== 'keep') this.#state = label;
    }
  }

  #label(current: Token, next: Token | undefined, afterNext: Token | undefined): State | 'pending' | 'keep' {
    const { suffix, value } = current;
    const open = this.#state !== 'building' && this.#state !== 'unit';
    if (next && suffix === '' && open && isBuildingBefore(current, next)) return 'building';
    if (next && suffix === '' && open && isFloorChain(current, next, afterNext)) return 'building';
    if (
      next &&
      suffix === '' &&
      (this.#joins(current, next) || (this.loose && isShopRange(this.text, current, next, afterNext)))
    )
      return 'pending';
    if (suffix === '单元') return 'unit';
    if (suffix === '楼') return next?.suffix === '单元' && next.gap === '' ? 'building' : 'floor';
    if (suffix === '层') return this.#isFloor(current) ? 'floor' : 'none';
    if (buildingSuffix.has(suffix)) return this.#isBuilding(current) ? 'building' : 'none';
    if (/^\d{1,2}F$/.test(value) && suffix === '') return 'floor';
    if (roomSuffix.has(suffix)) {
      if (this.#state === 'room' && current.gap === '-') return this.#extendRoom(current);
      return this.#isRoom(current) ? 'room' : 'none';
    }
    if (
      suffix === '街' &&
      this.loose &&
      (this.#state === 'floor' || /楼某*$/.test(this.text.slice(0, current.start)))
    )
      return 'unit';
    if (suffix === '号门' || hallBehind.test(this.text.slice(current.start))) return 'none';
    if (otherSuffix.has(suffix)) return 'none';
    return this.#byContext(current, next, afterNext);
  }

  /** Part of a list whose last member carries the word: 14、15栋, 33/35栋, 6-7号楼, T9-1栋, 1-3层. */
  #joins(current: Token, next: Token): boolean {
    if (!/^(?:[、/,和及与~至到—-])$/.test(next.gap)) return false;
    if (this.#state === 'building' && current.gap === '-' && next.gap === '-') return false;
    if (this.#near(current) && (this.#state === 'building' || this.#state === 'unit') && next.gap === '-')
      return (
        next.suffix === '层' ||
        next.suffix === '楼' ||
        (next.suffix === '单元' && Number(next.value) > Number(current.value))
      );
    return (
      buildingSuffix.has(next.suffix) ||
      next.suffix === '楼' ||
      next.suffix === '层' ||
      next.suffix === '单元'
    );
  }

  #near(current: Token): boolean {
    return /^[-—·\s]?$|^的$/.test(current.gap) || (this.loose && /^(?:\/|某+)$/.test(current.gap));
  }

  #isBuilding({ value, suffix, end }: Token): boolean {
    if (suffix === '座' && /^\d+$/.test(value)) return !/^[桥山城房楼大小]/.test(this.text.slice(end));
    return !/^\d{5,}$/.test(value);
  }

  #isFloor(current: Token): boolean {
    if (this.loose || (this.#near(current) && this.#state !== 'none')) return true;
    const before = this.text.slice(Math.max(0, current.start - 2), current.start);
    const after = this.text.slice(current.end, current.end + 2);
    return (
      !/[共建盖加高有第几好]$/.test(before) &&
      /^(?:住|的|楼|室|商|门面|业主|东|西|走廊|过道|电梯|平台|消防)/.test(after)
    );
  }

  #isRoom({ value, suffix }: Token): boolean {
    if (suffix === '店' || suffix === '档' || suffix === '仓') return this.loose && /\d{2}/.test(value);
    return /\d/.test(value) ? !/^\d{7,}$/.test(value) : this.loose;
  }

  #byContext(current: Token, next: Token | undefined, afterNext: Token | undefined): State | 'keep' {
    const near = this.#near(current);
    if (near && (this.#state === 'building' || this.#state === 'unit' || this.#state === 'floor'))
      return this.#behindPart(current, next);
    if (near && this.#state === 'room' && current.gap === '-') return this.#extendRoom(current);
    if (current.suffix !== '号' && isChain(this.text, this.loose, current, next, afterNext))
      return 'building';
    return this.loose
      ? bareNumber({ text: this.text, state: this.#state, listed: this.#pending.length > 0 }, current, next)
      : 'none';
  }

  #behindPart(current: Token, next: Token | undefined): State {
    const { value, suffix, gap, end } = current;
    const state = this.#state;
    const numbers = value.replace(/\D/g, '').length;
    if (
      suffix === '号' &&
      /^(?:线|院|下午|上午|晚|早|前|起|开始|停|来|以|之|[年月日])/.test(this.text.slice(end))
    )
      return 'none';
    if (
      suffix === '' &&
      !this.loose &&
      gap === '' &&
      ((numbers < 3 && !(next?.gap === '-' && /^\d{3,4}$/.test(next.value))) ||
        /^[年元户人米万个平点多月日时块次\d.%]/.test(this.text.slice(end)))
    )
      return 'none';
    if (state === 'building') {
      if (
        next?.gap === '-' &&
        next.suffix !== '楼' &&
        numbers >= 2 &&
        Number(next.value) > Number(value) &&
        Number(next.value) - Number(value) <= 6
      )
        return 'room';
      if (next && next.gap === '-' && suffix === '' && numbers <= 3)
        return numbers <= 2 || next.value.length >= 3 || next.suffix === '室' ? 'unit' : 'room';
      if (suffix === '号' && next && next.gap === '') return 'unit';
      if (suffix === '号' && numbers === 1) return 'unit';
      if (
        suffix === '' &&
        (numbers <= 2 || /^\d+[A-Z]$/.test(value)) &&
        (gap === '-' || value.length === 1 || (next && next.gap === ''))
      )
        return 'unit';
    }
    return 'room';
  }

  /** 905-2 is one room. */
  #extendRoom(current: Token): State | 'keep' {
    const room = this.parts.room.pop();
    if (room !== undefined) this.parts.room.push(`${room}-${current.value}`);
    const span = this.parts.spans.at(-1);
    if (span) span.end = current.end;
    return 'keep';
  }
}

/** Building, unit, floor and room of a normalised text. `loose` when the text is an address and nothing else. */
export function addressOf(text: string, loose = isAddressOnly(text)): AddressParts {
  return new AddressReader(text, loose).read();
}

/** One value bare, several as a list, none as null. */
export function partOf(values: string[]): PlacePart {
  if (values.length <= 1) return values[0] ?? null;
  return values;
}
