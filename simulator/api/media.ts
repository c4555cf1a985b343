import { ApiRefusal } from '../errors';
import type { Medium } from '../media';
import type { Platform } from '../platform';
import type { Call, Endpoints } from './endpoint';

/** media/upload and media/get (P90253, P90254). */
export function mediaEndpoints(platform: Platform): Endpoints {
  return {
    'media/upload': {
      method: 'POST',
      answer: (call) => describe(takeUpload(platform, call)),
    },
    'media/get': {
      method: 'GET',
      answer: ({ query, range }) => {
        if (!query.media_id) throw new ApiRefusal(41006, 'media_id missing');
        const { fileName, contentType, content } = platform.media.fetch(query.media_id);
        return { fileName, contentType, ...stretchOf(content, range) };
      },
    },
  };
}

/** At once and as a part (P90254). */
const LARGEST_PART = 20 * 2 ** 20;
const STEP = 16;

/** The whole file, or the stretch that Range asks for. Throws 830002 (too large at once), 40146 (illegal Range). */
function stretchOf(content: Buffer, header: string): { content: Buffer; range?: string } {
  if (header === '') {
    if (content.length > LARGEST_PART) throw new ApiRefusal(830_002, 'file is too large, use Range');
    return { content };
  }
  const found = /^bytes=(\d+)-(\d+)$/.exec(header);
  const from = Number(found?.[1] ?? -1);
  const until = Math.min(Number(found?.[2] ?? -1) + 1, content.length);
  const asked = Number(found?.[2] ?? -1) + 1 - from;
  if (from < 0 || from >= content.length || from % STEP !== 0 || asked % STEP !== 0)
    throw new ApiRefusal(40_146, 'illegal Range');
  if (asked > LARGEST_PART) throw new ApiRefusal(830_002, 'the part is too large');
  return { content: content.subarray(from, until), range: `bytes ${from}-${until - 1}/${content.length}` };
}

export function takeUpload(platform: Platform, { query, upload }: Call, webhookKey?: string): Medium {
  if (!upload) throw new ApiRefusal(44001, 'no file in field "media"');
  return platform.media.upload(
    query.type ?? '',
    upload.fileName,
    upload.contentType,
    upload.content,
    webhookKey,
  );
}

export function describe(medium: Medium): { type: string; media_id: string; created_at: string } {
  return { type: medium.type, media_id: medium.id, created_at: String(Math.floor(medium.createdAt / 1000)) };
}
