import type { Context } from '../../models/context';
import { noteLook } from '../../models/mediation/dispute-file';
import type { DisputeAttachment } from '../../models/mediation/dispute-pictures';
import { endingOf } from '../../models/exchange/file-kind';
import { queue } from '../../models/exchange/outbound';

/** What can be drawn of a case; `dossier` is the whole volume. */
export const papers = {
  agreement: '调解协议书',
  dossier: '整个卷宗',
  application: '申请书',
  notice: '权利义务告知书',
  confirmation: '司法确认申请书',
  ending: '终止告知书',
  authority: '授权委托书',
  report: '结案报告',
} as const;
export type PaperName = keyof typeof papers;

/** The id under which the shelf draws it when it goes out: nothing of it is ever written to the disk. */
const paperId = (disputeId: number, paper: PaperName, readerId: number): string =>
  `dispute ${disputeId} ${paper} ${readerId}`;

export function readPaperId(id: string): { disputeId: number; paper: PaperName; readerId: number } | null {
  const [, disputeId, paper = '', readerId] = /^dispute (\d+) ([a-z]+) (\d+)$/.exec(id) ?? [];
  if (disputeId === undefined || !(paper in papers)) return null;
  return { disputeId: Number(disputeId), paper: paper as PaperName, readerId: Number(readerId) };
}

/** The same for a photo or voice: opened in memory when it goes out. */
const photoId = (attachmentId: number, readerId: number): string =>
  `dispute photo ${attachmentId} of ${readerId}`;

export function readPhotoId(id: string): { attachmentId: number; readerId: number } | null {
  const [, attachmentId, readerId] = /^dispute photo (\d+) of (\d+)$/.exec(id) ?? [];
  if (attachmentId === undefined) return null;
  return { attachmentId: Number(attachmentId), readerId: Number(readerId) };
}

/** What the platform shows in a chat; the rest goes as a file (P90253). */
const SHOWN: Partial<Record<DisputeAttachment['kind'], RegExp>> = {
  image: /^image\/(jpeg|png)$/,
  voice: /^audio\/amr$/,
};

/** Photos and voices of a file to who asks and may read it; each look is noted. */
export async function sendPhotos(
  context: Context,
  disputeId: number,
  files: readonly DisputeAttachment[],
): Promise<void> {
  const { tx, now, office, actorId } = context;
  const address = actorId === null ? undefined : office.directory.address(actorId);
  if (actorId === null || !address) return;
  await noteLook(context, disputeId, 'dispute.photos');
  for (const { id, kind, contentType } of files) {
    const own = { id: photoId(id, actorId), name: `M${disputeId}-${id}.${endingOf(contentType)}` };
    const message = { msgtype: SHOWN[kind]?.test(contentType) ? kind : ('file' as const), own };
    await queue(tx, now, {
      request: { kind: 'app.message', userIds: [address.externalId], message },
      personId: actorId,
    });
  }
}

/** To the mediator who asks, by his own chat; the look is noted. */
export async function sendPaper(context: Context, disputeId: number, paper: PaperName): Promise<void> {
  const { tx, now, office, actorId } = context;
  const address = actorId === null ? undefined : office.directory.address(actorId);
  if (actorId === null || !address) return;
  await noteLook(context, disputeId, `dispute.paper.${paper}`);
  const own = { id: paperId(disputeId, paper, actorId), name: `${papers[paper]}.docx` };
  const message = { msgtype: 'file' as const, own };
  await queue(tx, now, {
    request: { kind: 'app.message', userIds: [address.externalId], message },
    personId: actorId,
  });
}
