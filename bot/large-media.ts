import { WecomUnreachable } from './errors';
import type { IncomingMedia } from './media';

/** What the platform hands out at once of a large file (P90254): 20 MB, a multiple of 16 as encrypted ones need. */
export const PART_BYTES = 20 * 2 ** 20;
/** Asked for as a whole, the file is too large (P90254). */
export const TOO_LARGE_AT_ONCE = 830_002;

/** A stretch of a file, from its byte `from` on. */
export interface MediaPart extends IncomingMedia {
  from: number;
  /** Bytes of the whole file; null when the answer doesn't say. */
  total: number | null;
}

/** `bytes 0-99/1234` of a Content-Range; null for anything else (the answer then holds the file from its beginning). */
export function rangeOf(header: string | null): { from: number; total: number | null } | null {
  const found = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? '');
  if (!found) return null;
  return { from: Number(found[1]), total: found[2] === '*' ? null : Number(found[2]) };
}

/** A file from `from` on, asked for part by part as it is read. `fetchPart` gives the stretch that begins there. */
export async function inParts(
  fetchPart: (from: number) => Promise<MediaPart>,
  from: number,
): Promise<IncomingMedia> {
  const first = await fetchPart(from);
  async function* content(): AsyncGenerator<Uint8Array> {
    let part = first;
    let at = first.from;
    for (;;) {
      const began = at;
      for await (const piece of part.content) {
        at += piece.length;
        yield piece;
      }
      if (part.total === null || at >= part.total) return;
      if (at === began) throw new WecomUnreachable('/cgi-bin/media/get', 'a part is empty', true);
      part = await fetchPart(at);
    }
  }
  const { contentType, fileName } = first;
  return { contentType, fileName, from: first.from, content: content() };
}
