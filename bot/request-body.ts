import type { IncomingMessage } from 'node:http';

/** The body can't be read: too big (413) or broken off by the sender (400). */
export class BodyError extends Error {
  override readonly name = 'BodyError';

  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** What is read away after a refusal, so that the connection can be used again; above it the connection is closed. */
const drainedBytes = 1024 * 1024;

/**
 * Reads away what is left of a refused request, in the background. False where so much is announced that closing the
 * connection is cheaper; a body that turns out longer than that is cut off.
 */
export function drain(request: IncomingMessage): boolean {
  if (Number(request.headers['content-length'] ?? 0) > drainedBytes) return false;
  let size = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > drainedBytes) request.destroy();
  });
  return true;
}

/** Reads at most `maximumBytes`; BodyError as soon as there are more or the sender has gone. */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maximumBytes) {
      reject(new BodyError(413, 'announced longer than allowed'));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (settle: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      settle();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumBytes) finish(() => reject(new BodyError(413, 'longer than allowed')));
      else chunks.push(chunk);
    };
    const onEnd = () => finish(() => resolve(Buffer.concat(chunks, size)));
    const onClose = () => finish(() => reject(new BodyError(400, 'broken off by the sender')));
    request.on('data', onData).on('end', onEnd).on('close', onClose);
    // Stays: an upload that is broken off says so with an error, also after the answer; without a listener it throws.
    request.on('error', onClose);
  });
}
