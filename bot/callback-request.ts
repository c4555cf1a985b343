import type { Context } from 'koa';
import type { Signed } from './envelope';
import { all, leaf, parseXml, XmlError } from './xml';

/** The largest body that is read: a callback takes a few kilobytes. */
export const maximumBodyBytes = 64 * 1024;

/** The request isn't one of WeCom's; `reason` is one word for the figures. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly status: 400 | 403 | 405 | 415,
    readonly reason: string,
  ) {
    super(reason);
  }
}

function parameter(context: Context, name: string): string {
  const value = context.query[name];
  if (typeof value !== 'string' || value === '') throw new RequestError(400, 'query');
  return value;
}

/** The query of a callback: every parameter once, those of the signature all there. */
export function readQuery(context: Context): Signed {
  if (Object.values(context.query).some((value) => Array.isArray(value)))
    throw new RequestError(400, 'query');
  const timestamp = parameter(context, 'timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) throw new RequestError(400, 'query');
  return {
    msg_signature: parameter(context, 'msg_signature'),
    timestamp,
    nonce: parameter(context, 'nonce'),
  };
}

/** echostr; a proxy that decodes twice makes spaces of the plus signs of base64. */
export function readEcho(context: Context): string {
  return parameter(context, 'echostr').replaceAll(' ', '+');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body as text; refused where it isn't UTF-8 or holds nothing. */
export function decodeBody(body: Buffer): string {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    throw new RequestError(400, 'encoding');
  }
  if (text.trim() === '') throw new RequestError(400, 'empty');
  return text;
}

const field = /\s*<(ToUserName|AgentID|Encrypt)>(?:<!\[CDATA\[([^\]<>&]*)\]\]>|([^<>&]*))<\/\1>/y;
const root = /\s*<xml>/y;
const rootEnd = /\s*<\/xml>\s*$/y;

/** The envelope as WeCom writes it, read without a parser; undefined where it looks in any way different. */
function readPlainEnvelope(text: string): string | undefined {
  root.lastIndex = 0;
  if (!root.test(text)) return undefined;
  let position = root.lastIndex;
  let encrypted: string | undefined;
  for (;;) {
    field.lastIndex = position;
    const found = field.exec(text);
    if (found === null) break;
    if (found[1] === 'Encrypt') {
      if (encrypted !== undefined) return undefined;
      encrypted = found[2] ?? found[3] ?? '';
    }
    position = field.lastIndex;
  }
  rootEnd.lastIndex = position;
  return rootEnd.test(text) ? encrypted : undefined;
}

/** The text of Encrypt: exactly one, directly inside, and no elements in it. */
export function readEncrypted(text: string): string {
  const plain = readPlainEnvelope(text);
  if (plain !== undefined && plain !== '') return plain;
  const document = parseXml(text);
  if (all(document, 'Encrypt').length === 0) throw new XmlError('nothing encrypted in it');
  const encrypted = leaf(document, 'Encrypt')?.trim() ?? '';
  if (encrypted === '') throw new XmlError('Encrypt is empty');
  return encrypted;
}
