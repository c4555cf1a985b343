/** How many bytes a text takes on the wire (UTF-8): WeCom's limits are in bytes. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The longest head of `text` within `maximumBytes` that ends at a character border. */
function headOf(text: string, maximumBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > maximumBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The text itself if it fits into `maximumBytes` of UTF-8, else its head and `…`, together within the limit. */
export function shorten(text: string, maximumBytes: number): string {
  if (byteLength(text) <= maximumBytes) return text;
  const mark = '…';
  if (maximumBytes < byteLength(mark)) return headOf(text, maximumBytes);
  return headOf(text, maximumBytes - byteLength(mark)) + mark;
}

/** Like `shorten`, for the limits that WeCom gives in characters. */
export function shortenCharacters(text: string, maximumCharacters: number): string {
  const characters = Array.from(text);
  return characters.length <= maximumCharacters
    ? text
    : characters.slice(0, Math.max(0, maximumCharacters - 1)).join('') + '…';
}

/**
 * Cuts a text into pieces of at most `maximumBytes` of UTF-8 (at least 4), at the end of a line where one is in
 * reach, else between two characters. The line break at a cut is dropped; nothing else is.
 */
export function splitText(text: string, maximumBytes: number): string[] {
  if (maximumBytes < 4) throw new RangeError('a piece must have room for any character: at least 4 bytes');
  const pieces: string[] = [];
  let rest = text;
  while (byteLength(rest) > maximumBytes) {
    const head = headOf(rest, maximumBytes);
    const border = rest[head.length] === '\n' ? head.length : head.lastIndexOf('\n');
    if (border > 0) {
      pieces.push(rest.slice(0, border));
      rest = rest.slice(border + 1);
    } else {
      pieces.push(head);
      rest = rest.slice(head.length);
    }
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}
