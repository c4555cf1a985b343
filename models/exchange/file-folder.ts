import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HEAD_BYTES } from './file-kind';

const STEP = 16;

/** The sender's file is larger than we take. */
export class TooBig extends Error {}

/** A file that came and has no name of its own yet. */
export interface Arrived {
  path: string;
  bytes: number;
}

/** Files on disk under their SHA-256: the same bytes lie there once. */
export class FileFolder {
  private readonly arriving: string;

  constructor(private readonly root: string) {
    this.arriving = path.join(root, 'arriving');
  }

  /** Where a stored file lies; `thumbnail`: its small picture (JPEG). */
  pathOf(sha256: string, thumbnail = false): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return path.join(this.root, sha256.slice(0, 2), thumbnail ? `${sha256}.thumb` : sha256);
  }

  /** A fresh name among the files on their way. */
  async freshPath(): Promise<string> {
    await mkdir(this.arriving, { recursive: true, mode: 0o700 });
    return path.join(this.arriving, randomUUID());
  }

  /** How much of a large file is here from an earlier try: where to go on, a multiple of 16 (P90254). */
  async begun(name: string): Promise<number> {
    const found = await stat(path.join(this.arriving, name)).catch(() => null);
    // One step back: a file that had come whole is still asked for its end.
    return found === null ? 0 : Math.max(0, Math.floor(found.size / STEP) * STEP - STEP);
  }

  /**
   * Streams to disk, at most `most` bytes. Throws TooBig; nothing of it stays then. With `part` the file has a name,
   * what comes is written from byte `from` on, and what came before a break stays.
   */
  async receive(
    content: AsyncIterable<Uint8Array>,
    most: number,
    part?: { name: string; from: number },
  ): Promise<Arrived> {
    const target = part ? path.join(this.arriving, part.name) : await this.freshPath();
    await mkdir(this.arriving, { recursive: true, mode: 0o700 });
    let bytes = part?.from ?? 0;
    const place = bytes > 0 ? { flags: 'r+', start: bytes } : {};
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of content) {
        bytes += piece.length;
        if (bytes > most) throw new TooBig(`more than ${most} bytes`);
        yield piece;
      }
    };
    try {
      await pipeline(Readable.from(counted()), createWriteStream(target, { mode: 0o600, ...place }));
    } catch (error) {
      if (part === undefined || error instanceof TooBig) await rm(target, { force: true });
      throw error;
    }
    return { path: target, bytes };
  }

  async headOf(file: string): Promise<Buffer> {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** Gives an arrived file its lasting place; whoever comes second with the same bytes finds it there already. */
  async keep(file: string, thumbnail: string | null = null): Promise<{ sha256: string; bytes: number }> {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
    const sha256 = hash.digest('hex');
    const { size } = await stat(file);
    await mkdir(path.dirname(this.pathOf(sha256)), { recursive: true, mode: 0o700 });
    await rename(file, this.pathOf(sha256));
    if (thumbnail !== null) await rename(thumbnail, this.pathOf(sha256, true));
    return { sha256, bytes: size };
  }

  /** Removes a stored file with its thumbnail, unless the same bytes came again after `before` (epoch ms). */
  async remove(sha256: string, before: number): Promise<void> {
    const file = this.pathOf(sha256);
    const found = await stat(file).catch(() => null);
    if (found && found.mtimeMs < before) await this.discard(file, this.pathOf(sha256, true));
  }

  /** Files whose arrival broke off before `before` (epoch ms, the clock of the disk). Returns how many there were. */
  async sweep(before: number): Promise<number> {
    const names = await readdir(this.arriving).catch(() => []);
    let swept = 0;
    for (const name of names) {
      const file = path.join(this.arriving, name);
      const found = await stat(file).catch(() => null);
      if (!found?.isFile() || found.mtimeMs >= before) continue;
      await rm(file, { force: true });
      swept += 1;
    }
    return swept;
  }

  discard(...files: string[]): Promise<unknown> {
    return Promise.all(files.map((file) => rm(file, { force: true })));
  }
}
