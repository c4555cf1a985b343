import { mkdir, open, readFile, appendFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Where messages wait while the database is away: an append-only list of texts. */
export interface SpoolStore {
  /** What is kept, oldest first; what was torn by a crash is left out. */
  read(): Promise<string[]>;
  /** Resolves when the record is on the disk; records keep the order of the calls. */
  append(record: string): Promise<void>;
  /** Everything kept so far had its effect. */
  clear(): Promise<void>;
  /** Keeps a record that can't be handled apart, for the operator. */
  setAside(record: string): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  line: string;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');
/** One record a line: checksum, base64, end of line. A line without its end or with another checksum was torn. */
const LINE = /^([0-9a-f]{8}) ([A-Za-z0-9+/=]*)$/;

function recordOf(line: string): string | null {
  const [, sum, body] = LINE.exec(line) ?? [];
  return sum === undefined || body === undefined || checksum(body) !== sum
    ? null
    : Buffer.from(body, 'base64').toString('utf8');
}

/** A spool in a file of its own. Records that arrive together share one fsync. */
export class FileSpool implements SpoolStore {
  private readonly waiting: Waiting[] = [];
  private tail: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  /** Makes the file, and the folder it lies in, when they are not there. */
  static async open(file: string): Promise<FileSpool> {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, 'a+', 0o600);
    const spool = new FileSpool(file, handle);
    await spool.endTornLine();
    await syncFolder(path.dirname(file));
    return spool;
  }

  async read(): Promise<string[]> {
    await this.tail;
    const lines = (await readFile(this.file, 'utf8')).split('\n');
    // Behind the last end of line stands nothing, or a line that was being written when the power went.
    return lines
      .slice(0, -1)
      .map(recordOf)
      .filter((record) => record !== null);
  }

  append(record: string): Promise<void> {
    const body = Buffer.from(record, 'utf8').toString('base64');
    return new Promise((resolve, reject) => {
      this.waiting.push({ line: `${checksum(body)} ${body}\n`, resolve, reject });
      if (this.waiting.length === 1) this.tail = this.tail.then(() => this.writeWaiting());
    });
  }

  clear(): Promise<void> {
    const cleared = this.tail.then(async () => {
      await this.handle.truncate(0);
      await this.handle.sync();
    });
    this.tail = cleared.catch(() => undefined);
    return cleared;
  }

  async setAside(record: string): Promise<void> {
    await appendFile(`${this.file}.aside`, `${record}\n`, { mode: 0o600, flush: true });
  }

  async close(): Promise<void> {
    await this.tail;
    await this.handle.close();
  }

  /** What came after a torn line would else be read as its end. */
  private async endTornLine(): Promise<void> {
    const { size } = await this.handle.stat();
    if (size === 0) return;
    const { buffer } = await this.handle.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer.toString() !== '\n') await this.handle.appendFile('\n');
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting.splice(0);
    try {
      await this.handle.appendFile(batch.map(({ line }) => line).join(''));
      await this.handle.sync();
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // Half of a line may stand there: the next one must begin on its own.
      await this.endTornLine().catch(() => undefined);
      for (const { reject } of batch) reject(error);
    }
  }
}

/** A new file is safe only when its entry in the folder is. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
