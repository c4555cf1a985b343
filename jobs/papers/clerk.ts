import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { groupFile, groupImage } from '../../bot/webhook';
import type { Clock } from '../../bot/clock';
import type { Context, Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import type { FileFolder } from '../../models/exchange/file-folder';
import { newClaim } from '../../models/store/holder';
import { noteStoredFile, settlePaper, tryPaperLater, type Paper } from '../../models/figures/paper';
import { claimPaper } from '../../models/figures/paper-claims';
import { paperFailed } from '../../notices/figures/paper-words';
import { answerLater, postToGroup, sendFile } from '../../notices/exchange/send';
import type { DrawnFile } from './drawing';
import { drawPaper } from './papers';

export interface ClerkOptions {
  database: Database;
  office: () => Office;
  folder: FileFolder;
  mediaFolder: string;
  clock: Clock;
  claim?: () => string;
  onQueued?: () => void;
  onFailure?: (error: unknown) => void;
  /** Draws in another process; left out, in this one. */
  draw?: (paper: Paper, folder: string, now: number) => Promise<DrawnFile[]>;
}

/** Longer than the longest ledger takes. */
const LEASE = 3_600_000;
const PAUSES: readonly number[] = [30_000, 300_000];
const SPOKEN_EVERY = 30_000;

/** Draws what was asked for and sends it: pictures, workbooks, documents. */
export class Clerk {
  constructor(private readonly options: ClerkOptions) {}

  /** One pass: one paper. 0 = none waits. */
  async work(): Promise<number> {
    const { database, clock, claim = newClaim, onQueued } = this.options;
    const paper = await claimPaper(database, clock.now(), LEASE, claim());
    if (!paper) return 0;
    const folder = await mkdtemp(path.join(path.dirname(await this.options.folder.freshPath()), 'paper-'));
    try {
      await this.deliver(paper, await this.draw(paper, folder));
    } catch (error) {
      this.options.onFailure?.(error);
      await this.afterFailure(paper, error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    onQueued?.();
    return 1;
  }

  private draw(paper: Paper, folder: string): Promise<DrawnFile[]> {
    const { database, office, clock, mediaFolder, draw } = this.options;
    const now = clock.now();
    if (draw) return draw(paper, folder, now);
    const say = speaker(database, office(), paper, () => clock.now());
    return drawPaper({ database, office: office(), now, paper, folder, mediaFolder, say });
  }

  private async deliver(paper: Paper, files: readonly DrawnFile[]): Promise<void> {
    const { database, office, clock, folder } = this.options;
    const kept: (DrawnFile & { sha256: string; bytes: number; picture: Buffer | null })[] = [];
    for (const file of files) {
      const picture = file.type === 'image' ? await readFile(file.path) : null;
      kept.push({ ...file, ...(await folder.keep(file.path)), picture });
    }
    const now = clock.now();
    await database.write(async (tx) => {
      const context = { tx, office: office(), now, actorId: null };
      for (const file of kept) {
        await noteStoredFile(tx, file, now);
        await sendTo(context, paper, file);
      }
      await settlePaper(tx, paper.id, 'done');
    });
  }

  private afterFailure(paper: Paper, error: unknown): Promise<void> {
    const { database, clock, office } = this.options;
    const now = clock.now();
    const reason = error instanceof Error ? error.message : String(error);
    const pause = PAUSES[paper.attempt];
    return database.write(async (tx) => {
      if (pause !== undefined) return tryPaperLater(tx, paper, now + pause, reason);
      await settlePaper(tx, paper.id, 'failed', reason);
      const context = { tx, office: office(), now, actorId: null };
      if (paper.personId !== null) await answerLater(context, paper.personId, paperFailed);
      return undefined;
    });
  }
}

async function sendTo(
  context: Context,
  { personId, gridId }: Paper,
  {
    type,
    name,
    sha256,
    bytes,
    picture,
  }: DrawnFile & { sha256: string; bytes: number; picture: Buffer | null },
): Promise<void> {
  const own = { id: sha256, name };
  if (gridId !== null)
    await postToGroup(context, gridId, picture ? groupImage(picture) : groupFile(own, bytes));
  if (personId !== null) await sendFile(context, personId, { msgtype: type, own });
}

/** Tells whoever waits how far it is, at most every half minute. */
export function speaker(
  database: Database,
  office: Office,
  { personId }: Paper,
  clock: () => number,
): (words: string) => Promise<void> {
  let last = clock();
  return async (words) => {
    const now = clock();
    if (personId === null || now - last < SPOKEN_EVERY) return;
    last = now;
    await database.write((tx) => answerLater({ tx, office, now, actorId: null }, personId, { text: words }));
  };
}
