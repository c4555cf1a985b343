import type { Attachment } from '../tickets/ticket';

/** A type by its first bytes: at an offset stands this text (latin1). */
interface Mark {
  type: string;
  at: number;
  text: string;
}

/** What people send in WeChat and offices; the first that fits holds. */
const marks: readonly Mark[] = [
  { type: 'image/jpeg', at: 0, text: '\xff\xd8\xff' },
  { type: 'image/png', at: 0, text: '\x89PNG\r\n\x1a\n' },
  { type: 'image/gif', at: 0, text: 'GIF8' },
  { type: 'image/webp', at: 8, text: 'WEBP' },
  { type: 'image/heic', at: 4, text: 'ftyphei' },
  { type: 'image/heic', at: 4, text: 'ftypmif1' },
  { type: 'audio/amr', at: 0, text: '#!AMR' },
  { type: 'audio/silk', at: 0, text: '#!SILK' },
  { type: 'audio/silk', at: 1, text: '#!SILK' },
  { type: 'audio/mpeg', at: 0, text: 'ID3' },
  { type: 'audio/wav', at: 8, text: 'WAVE' },
  { type: 'video/mp4', at: 4, text: 'ftyp' },
  { type: 'application/pdf', at: 0, text: '%PDF-' },
  { type: 'application/zip', at: 0, text: 'PK\x03\x04' },
  { type: 'application/msoffice', at: 0, text: '\xd0\xcf\x11\xe0' },
  { type: 'application/x-executable', at: 0, text: 'MZ' },
  { type: 'application/x-executable', at: 0, text: '\x7fELF' },
  { type: 'application/x-executable', at: 0, text: '#!/' },
];

/** How many bytes `contentTypeOf` looks at. */
export const HEAD_BYTES = 16;

/** The type by content; what nobody knows is application/octet-stream. */
export function contentTypeOf(head: Buffer): string {
  const text = head.subarray(0, HEAD_BYTES).toString('latin1');
  return marks.find((mark) => text.startsWith(mark.text, mark.at))?.type ?? 'application/octet-stream';
}

/** Documents of offices look alike from outside; which one it is only its name says. In-house names of types. */
const documents: Readonly<Record<string, readonly string[]>> = {
  'application/zip': ['docx', 'xlsx', 'pptx'],
  'application/msoffice': ['doc', 'xls', 'ppt'],
};

/** The type once more by its name, where the content allows that name. */
export function documentType(contentType: string, fileName: string | null): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  return documents[contentType]?.includes(ending) ? `office/${ending}` : contentType;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/amr': 'amr',
  'audio/silk': 'silk',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/octet-stream': 'bin',
};

/** The ending of a name by which a colleague's phone knows what to open it with. */
export function endingOf(contentType: string): string {
  return endings[contentType] ?? contentType.split('/')[1] ?? 'bin';
}

const MEGABYTE = 2 ** 20;

interface KindRule {
  /** Largest size in bytes that is fetched (P94670; the app names none, the larger of ours holds). */
  most: number;
  accepts: (contentType: string) => boolean;
}

export const kindRules: Record<Attachment['kind'], KindRule> = {
  image: { most: 10 * MEGABYTE, accepts: (type) => type.startsWith('image/') },
  voice: { most: 2 * MEGABYTE, accepts: (type) => type.startsWith('audio/') },
  video: { most: 100 * MEGABYTE, accepts: (type) => type.startsWith('video/') },
  // What a colleague opens at his desk must not run by itself.
  file: { most: 100 * MEGABYTE, accepts: (type) => type !== 'application/x-executable' },
};
