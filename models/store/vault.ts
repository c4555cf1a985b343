import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1.';
const DRAWN_BYTES = 4_080;

/**
 * Encrypts what is personal before it is written (AES-256-GCM, a fresh 12-byte nonce each time) and makes keyed
 * hashes for look-ups. Sealed form: `v1.` + base64(nonce 12 · tag 16 · ciphertext).
 */
export class Vault {
  private readonly cipherKey: Buffer;
  private readonly oldCipherKey: Buffer | null;
  private readonly hashKey: Buffer;
  private readonly oldHashKey: Buffer | null;
  /** Random bytes drawn ahead: one draw for 340 nonces costs what a single one does. */
  private drawn = Buffer.alloc(0);

  /** `oldKey`: during a rotation it still opens what it sealed; nothing new is sealed under it. */
  constructor(dataKey: Buffer, oldKey: Buffer | null = null) {
    this.cipherKey = contentKey(dataKey);
    this.oldCipherKey = oldKey === null ? null : contentKey(oldKey);
    this.hashKey = lookUpKey(dataKey);
    this.oldHashKey = oldKey === null ? null : lookUpKey(oldKey);
  }

  seal(text: string): string {
    const nonce = this.nonce();
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, nonce);
    const body = cipher.update(text, 'utf8');
    // GCM holds nothing back: `final` only makes the tag.
    cipher.final();
    return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  }

  /** 12 bytes that were never used before. */
  private nonce(): Buffer {
    if (this.drawn.length < 12) this.drawn = randomBytes(DRAWN_BYTES);
    const nonce = this.drawn.subarray(0, 12);
    this.drawn = this.drawn.subarray(12);
    return nonce;
  }

  /** Throws when the text was sealed under neither key or was changed. */
  open(sealed: string): string {
    try {
      return unseal(this.cipherKey, sealed);
    } catch (error) {
      if (this.oldCipherKey === null) throw error;
      return unseal(this.oldCipherKey, sealed);
    }
  }

  /** False for what only the old key opens, and for what none does. */
  isCurrent(sealed: string): boolean {
    try {
      unseal(this.cipherKey, sealed);
      return true;
    } catch {
      return false;
    }
  }

  /** 64 hex digits; the same text always gives the same, nobody without the key can try texts. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.hashKey).update(text).digest('hex');
  }

  /** What the old key gives for it; null outside of a rotation. */
  oldFingerprint(text: string): string | null {
    return this.oldHashKey === null ? null : createHmac('sha256', this.oldHashKey).update(text).digest('hex');
  }
}

const contentKey = (dataKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'xiaoge content', 32));

const lookUpKey = (dataKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'xiaoge look-up', 32));

function unseal(key: Buffer, sealed: string): string {
  if (!sealed.startsWith(VERSION)) throw new Error('not a sealed text');
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
