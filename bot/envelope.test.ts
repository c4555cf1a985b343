import { createCipheriv, createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { EnvelopeError, open, seal, type Secrets } from './envelope';
import vectors from './envelope.vectors.json';

/** The two published sample configurations; never in production. */
const published = {
  A: { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' },
  B: { token: 'hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo', aesKey: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt' },
};
const { C4_aibot_media_body: media, ...messages } = vectors;
const secrets: Secrets = { ...published.A, receiveId: 'ww0000000000000001' };
const stamp = { timestamp: '1767225600', nonce: 'n' };

function refusal(act: () => unknown): EnvelopeError {
  try {
    act();
  } catch (error) {
    if (error instanceof EnvelopeError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Sealed and signed with whatever plain bytes, to reach the checks behind the signature. */
function openSealed(
  using: Secrets,
  plaintext: string,
  change: (encrypted: string) => string = (text) => text,
) {
  const sealed = seal(using, plaintext, stamp);
  return open([using], { ...stamp, msg_signature: sealed.msgSignature }, change(sealed.encrypt));
}

describe('published vectors', () => {
  test.each(Object.entries(messages))('%s opens', (_name, vector) => {
    const one: Secrets = { ...published[vector.key as 'A' | 'B'], receiveId: vector.receiveid };
    const query = { msg_signature: vector.signature, timestamp: vector.timestamp, nonce: vector.nonce };
    const { plaintext } = open([one], query, vector.encrypt);
    expect(Buffer.byteLength(plaintext)).toBe(vector.msg_bytes);
    if ('msg' in vector) expect(plaintext).toBe(vector.msg);
  });

  test.each(Object.entries(messages).filter(([, vector]) => 'msg' in vector))(
    '%s seals to the same',
    (_name, vector) => {
      const one: Secrets = { ...published[vector.key as 'A' | 'B'], receiveId: vector.receiveid };
      const random = Buffer.from(vector.random_ascii, 'latin1');
      const { timestamp, nonce } = vector;
      const sealed = seal(one, 'msg' in vector ? vector.msg : '', { timestamp, nonce, random });
      expect(sealed).toEqual({ encrypt: vector.encrypt, msgSignature: vector.signature, timestamp, nonce });
    },
  );

  test('C4, a raw body, has the right key and padding but no head of a message', () => {
    const encrypted = media.ciphertext_base64;
    const one = { ...published.A, receiveId: '' };
    const query = { ...stamp, msg_signature: signatureOf(encrypted, one.token) };
    expect(refusal(() => open([one], query, encrypted)).message).toBe('too short for its own head');
  });
});

describe('whatever is said', () => {
  test('comes back the same, at any length', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 5000 }));
    const id = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(text, id, (plaintext, receiveId) => {
        expect(openSealed({ ...secrets, receiveId }, plaintext).plaintext).toBe(plaintext);
      }),
      { numRuns: 300 },
    );
  });

  test('a byte order mark is part of it', () => {
    expect(openSealed(secrets, '\uFEFFx').plaintext).toBe('\uFEFFx');
  });

  test('one changed byte of ciphertext or signature is refused', () => {
    const sealed = seal(secrets, '3号楼路灯不亮', stamp);
    const change = (text: string, at: number, by: number) => {
      const bytes = Buffer.from(text, 'latin1');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ by;
      return bytes.toString('latin1');
    };
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 127 }), fc.boolean(), (at, by, inSignature) => {
        const signature = inSignature ? change(sealed.msgSignature, at, by) : sealed.msgSignature;
        const encrypted = inSignature ? sealed.encrypt : change(sealed.encrypt, at, by);
        const query = { ...stamp, msg_signature: signature };
        expect(refusal(() => open([secrets], query, encrypted)).status).toBe(403);
      }),
      { numRuns: 500 },
    );
  });

  test('a changed ciphertext with a right signature is an EnvelopeError or another text, nothing worse', () => {
    // Only whoever holds the token can make one; neither padding nor lengths may then throw anything else.
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 200 }), (bytes) => {
        const encrypted = Buffer.from(bytes).toString('base64');
        const signature = signatureOf(encrypted);
        expect(
          refusal(() => open([secrets], { ...stamp, msg_signature: signature }, encrypted)).status,
        ).toBeLessThan(404);
      }),
      { numRuns: 500 },
    );
  });
});

function signatureOf(encrypted: string, token = secrets.token): string {
  const parts = [token, stamp.timestamp, stamp.nonce, encrypted].sort();
  return createHash('sha1').update(parts.join('')).digest('hex');
}

describe('each check behind the signature', () => {
  const key = Buffer.from(`${secrets.aesKey}=`, 'base64');

  function openPlain(plain: Buffer): EnvelopeError {
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    return refusal(() => open([secrets], { ...stamp, msg_signature: signatureOf(encrypted) }, encrypted));
  }

  const body = (length: number, id: string, padding: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length);
    return Buffer.concat([Buffer.alloc(16), size, Buffer.from(id), padding]);
  };

  test('padding bytes that differ', () => {
    expect(openPlain(body(0, secrets.receiveId, Buffer.from([...Buffer.alloc(25, 1), 26]))).code).toBe(
      -40008,
    );
  });
  test('padding longer than a block', () => {
    expect(openPlain(body(0, secrets.receiveId, Buffer.alloc(26, 33))).code).toBe(-40008);
  });
  test('a length beyond the end', () => {
    expect(openPlain(body(0xffffffff, secrets.receiveId, Buffer.alloc(26, 26))).code).toBe(-40008);
  });
  test('nothing but padding', () => {
    expect(openPlain(Buffer.alloc(32, 32)).code).toBe(-40008);
  });
  test('another receiver', () => {
    expect(openPlain(body(0, 'ww0000000000000002', Buffer.alloc(26, 26))).code).toBe(-40005);
  });
  test('bytes that are no UTF-8', () => {
    const plain = Buffer.concat([body(1, '\u0000', Buffer.alloc(0)), Buffer.from(secrets.receiveId)]);
    plain[20] = 0xff;
    expect(openPlain(Buffer.concat([plain, Buffer.alloc(25, 25)])).code).toBe(-40008);
  });
  test('base64 that an encoder would not write', () => {
    const loose = `${seal(secrets, 'x', stamp).encrypt}\n`;
    const query = { ...stamp, msg_signature: signatureOf(loose) };
    expect(refusal(() => open([secrets], query, loose)).code).toBe(-40010);
  });
});

test('during a rotation old and new both open, and the one that fitted is told', () => {
  const old: Secrets = { ...published.B, receiveId: secrets.receiveId };
  const oldKey: Secrets = { ...secrets, aesKey: published.B.aesKey };
  for (const used of [old, secrets, oldKey]) {
    const sealed = seal(used, '你好', stamp);
    const query = { ...stamp, msg_signature: sealed.msgSignature };
    expect(open([secrets, old, oldKey], query, sealed.encrypt)).toEqual({ plaintext: '你好', secrets: used });
  }
});

test('a malformed key is named', () => {
  expect(refusal(() => seal({ ...secrets, aesKey: 'short' }, 'x', stamp)).code).toBe(-40004);
});
