import {
  announcementPrefix,
  reviewedAfter,
  keepAnnouncement,
  readersOf,
  type Announcement,
  type NewAnnouncement,
} from '../../models/staff/announcement';
import { fitsReview } from '../../models/staff/announcement-rule';
import { cardsNamed } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { queue } from '../../models/exchange/outbound';
import { dropHeld, holdNotice, waitingHeld } from '../../models/exchange/held-notice';
import { takePush } from '../../models/exchange/push-budget';
import { holdsRight } from '../../models/staff/rights';
import {
  announcementCard,
  announcementCorrection,
  announcementText,
  withdrawnCard,
} from '../../notices/staff/announcement-words';
import { tellGroup } from '../../notices/exchange/send';

/** WeCom takes a message back within a day (P94867). */
const RECALL_WITHIN = 24 * 3_600_000;

export interface Announced {
  announcement: Announcement;
  /** Who is not to be rung at now: it stands in his next list. */
  unseen: number[];
}

/** 通知: kept, and sent at once unless it is for later. Throws role.other, announcement.nobody, announcement.minutes. */
export async function announce(
  context: Context,
  announcement: NewAnnouncement,
  readers: readonly number[],
): Promise<Announced> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, announcement.authorId, 'announce'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const others = readers.filter((personId) => personId !== announcement.authorId);
  if (others.length === 0 && announcement.groupId === null) throw new Failure('announcement.nobody');
  if (!fitsReview(reviewedAfter(announcement))) throw new Failure('announcement.minutes');
  const kept = await keepAnnouncement(tx, announcement, others);
  if (kept.sendAt > now) return { announcement: kept, unseen: [] };
  return { announcement: kept, unseen: await sendAnnouncement(context, kept, others) };
}

/**
 * To those who may be rung at, the others find it in their next list, once; to the work group that was addressed. Gives
 * the others.
 */
export async function sendAnnouncement(
  context: Context,
  announcement: Announcement,
  personIds: readonly number[],
): Promise<number[]> {
  const { tx, office, now } = context;
  await tx.run('UPDATE announcement SET sentAt = ? WHERE id = ?', [now, announcement.id]);
  const text = announcementText(office, announcement);
  if (announcement.groupId !== null) await tellGroup(context, announcement.groupId, text);
  const userIds: string[] = [];
  const unseen: number[] = [];
  for (const personId of personIds) {
    const userId = office.directory.address(personId)?.externalId;
    if (userId === undefined) continue;
    if (await takePush(tx, office, personId, 'order', now)) userIds.push(userId);
    else unseen.push(personId);
  }
  const waiting = await waitingHeld(tx, unseen, text);
  for (const personId of unseen.filter((id) => !waiting.has(id)))
    await holdNotice(tx, { personId, ticketId: null, notice: 'order', text }, now);
  if (userIds.length === 0) return unseen;
  const message = {
    msgtype: 'template_card' as const,
    template_card: announcementCard(office, announcement),
  };
  await queue(tx, now, {
    request: { kind: 'app.message', userIds, message },
    taskPrefix: announcementPrefix(announcement.id),
    notice: 'order',
  });
  return unseen;
}

/** 收到. Confirming twice is one confirmation. Throws choice.gone for who was not addressed. */
export async function confirmAnnouncement({ tx, now, actorId }: Context, id: number): Promise<void> {
  const { affected } = await tx.run(
    'UPDATE announcement_reader SET confirmedAt = COALESCE(confirmedAt, ?) WHERE announcementId = ? AND personId = ?',
    [now, id, actorId],
  );
  if (affected === 0) throw new Failure('choice.gone');
}

/** Once more to who has not confirmed; gives their number. Throws role.other. */
export async function remindReaders(context: Context, announcement: Announcement): Promise<number> {
  mine(context, announcement);
  const missing = (await readersOf(context.tx, announcement.id)).filter(
    ({ confirmedAt }) => confirmedAt === null,
  );
  await sendAnnouncement(
    context,
    announcement,
    missing.map(({ personId }) => personId),
  );
  // Who is still missing after as many minutes once more is told again.
  await context.tx.run('UPDATE announcement SET reviewedAt = NULL WHERE id = ?', [announcement.id]);
  return missing.length;
}

/**
 * 撤回: one that is still to go out never does. Cards are taken back as far as WeCom allows, else they say that it no longer holds; a group can't be made to forget
 * and gets the correction. Throws role.other.
 */
export async function withdrawAnnouncement(context: Context, announcement: Announcement): Promise<void> {
  mine(context, announcement);
  const { tx, office, now } = context;
  await tx.run('UPDATE announcement SET withdrawnAt = COALESCE(withdrawnAt, ?) WHERE id = ?', [
    now,
    announcement.id,
  ]);
  if (announcement.sentAt === null) return;
  if (announcement.groupId !== null)
    await tellGroup(context, announcement.groupId, announcementCorrection(announcement));
  await correctLists(context, announcement);
  const fresh = announcement.sentAt > now - RECALL_WITHIN;
  for (const { taskId, holders } of await cardsNamed(tx, announcementPrefix(announcement.id))) {
    const userIds = holders.split('|').filter(Boolean);
    if (userIds.length === 0) continue;
    const card = withdrawnCard(office, announcement);
    const renew = fresh ? ('recall' as const) : ('leave' as const);
    await queue(tx, now, { request: { kind: 'app.update_card', taskId, userIds, card, renew } });
  }
}

/** Who had it in a list instead of a card: it leaves the next list, or the correction stands there. */
async function correctLists(context: Context, announcement: Announcement): Promise<void> {
  const { tx, office, now } = context;
  const readers = (await readersOf(tx, announcement.id)).map(({ personId }) => personId);
  if (readers.length === 0) return;
  const text = announcementText(office, announcement);
  for (const personId of await dropHeld(tx, readers, text, announcement.sendAt))
    await holdNotice(
      tx,
      { personId, ticketId: null, notice: 'order', text: announcementCorrection(announcement) },
      now,
    );
}

function mine({ actorId }: Context, { authorId }: Announcement): void {
  if (authorId !== actorId) throw new Failure('role.other', { who: '发通知的人' });
}
