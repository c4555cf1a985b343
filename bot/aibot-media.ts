import { createDecipheriv } from 'node:crypto';

/** Padding is to blocks of 32 (P100719). */
const BLOCK = 32;

/** What a member sent to the robot lies encrypted with the key of its callback, without a head or a receiver. */
export class AibotMediaError extends Error {}

/**
 * The file behind an address, piece by piece: AES-256-CBC, the IV the first 16 bytes of the key, PKCS#7 to 32 bytes.
 * The last block is held back until it is known to be the last.
 */
export async function* openAibotFile(
  aesKey: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of content) {
    held = Buffer.concat([held, decipher.update(piece)]);
    if (held.length <= BLOCK) continue;
    yield held.subarray(0, -BLOCK);
    held = held.subarray(-BLOCK);
  }
  yield withoutPadding(Buffer.concat([held, finish(decipher)]));
}

function finish(decipher: ReturnType<typeof createDecipheriv>): Buffer {
  try {
    return decipher.final();
  } catch {
    throw new AibotMediaError('not whole blocks');
  }
}

function withoutPadding(last: Buffer): Buffer {
  const size = last.at(-1) ?? 0;
  const sound = size >= 1 && size <= BLOCK && size <= last.length;
  if (!sound || last.subarray(-size).some((byte) => byte !== size))
    throw new AibotMediaError('wrong padding');
  return last.subarray(0, -size);
}
