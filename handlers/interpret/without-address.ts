import { addressOf } from './address';
import { normalise } from './normalise';

export interface WithoutAddress {
  /** What was said without the parts that were taken out; normalised where the address was written in another way. */
  words: string;
  /** Rooms that were named, bare: 301. */
  rooms: string[];
}

/** Takes building, unit and room out of the words; floors stay, for 三楼的灯 says where in a building something is. */
export function withoutAddress(text: string): WithoutAddress {
  const normalised = normalise(text);
  const { spans, room } = addressOf(normalised);
  const pieces = spans
    .filter(({ label }) => label !== 'floor')
    .map(({ start, end }) => normalised.slice(start, end));
  const said = pieces.every((piece) => text.includes(piece)) ? text : normalised;
  const words = pieces.reduce((left, piece) => left.replace(piece, ' '), said);
  const tidy = words.replace(/\s+([，,。；、])/g, '$1').replace(/\s+/g, ' ');
  return { words: tidy.replace(/^[\s，,、：:。-]+/, '').trim(), rooms: room };
}
