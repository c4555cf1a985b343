import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * A file that lies encrypted on the disk under a key of its own (AES-256-GCM; nonce 12 · tag 16 · bytes). The key is
 * kept sealed in the database: a copy of the folder shows nothing, and a file whose key is gone is gone.
 */
export function sealFile(content: Buffer): { sealed: Buffer; key: string } {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), key: key.toString('base64') };
}

/** Throws when the key is another or the file was changed. */
export function openFileBytes(sealed: Buffer, key: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
