import type { MediaShelf, OwnFileMessage } from '../../bot/outbox';
import type { Clock } from '../../bot/clock';
import type { Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import { readFile } from '../../models/mediation/dispute-file';
import { loadDispute, mayRead, relationsToDispute } from '../../models/mediation/dispute-rights';
import { committeeOf } from '../../models/mediation/mediators';
import type { UploadClient } from '../../models/exchange/media-library';
import { disputeAttachment, disputeAttachments, openedBytes } from '../../models/mediation/dispute-pictures';
import type { FileFolder } from '../../models/exchange/file-folder';
import { readPaperId, readPhotoId, type PaperName } from '../../notices/figures/paper-news';
import { caseFacts, type Picture } from '../../documents/mediation/facts';
import { drawDossier, drawPaper } from '../../documents/mediation/dossier';
import { pagePicture } from '../../documents/mediation/photo';

export interface PaperOptions {
  database: Database;
  office: () => Office;
  clock: Clock;
  folder: Pick<FileFolder, 'pathOf'>;
  client: UploadClient;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Papers of a mediation are drawn in memory when they go out, for who may still read them then; the disk never sees them. */
export class PaperShelf implements MediaShelf {
  constructor(
    private readonly options: PaperOptions,
    private readonly others: MediaShelf,
  ) {}

  async mediaId(message: OwnFileMessage, webhookKey?: string): Promise<string | null> {
    const paper = readPaperId(message.own.id);
    const photo = readPhotoId(message.own.id);
    if (paper === null && photo === null) return this.others.mediaId(message, webhookKey);
    // A group never gets one.
    if (webhookKey !== undefined) return null;
    const drawn = paper !== null ? await drawFor(this.options, paper) : null;
    const content = photo !== null ? await photoFor(this.options, photo) : drawn;
    if (content === null) return null;
    const file = new Blob([new Uint8Array(content)], paper === null ? {} : { type: DOCX });
    return (await this.options.client.uploadMedia(message.msgtype, file, message.own.name)).mediaId;
  }
}

/** The docx for this reader; null when he may not read it (any more), or the case has no such paper. */
export async function drawFor(
  { database, office, clock, folder }: Omit<PaperOptions, 'client'>,
  { disputeId, paper, readerId }: { disputeId: number; paper: PaperName; readerId: number },
): Promise<Buffer | null> {
  const dispute = await loadDispute(database, disputeId);
  const now = clock.now();
  const reader = { tx: database, office: office(), actorId: readerId };
  const relations = await relationsToDispute(reader, dispute);
  if (!mayRead(relations)) return null;
  const { directory, calendar } = office();
  const facts = caseFacts(await readFile(database, dispute), {
    calendar,
    committee: await committeeOf(database, office(), dispute.gridId),
    mediator: directory.staff(dispute.mediatorId)?.name ?? '',
    now,
    ...(paper === 'dossier' ? { pictures: await picturesOf(database, folder, disputeId) } : {}),
  });
  return paper === 'dossier' ? drawDossier(facts) : drawPaper(facts, paper);
}

/** A photo or voice of a file, for who may still read the file when it goes out. */
export async function photoFor(
  { database, office, folder }: Omit<PaperOptions, 'client'>,
  { attachmentId, readerId }: { attachmentId: number; readerId: number },
): Promise<Buffer | null> {
  const attachment = await disputeAttachment(database, attachmentId);
  if (attachment === null || attachment.disputeId === null) return null;
  const dispute = await loadDispute(database, attachment.disputeId);
  const relations = await relationsToDispute({ tx: database, office: office(), actorId: readerId }, dispute);
  if (!mayRead(relations)) return null;
  return openedBytes(database, folder, attachment);
}

/** Photos of notes and evidence as pages of the volume; one that can't be opened leaves its place to the list. */
async function picturesOf(
  database: Database,
  folder: PaperOptions['folder'],
  disputeId: number,
): Promise<{ sessions: Map<number, Picture[]>; evidence: Map<number, Picture[]> }> {
  const found = { sessions: new Map<number, Picture[]>(), evidence: new Map<number, Picture[]>() };
  for (const attachment of await disputeAttachments(database, disputeId)) {
    const { kind, sessionId, evidenceId } = attachment;
    const [map, key] = sessionId === null ? [found.evidence, evidenceId] : [found.sessions, sessionId];
    if (kind !== 'image' || key === null) continue;
    const photo = await openedBytes(database, folder, attachment);
    const drawn = photo === null ? null : await pagePicture(photo).catch(() => null);
    if (drawn !== null) map.set(key, [...(map.get(key) ?? []), drawn]);
  }
  return found;
}
