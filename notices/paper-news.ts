import type { Context } from '../models/context';
import { noteLook } from '../models/dispute-file';
import { queue } from '../models/outbound';

/** What can be drawn of a case; `dossier` is the whole volume. */
export const papers = {
  agreement: '调解协议书',
  dossier: '整个卷宗',
  application: '申请书',
  notice: '权利义务告知书',
  confirmation: '司法确认申请书',
  ending: '终止告知书',
} as const;
export type PaperName = keyof typeof papers;

/** The id under which the shelf draws it when it goes out: nothing of it is ever written to the disk. */
export const paperId = (disputeId: number, paper: PaperName, readerId: number): string =>
  `dispute ${disputeId} ${paper} ${readerId}`;

export function readPaperId(id: string): { disputeId: number; paper: PaperName; readerId: number } | null {
  const [, disputeId, paper = '', readerId] = /^dispute (\d+) ([a-z]+) (\d+)$/.exec(id) ?? [];
  if (disputeId === undefined || !(paper in papers)) return null;
  return { disputeId: Number(disputeId), paper: paper as PaperName, readerId: Number(readerId) };
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
