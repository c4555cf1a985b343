import { loadAnnouncement, readersOf, type Announcement } from '../../models/staff/announcement';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { waitingHeld } from '../../models/exchange/held-notice';
import { holdsRight } from '../../models/staff/rights';
import { insert } from '../../models/store/transaction';
import { workPhones } from '../../models/staff/work-phone';
import { announcementText } from '../../notices/staff/announcement-words';

/** How far an announcement has come, persons by id. */
export interface AnnouncementReview {
  announcement: Announcement;
  readers: number;
  /** Who has not confirmed. */
  missing: number[];
  /** Of them those who can't have seen it: they were not to be rung at, it stands in their next list. */
  unseen: ReadonlySet<number>;
}

/** Who has not confirmed. */
export async function reviewOf(
  { tx, office }: Pick<Context, 'tx' | 'office'>,
  announcement: Announcement,
): Promise<AnnouncementReview> {
  const readers = await readersOf(tx, announcement.id);
  const missing = readers.filter(({ confirmedAt }) => confirmedAt === null).map(({ personId }) => personId);
  const unseen = await waitingHeld(tx, missing, announcementText(office, announcement));
  return { announcement, readers: readers.length, missing, unseen };
}

/**
 * 电话名单: the same with the work phones of who has not confirmed. To its author alone, as long as he may write to
 * people; each look at numbers is written to the audit log. Throws choice.gone, role.other.
 */
export async function callMissing(
  context: Context,
  id: number,
): Promise<AnnouncementReview & { phones: ReadonlyMap<number, string> }> {
  const { tx, office, actorId, now } = context;
  const announcement = await loadAnnouncement(tx, id);
  const own = announcement !== null && actorId !== null && announcement.authorId === actorId;
  if (!own || announcement.withdrawnAt !== null || announcement.sentAt === null)
    throw new Failure('choice.gone');
  if (!holdsRight(office.directory, actorId, 'announce'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const review = await reviewOf(context, announcement);
  const phones = await workPhones(tx, review.missing);
  if (phones.size > 0)
    await insert(tx, 'audit_entry', {
      at: now,
      personId: actorId,
      action: 'work_phone.look',
      object: `announcement ${id}`,
    });
  return { ...review, phones };
}
