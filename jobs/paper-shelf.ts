import type { MediaShelf, OwnFileMessage } from '../bot/outbox';
import type { Clock } from '../bot/clock';
import type { Office } from '../models/context';
import type { Database } from '../models/database';
import { readFile } from '../models/dispute-file';
import { loadDispute, relationsToDispute } from '../models/dispute-rights';
import { committeeOf } from '../models/mediators';
import type { UploadClient } from '../models/media-library';
import { readPaperId, type PaperName } from '../notices/paper-news';
import { caseFacts } from '../documents/mediation/facts';
import { drawDossier, drawPaper } from '../documents/mediation/dossier';

export interface PaperOptions {
  database: Database;
  office: () => Office;
  clock: Clock;
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
    const asked = readPaperId(message.own.id);
    if (asked === null) return this.others.mediaId(message, webhookKey);
    // A group never gets one.
    if (webhookKey !== undefined) return null;
    const content = await drawFor(this.options, asked);
    if (content === null) return null;
    const file = new Blob([new Uint8Array(content)], { type: DOCX });
    return (await this.options.client.uploadMedia('file', file, message.own.name)).mediaId;
  }
}

/** The docx for this reader; null when he may not read it (any more), or the case has no such paper. */
export async function drawFor(
  { database, office, clock }: Omit<PaperOptions, 'client'>,
  { disputeId, paper, readerId }: { disputeId: number; paper: PaperName; readerId: number },
): Promise<Buffer | null> {
  const dispute = await loadDispute(database, disputeId);
  const now = clock.now();
  const reader = { tx: database, office: office(), actorId: readerId };
  const relations = await relationsToDispute(reader, dispute);
  if (!relations.has('mediator') && !relations.has('head')) return null;
  const { directory, calendar } = office();
  const facts = caseFacts(await readFile(database, dispute), {
    calendar,
    committee: await committeeOf(database, office(), dispute.gridId),
    mediator: directory.staff(dispute.mediatorId)?.name ?? '',
    now,
  });
  return paper === 'dossier' ? drawDossier(facts) : drawPaper(facts, paper);
}
