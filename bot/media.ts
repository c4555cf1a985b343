import { causeOf, WecomUnreachable } from './errors';

export type { MediaType } from './outbox';

/** A file on its way in. */
export interface IncomingMedia {
  /** What the platform calls it; look at the bytes before you believe it. */
  contentType: string;
  fileName: string | null;
  /** Where `content` begins when an earlier try is gone on with; 0 (or left out) = at the beginning. */
  from?: number;
  content: AsyncIterable<Uint8Array>;
}

export interface UploadedMedia {
  mediaId: string;
}

/** Name in a Content-Disposition; the platform writes it bare or percent-encoded. Null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  const found = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** The body piece by piece; a break is WecomUnreachable. */
export async function* piecesOf(path: string, response: Response): AsyncGenerator<Uint8Array> {
  const { body } = response;
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new WecomUnreachable(path, causeOf(error), true);
      });
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    // Whoever stops in the middle (too big) leaves no connection open behind him.
    await reader.cancel().catch(() => undefined);
  }
}
