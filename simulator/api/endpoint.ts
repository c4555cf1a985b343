import type { JsonObject } from '../json';

/** One request of the bot, already past token and faults. */
export interface Call {
  /** Query parameters; of repeated ones the first. */
  query: Record<string, string>;
  /** The JSON body; empty for GET and uploads. */
  body: JsonObject;
  upload: Upload | null;
  /** The header Range as it came; '' without one. */
  range: string;
}

export interface Upload {
  fileName: string;
  contentType: string;
  content: Buffer;
}

/** A file instead of a JSON answer. */
export interface FileAnswer {
  fileName: string;
  contentType: string;
  content: Buffer;
  /** Content-Range, when only a stretch of the file was asked for. */
  range?: string;
}

export interface Endpoint {
  method: 'GET' | 'POST';
  /** false for the calls that need no access_token. */
  needsToken?: false;
  /** Fields beside errcode and errmsg; throws ApiRefusal. */
  answer(call: Call): JsonObject | FileAnswer;
}

/** By path below `/cgi-bin/`. */
export type Endpoints = Record<string, Endpoint>;

export function isFile(answer: JsonObject | FileAnswer): answer is FileAnswer {
  return Buffer.isBuffer(answer.content);
}
