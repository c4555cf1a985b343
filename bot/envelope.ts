import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';

/** One callback configuration of the admin console (P90930). */
export interface Secrets {
  /** Letters and digits, at most 32. */
  token: string;
  /** EncodingAESKey: 43 characters. */
  aesKey: string;
  /** corpid for an app of one's own, empty for a 智能机器人 (P90968). */
  receiveId: string;
}

/** The query of a callback; all three are text as it came. */
export interface Signed {
  msg_signature: string;
  timestamp: string;
  nonce: string;
}

/** Refused before anybody reads it. `code` is the platform's own (P90307), `status` what the door answers. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';

  constructor(
    readonly code: -40001 | -40002 | -40004 | -40005 | -40007 | -40008 | -40010,
    readonly status: 400 | 401 | 403,
    message: string,
  ) {
    super(message);
  }
}

interface Key {
  key: Buffer;
  iv: Buffer;
}

const keys = new Map<string, Key>();

/** The decoded key; the last characters of an EncodingAESKey may have bits that fall away, so Node's reading is right. */
function keyOf(aesKey: string): Key {
  let found = keys.get(aesKey);
  if (found === undefined) {
    const key = Buffer.from(`${aesKey}=`, 'base64');
    if (!/^[A-Za-z0-9]{43}$/.test(aesKey) || key.length !== 32) {
      throw new EnvelopeError(-40004, 403, 'an EncodingAESKey has 43 letters and digits');
    }
    found = { key, iv: key.subarray(0, 16) };
    keys.set(aesKey, found);
  }
  return found;
}

/** Compares 40 hex digits without telling by its time how many of them were right. */
function sameSignature(expected: string, given: string): boolean {
  const a = Buffer.from(expected, 'latin1');
  const b = Buffer.from(given, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Base64 as an encoder writes it: the same bytes have one spelling, so nothing can be changed unseen. */
function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new EnvelopeError(-40010, 400, 'not canonical base64');
  return bytes;
}

/** Takes off the padding to blocks of 32: 1 to 32 bytes that all hold their number (P90968). */
function unpad(bytes: Buffer): Buffer {
  const size = bytes[bytes.length - 1] ?? 0;
  if (size < 1 || size > 32 || size > bytes.length) throw new EnvelopeError(-40008, 400, 'wrong padding');
  for (let index = bytes.length - size; index < bytes.length; index++) {
    if (bytes[index] !== size) throw new EnvelopeError(-40008, 400, 'wrong padding');
  }
  return bytes.subarray(0, bytes.length - size);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The message inside: 16 random bytes, its length, itself, the receiveid. @wecom/crypto checks none of these. */
function unwrap(secrets: Secrets, encrypted: string): string {
  const cipherBytes = decodeBase64(encrypted);
  if (cipherBytes.length === 0 || cipherBytes.length % 32 !== 0) {
    throw new EnvelopeError(-40007, 400, 'not whole blocks of 32 bytes');
  }
  const { key, iv } = keyOf(secrets.aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = unpad(Buffer.concat([decipher.update(cipherBytes), decipher.final()]));
  if (plain.length < 20) throw new EnvelopeError(-40008, 400, 'too short for its own head');
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) throw new EnvelopeError(-40008, 400, 'longer than it is');
  if (!plain.subarray(end).equals(Buffer.from(secrets.receiveId, 'utf8'))) {
    throw new EnvelopeError(-40005, 403, 'meant for somebody else');
  }
  try {
    return decoder.decode(plain.subarray(20, end));
  } catch {
    throw new EnvelopeError(-40008, 400, 'not UTF-8');
  }
}

/**
 * Verifies and decrypts. `secrets` are tried in their order (old and new during a rotation); those whose signature
 * fits decide. Everything wrong is an EnvelopeError.
 */
export function open(
  secrets: readonly Secrets[],
  query: Signed,
  encrypted: string,
): { plaintext: string; secrets: Secrets } {
  let refusal: EnvelopeError | undefined;
  for (const one of secrets) {
    const expected = getSignature(one.token, query.timestamp, query.nonce, encrypted);
    if (!sameSignature(expected, query.msg_signature)) continue;
    try {
      return { plaintext: unwrap(one, encrypted), secrets: one };
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error;
      // With one token and two keys the signature fits both; the first reason is kept and the next key is tried.
      refusal ??= error;
    }
  }
  throw refusal ?? new EnvelopeError(-40001, 403, 'the signature does not fit');
}

export interface Sealed {
  encrypt: string;
  msgSignature: string;
  timestamp: string;
  nonce: string;
}

/** Encrypts and signs. `random`: 16 bytes, only for vectors; else they are drawn. */
export function seal(
  secrets: Secrets,
  plaintext: string,
  { timestamp, nonce, random }: { timestamp: string; nonce: string; random?: Buffer },
): Sealed {
  keyOf(secrets.aesKey);
  const encrypted = encrypt(secrets.aesKey, plaintext, secrets.receiveId, random);
  const msgSignature = getSignature(secrets.token, timestamp, nonce, encrypted);
  return { encrypt: encrypted, msgSignature, timestamp, nonce };
}
