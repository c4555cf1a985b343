import { randomBytes } from 'node:crypto';
import { ApiRefusal } from './errors';
import { drawPhoto } from './picture';
import { DAY } from './rate';

export type MediaType = 'image' | 'voice' | 'video' | 'file';

export interface Medium {
  id: string;
  type: MediaType;
  fileName: string;
  contentType: string;
  content: Buffer;
  createdAt: number;
  /** The webhook it was uploaded to; it works nowhere else. */
  webhookKey?: string;
}

/** Largest sizes in bytes of an upload (P90253). */
const MEGABYTE = 2 ** 20;
const largest: Record<MediaType, number> = {
  image: 10 * MEGABYTE,
  voice: 2 * MEGABYTE,
  video: 10 * MEGABYTE,
  file: 20 * MEGABYTE,
};
const MEDIA_LIFE = 3 * DAY;
/** The first bytes are enough for a voice that nobody hears: customer service hands out AMR or Silk (P94670). */
const silentVoices = {
  amr: Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)]),
  silk: Buffer.concat([Buffer.from('\x02#!SILK_V3'), Buffer.alloc(64)]),
} as const;
export type VoiceFormat = keyof typeof silentVoices;
/** An MP4 and a PDF without anything to see. */
const emptyVideo = Buffer.concat([
  Buffer.from([0, 0, 0, 20]),
  Buffer.from('ftypisom'),
  Buffer.alloc(8),
  Buffer.from([0, 0, 0, 8]),
  Buffer.from('mdat'),
]);
const emptyFile = Buffer.from('%PDF-1.4\n%%EOF\n');

/** Files of both directions, in memory. Ids live three days (P90253). */
export class MediaShelf {
  private readonly media = new Map<string, Medium>();
  private photos = 0;

  constructor(private readonly now: () => number) {}

  /** Keeps an upload of the bot. Throws 40004 (type), 40009 (size), 301016 (voice), 40005 (picture). */
  upload(type: string, fileName: string, contentType: string, content: Buffer, webhookKey?: string): Medium {
    if (!isMediaType(type)) throw new ApiRefusal(40004, 'invalid media type');
    if (content.length <= 5 || content.length > largest[type])
      throw new ApiRefusal(40009, 'invalid media size');
    if (type === 'voice' && !content.subarray(0, 5).equals(Buffer.from('#!AMR'))) {
      throw new ApiRefusal(301016, 'voice is not AMR');
    }
    if (type === 'image' && !isJpegOrPng(content)) throw new ApiRefusal(40005, 'invalid file type');
    return this.keep({ type, fileName, contentType, content, webhookKey });
  }

  /** A photo taken by a player. */
  photo(): Medium {
    this.photos += 1;
    const content = drawPhoto(this.photos);
    return this.keep({
      type: 'image',
      fileName: `photo-${this.photos}.png`,
      contentType: 'image/png',
      content,
    });
  }

  /** A voice message spoken by a player. */
  voice(format: VoiceFormat = 'amr'): Medium {
    return this.keep({
      type: 'voice',
      fileName: `voice.${format}`,
      contentType: `audio/${format}`,
      content: silentVoices[format],
    });
  }

  /** A video taken by a player. */
  video(): Medium {
    return this.keep({ type: 'video', fileName: 'video.mp4', contentType: 'video/mp4', content: emptyVideo });
  }

  /** A file of a player; `bytes` makes it that long. */
  file(fileName: string, bytes = 0): Medium {
    const content = Buffer.concat([emptyFile, Buffer.alloc(Math.max(0, bytes - emptyFile.length))]);
    return this.keep({ type: 'file', fileName, contentType: 'application/pdf', content });
  }

  /** A file of one's own: what the player chose on his machine. */
  document(fileName: string, content: Buffer): Medium {
    return this.keep({ type: 'file', fileName, contentType: 'application/octet-stream', content });
  }

  keep(medium: Omit<Medium, 'id' | 'createdAt'>): Medium {
    const kept = { ...medium, id: `media-${randomBytes(12).toString('hex')}`, createdAt: this.now() };
    this.media.set(kept.id, kept);
    return kept;
  }

  /** Throws 40007 when the id is unknown, expired, of another type or of another webhook. */
  fetch(id: string, type?: MediaType, webhookKey?: string): Medium {
    const medium = this.media.get(id);
    const alive = medium !== undefined && this.now() - medium.createdAt < MEDIA_LIFE;
    if (!alive || (type && medium.type !== type) || medium.webhookKey !== webhookKey) {
      throw new ApiRefusal(40007, 'invalid media_id');
    }
    return medium;
  }

  /** For the page, which still shows what the platform has forgotten. */
  find(id: string): Medium | undefined {
    return this.media.get(id);
  }
}

function isMediaType(type: string): type is MediaType {
  return type in largest;
}

export function isJpegOrPng(content: Buffer): boolean {
  return content.readUInt16BE(0) === 0xffd8 || content.readUInt32BE(0) === 0x89504e47;
}
