import { readFile, writeFile } from 'node:fs/promises';
import { AibotMediaError } from '../../bot/aibot-media';
import type { WecomClient } from '../../bot/api-client';
import type { Clock } from '../../bot/clock';
import { hintFor, reactionTo, WecomRefused, WecomUnreachable } from '../../bot/errors';
import type { IncomingMedia } from '../../bot/media';
import {
  claimWaiting,
  fetchLater,
  settleLost,
  settleStored,
  type Stored,
} from '../../models/exchange/attachments';
import type { Context, Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import { TooBig, type FileFolder } from '../../models/exchange/file-folder';
import { contentTypeOf, documentType, kindRules } from '../../models/exchange/file-kind';
import { newClaim } from '../../models/store/holder';
import { cleanPicture } from '../../models/exchange/picture';
import type { Attachment, Ticket } from '../../models/tickets/ticket';
import { sealFile } from '../../models/store/sealed-file';
import { one } from '../../models/store/transaction';
import { forwardReported, forwardResult } from '../../notices/tickets/ticket-files';

export interface FetchOptions {
  database: Database;
  office: () => Office;
  client: Pick<WecomClient, 'downloadMedia'> & Partial<Pick<WecomClient, 'downloadAibotFile'>>;
  folder: FileFolder;
  clock: Clock;
  /** A name for each claim (models/store/holder.ts). */
  claim?: () => string;
  /** Something was written that has to be sent. */
  onQueued?: () => void;
  /** A voice was stored: whoever can write it down does so now. Its failure is its own affair. */
  onVoice?: (voice: Attachment) => Promise<void>;
  /** A file was stored that may be a list of the office. Its failure is its own affair. */
  onFile?: (file: Attachment) => Promise<void>;
}

const AT_ONCE = 4;
/** Longer than the longest download takes before it is cut off. */
const LEASE = 1_200_000;
const PAUSES: readonly number[] = [5_000, 30_000, 120_000, 600_000, 3_600_000, 6 * 3_600_000, 12 * 3_600_000];
/** The platform forgets a file after three days (P90254). */
const LIFE = 3 * 86_400_000;

/** What is sent to the 智能机器人 lies at its address for five minutes (P100719). */
const ROBOT_LIFE = 300_000;

/** The content is not what its kind says. */
class WrongContent extends Error {}

/** Fetches what people sent: files live three days at the platform, so they are brought home at once. */
export class FileFetcher {
  constructor(private readonly options: FetchOptions) {}

  /** One pass; returns how many files it looked after. */
  async fetch(): Promise<number> {
    const { database, clock } = this.options;
    const owner = (this.options.claim ?? newClaim)();
    const claimed = await claimWaiting(database, clock.now(), AT_ONCE, LEASE, owner);
    await Promise.all(claimed.map((attachment) => this.take(attachment)));
    if (claimed.length > 0) this.options.onQueued?.();
    return claimed.length;
  }

  private async take(attachment: Attachment): Promise<void> {
    const { database, clock } = this.options;
    let stored: Stored;
    try {
      stored = await this.bringHome(attachment);
    } catch (error) {
      return this.afterFailure(attachment, error);
    }
    const now = clock.now();
    const settled = await database.write(async (tx) => {
      const after = await settleStored(tx, attachment.id, stored, now);
      if (after) await this.passOn({ tx, office: this.options.office(), now, actorId: null }, after);
      return after;
    });
    // What is said in a mediation is written down by nobody but the mediator.
    if (settled?.kind === 'voice' && settled.disputeId === null) await this.options.onVoice?.(settled);
    if (settled?.kind === 'file' && settled.disputeId === null) await this.options.onFile?.(settled);
  }

  private async passOn(context: Context, { ticketId, purpose }: Attachment): Promise<void> {
    if (ticketId === null) return;
    if (purpose === 'report') return forwardReported(context, ticketId);
    const ticket = await one<Ticket>(context.tx, 'SELECT * FROM ticket WHERE id = ?', [ticketId]);
    if (ticket?.state === 'verifying') await forwardResult(context, ticket);
  }

  private async bringHome(attachment: Attachment): Promise<Stored> {
    const { kind, disputeId } = attachment;
    const { folder } = this.options;
    const { most, accepts } = kindRules[kind];
    const name = partName(attachment);
    const begun = name === null ? 0 : await folder.begun(name);
    const { path, fileName } = await this.download(
      attachment,
      async ({ content, fileName: called, from = 0 }) => ({
        ...(await folder.receive(content, most, name === null ? undefined : { name, from })),
        fileName: called,
      }),
      begun,
    );
    try {
      const contentType = documentType(contentTypeOf(await folder.headOf(path)), fileName);
      if (!accepts(contentType)) throw new WrongContent(`${kind} 的内容是 ${contentType}`);
      if (disputeId !== null) return await this.keepSealed(path, kind, contentType);
      if (kind !== 'image') return { ...(await folder.keep(path)), contentType, located: false };
      return await this.keepPicture(path);
    } finally {
      await folder.discard(path);
    }
  }

  private download<T>(
    { mediaId, address }: Attachment,
    take: (media: IncomingMedia) => Promise<T>,
    begun: number,
  ): Promise<T> {
    const { client, database } = this.options;
    if (address === null) return client.downloadMedia(mediaId, take, begun);
    if (!client.downloadAibotFile) throw new WrongContent('没有设置智能机器人');
    return client.downloadAibotFile(database.vault.open(address), take);
  }

  /** A file of a mediation lies encrypted, without a small picture beside it. */
  private async keepSealed(path: string, kind: Attachment['kind'], contentType: string): Promise<Stored> {
    const { folder } = this.options;
    const [clean, thumbnail, target] = [
      await folder.freshPath(),
      await folder.freshPath(),
      await folder.freshPath(),
    ];
    try {
      const { located } = kind === 'image' ? await cleanPicture(path, clean, thumbnail) : { located: false };
      const { sealed, key } = sealFile(await readFile(kind === 'image' ? clean : path));
      await writeFile(target, sealed, { mode: 0o600 });
      const type = kind === 'image' ? contentTypeOf(await folder.headOf(clean)) : contentType;
      return { ...(await folder.keep(target)), contentType: type, located, key };
    } finally {
      await folder.discard(clean, thumbnail, target);
    }
  }

  private async keepPicture(path: string): Promise<Stored> {
    const { folder } = this.options;
    const [target, thumbnail] = [await folder.freshPath(), await folder.freshPath()];
    try {
      const { located } = await cleanPicture(path, target, thumbnail).catch((error: unknown) => {
        throw new WrongContent(`图片打不开：${error instanceof Error ? error.message : ''}`);
      });
      const contentType = contentTypeOf(await folder.headOf(target));
      return { ...(await folder.keep(target, thumbnail)), contentType, located };
    } finally {
      await folder.discard(target, thumbnail);
    }
  }

  private afterFailure(attachment: Attachment, error: unknown): Promise<void> {
    const { database, clock } = this.options;
    const { id, attempt, createdAt, address } = attachment;
    const life = address === null ? LIFE : ROBOT_LIFE;
    const now = clock.now();
    const reason = reasonOf(error);
    return database.write((tx) => {
      if (error instanceof TooBig) return settleLost(tx, id, 'too_big', '文件太大');
      const pause = PAUSES[attempt];
      const hopeless = pause === undefined || now + pause > createdAt + life || isFinal(error);
      return hopeless ? settleLost(tx, id, 'failed', reason) : fetchLater(tx, id, now + pause, reason);
    });
  }
}

/** Large files go on where they broke off. What is confidential leaves nothing lying about. */
const partName = ({ id, kind, disputeId }: Attachment): string | null =>
  disputeId === null && (kind === 'video' || kind === 'file') ? `attachment-${id}` : null;

function reasonOf(error: unknown): string {
  if (error instanceof WecomRefused) return hintFor(error.errcode);
  if (error instanceof WecomUnreachable) return `连不上企业微信（${error.cause}）`;
  return error instanceof Error ? error.message : String(error);
}

/** Trying again would bring the same: it is gone, or it is not what it says. */
function isFinal(error: unknown): boolean {
  if (error instanceof WrongContent || error instanceof AibotMediaError) return true;
  return error instanceof WecomRefused && ['drop', 'fix'].includes(reactionTo(error.errcode));
}
